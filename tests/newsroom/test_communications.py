"""Truyền thông: banners, link boxes and pictures, and nothing else (N-40, N-44)."""

import pytest
from django.urls import reverse

from cms.media.models import PortalImage
from cms.navigation.models import Banner, LinkBox, MenuItem
from tests.factories import make_article, make_image, make_person
from tests.media.files import picture, upload

from .desk import Desk

pytestmark = pytest.mark.django_db
BANNER = {"title": "Tuần lễ đọc sách", "alt": "Tuần lễ đọc sách ở thư viện", "address": "/tin-tuc/",
          "starts_at": "", "ends_at": "", "sort_order": "0", "is_published": "on"}  # fmt: skip
LINKS = {"title": "Liên kết", "starts_at": "", "ends_at": "", "sort_order": "0",
         "links-TOTAL_FORMS": "1", "links-INITIAL_FORMS": "0", "links-MIN_NUM_FORMS": "1",
         "links-MAX_NUM_FORMS": "1000", "links-0-text": "Dịch vụ công", "links-0-page": "",
         "links-0-address": "https://dichvucong.gov.vn", "links-0-ORDER": "1",
         "links-0-DELETE": ""}  # fmt: skip


@pytest.fixture
def communications(home):
    return Desk(make_person("truyenthong", "Truyền thông"))


def snippet(model, action, *args):
    return (f"wagtailsnippets_navigation_{model}:{action}", *args)


def test_a_banner_is_put_on_the_site_and_taken_off(client, communications):
    communications.post(*snippet("banner", "add"), **BANNER, image=make_image().pk)
    banner = Banner.objects.get()
    assert BANNER["alt"] in client.get("/").text
    communications.post(*snippet("banner", "delete", banner.pk))
    assert BANNER["alt"] not in client.get("/").text


@pytest.mark.parametrize("alt", ["", "bank", "img_01", "banner1.jpg", "HIEN KE"])
def test_a_banner_needs_words_for_who_does_not_see_it(communications, alt):
    form = BANNER | {"alt": alt, "image": make_image().pk}
    answer = communications.post(*snippet("banner", "add"), **form)
    message = "Hãy viết nội dung người đọc cần biết, không phải tên tệp."
    assert answer.context["form"].errors["alt"] == [message]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//example.com", "data:text/html,a"])
def test_a_link_leads_where_it_says(communications, address):
    form = BANNER | {"address": address, "image": make_image().pk}
    answer = communications.post(*snippet("banner", "add"), **form)
    assert answer.context["form"].errors["address"] == ["Địa chỉ không hợp lệ."]
    answer = communications.post(*snippet("linkbox", "add"), **LINKS | {"links-0-address": address})
    assert not LinkBox.objects.exists() and answer.status_code == 200


def test_a_link_box_is_put_on_the_site(client, communications):
    communications.post(*snippet("linkbox", "add"), **LINKS)
    assert "https://dichvucong.gov.vn" in client.get("/").text


def test_a_picture_comes_into_the_library(communications):
    photo = {"title": "Chợ", "description": "Chợ phiên", "file": upload("a.jpg", picture())}
    communications.post("wagtailimages:add", **photo)
    assert PortalImage.objects.get().uploaded_by_user == communications.user


def test_nothing_else_is_open(communications, section):
    article = make_article(section)
    MenuItem.objects.create(title="Tin tức", address="/tin-tuc/")
    closed = [
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_pages:add", args=["news", "newspage", section.pk]),
        reverse(*snippet("menuitem", "list")),
        reverse("wagtailsnippets_news_author:list"),
        reverse("wagtailsnippets_home_homelayout:list"),
        reverse("wagtailsettings:edit", args=["navigation", "siteidentity"]),
        reverse("wagtailusers_users:index"),
        reverse("wagtailredirects:index"),
        reverse("wagtaildocs:index"),
    ]
    for address in closed:
        answer = communications.client.get(address)
        assert answer.status_code in (302, 403), address
        assert "article.title" not in answer.text
