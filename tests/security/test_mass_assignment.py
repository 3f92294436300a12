"""A form takes the fields it shows and no other (SR-9, SB-36)."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Collection

from cms.media.models import PortalDocument, PortalImage
from cms.navigation.models import Banner
from home.news.models import NewsPage
from tests.factories import make_article, make_document, make_image, make_member, make_person
from tests.media.files import pdf_of_pages, picture, upload
from tests.newsroom.article_form import article_form
from tests.newsroom.blocks import picture as picture_block

pytestmark = pytest.mark.django_db
INNER = {
    "live": "on", "owner": "1", "id": "1", "pk": "1", "page_ptr": "1", "path": "00010001",
    "depth": "1", "url_path": "/", "numchild": "9", "content_type": "1", "locked": "on",
    "locked_by": "1", "first_published_at": "01/01/2019 08:00", "last_published_at": "01/01/2019",
    "latest_revision": "1", "live_revision": "1", "alias_of": "1", "expired": "on",
    "has_unpublished_changes": "on", "locale": "1", "translation_key": "a", "draft_title": "X",
    "show_in_menus": "on", "is_superuser": "on",
}  # fmt: skip


@pytest.fixture
def reporter(section):
    return make_member("phongvien", "Phóng viên", section)


def test_an_article(client, reporter, section):
    client.force_login(reporter)
    add = reverse("wagtailadmin_pages:add", args=["news", "newspage", section.pk])
    client.post(add, article_form() | INNER)
    article = NewsPage.objects.get()
    assert article.owner == reporter and article.is_child_of(section)
    assert not article.live and not article.locked and article.first_published_at is None
    assert article.draft_title == article.title and not article.show_in_menus
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    client.post(edit, article_form(slug=article.slug) | INNER)
    again = NewsPage.objects.get().get_latest_revision_as_object()
    assert (again.path, again.owner_id, again.live) == (article.path, reporter.pk, False)


def test_a_field_that_is_sent_twice_counts_once(client, reporter, section):
    client.force_login(reporter)
    add = reverse("wagtailadmin_pages:add", args=["news", "newspage", section.pk])
    client.post(add, article_form() | {"title": ["Tiêu đề một", "Tiêu đề hai"]})
    assert NewsPage.objects.get().title == "Tiêu đề hai"


def test_the_own_account(client, reporter):
    client.force_login(reporter)
    form = {"name_email-first_name": "Họa My", "name_email-email": "hoamy@congvu.example",
            "theme-theme": "light", "theme-contrast": "system", "theme-density": "default"}  # fmt: skip
    inner = {"is_superuser": "on", "is_staff": "on", "groups": "1", "username": "quantri",
             "user_permissions": "1"}  # fmt: skip
    inner |= {f"name_email-{name}": value for name, value in inner.items()}
    client.post("/quan-tri/account/", form | inner)
    reporter.refresh_from_db()
    assert reporter.first_name == "Họa My" and reporter.username == "phongvien"
    assert not reporter.is_superuser and not reporter.is_staff and reporter.groups.count() == 1


def test_signing_in(client, reporter):
    form = {"username": "phongvien", "password": "mat-khau-thu-nghiem", "is_superuser": "on"}
    client.post("/dang-nhap/", form)
    reporter.refresh_from_db()
    assert not reporter.is_superuser


def test_files(client, reporter):
    client.force_login(reporter)
    inner = {"uploaded_by_user": "999", "file_hash": "a", "sha256": "a", "page_count": "99",
             "file_size": "1", "width": "1", "collection": "1"}  # fmt: skip
    photo = {"title": "Chợ", "description": "Chợ", "file": upload("a.jpg", picture())}
    client.post("/quan-tri/images/add/", photo | inner)
    document = {"title": "Công văn", "file": upload("a.pdf", pdf_of_pages(2))}
    client.post("/quan-tri/documents/add/", document | inner)
    photo, document = PortalImage.objects.get(), PortalDocument.objects.get()
    assert photo.uploaded_by_user == document.uploaded_by_user == reporter
    assert photo.width == 80 and document.page_count == 2 and len(document.sha256) == 64
    assert photo.collection.name == document.collection.name == "Tin trong tỉnh"


def test_a_banner(client, home):
    client.force_login(make_person("truyenthong", "Truyền thông"))
    other = Banner.objects.create(title="Cũ", alt="Tuần lễ đọc sách", image=make_image())
    form = {"title": "Mới", "alt": "Ngày hội trồng cây", "image": make_image().pk, "address": "",
            "sort_order": "0", "starts_at": "", "ends_at": "", "pk": other.pk, "id": other.pk}  # fmt: skip
    client.post(reverse("wagtailsnippets_navigation_banner:add"), form)
    other.refresh_from_db()
    assert other.title == "Cũ" and Banner.objects.count() == 2


@pytest.fixture
def closed(reporter):
    """A picture and a document of the library that the reporter may not choose."""
    return make_image("Ảnh kín"), make_document("Tài liệu kín")


ROADS = ["attachment", "lead image", "body image", "body document", "link in the text"]


def form_with(road, image, document):
    link = {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"id": str(document.pk)}}
    block = {"key": "00000", "type": "unstyled", "depth": 0, "text": "Tệp", "inlineStyleRanges": [],
             "entityRanges": [{"offset": 0, "length": 3, "key": 0}]}  # fmt: skip
    return {
        "attachment": {"attachments": [{"document": str(document.pk), "title": ""}]},
        "lead image": {"lead_image": str(image.pk), "lead_image_alt": "Ảnh chợ phiên"},
        "body image": {"body": [("image", {"image": picture_block(image), "caption": "",
                                           "credit": ""})]},
        "body document": {"body": [("document", {"document": str(document.pk), "title": ""})]},
        "link in the text": {
            "body": [("text", json.dumps({"blocks": [block], "entityMap": {"0": link}}))]
        },
    }[road]  # fmt: skip


@pytest.mark.parametrize("road", ROADS)
def test_a_file_one_may_not_choose_is_not_taken_by_its_number(
    client, reporter, section, closed, road
):
    client.force_login(reporter)
    add = reverse("wagtailadmin_pages:add", args=["news", "newspage", section.pk])
    client.post(add, article_form(**form_with(road, *closed)))
    assert not NewsPage.objects.exists()
    own = Collection.objects.get(name="Tin trong tỉnh")
    for file in closed:
        type(file).objects.update(collection=own)
    client.post(add, article_form(**form_with(road, *closed)))
    assert NewsPage.objects.exists()


def test_what_a_colleague_put_into_the_article_may_stay(client, reporter, section, closed):
    image, document = closed
    article = make_article(
        section, live=False, owner=reporter, lead_image=image, lead_image_alt="A"
    )
    client.force_login(reporter)
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = article_form(slug=article.slug, lead="Câu dẫn mới.", **form_with("lead image", *closed))
    client.post(edit, form)
    assert article.get_latest_revision_as_object().lead != "Câu dẫn mới."
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().lead == "Câu dẫn mới."
