"""Menu, banners and link boxes stand on every page as the communications staff arrange them."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from cms.media.models import PortalImage
from cms.navigation.models import Banner, LinkBox, MenuItem, SiteIdentity
from tests.factories import hours_ago, make_article, make_member, make_person

pytestmark = pytest.mark.django_db


def make_banner(**fields):
    image = PortalImage.objects.create(title="Ảnh", file=get_test_image_file())
    fields = {"title": "Biểu ngữ", "alt": "Tuần lễ đọc sách ở thư viện", **fields}
    return Banner.objects.create(image=image, **fields)


def test_the_menu_says_where_the_reader_is(client, section):
    MenuItem.objects.create(title="Trang chủ", address="/")
    MenuItem.objects.create(title="Tin tức", page=section.get_parent(), sort_order=1)
    page = client.get("/tin-tuc/").text
    assert page.count('href="/tin-tuc/" aria-current="page"') == 2  # wide menu and phone menu
    assert 'href="/" aria-current' not in page


def test_an_entry_of_an_unpublished_page_is_not_shown(client, section):
    MenuItem.objects.create(title="Mục ẩn", page=section)
    assert "Mục ẩn" in client.get("/").text
    section.unpublish()
    assert "Mục ẩn" not in client.get("/").text


def test_the_menu_has_two_levels_only(home):
    top = MenuItem.objects.create(title="Tin tức", address="/tin-tuc/")
    child = MenuItem.objects.create(title="Trong tỉnh", address="/a/", parent=top)
    with pytest.raises(ValidationError, match="hai cấp"):
        MenuItem(title="Sâu", address="/b/", parent=child).full_clean()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//evil.example", "data:x", "ftp://a.b"]
)
def test_a_link_leads_to_a_web_page_only(home, address):
    with pytest.raises(ValidationError, match="Địa chỉ không hợp lệ"):
        MenuItem(title="Lạ", address=address).full_clean()


def test_a_link_needs_exactly_one_goal(home):
    for fields in ({}, {"address": "/a/", "page": home.page_ptr}):
        with pytest.raises(ValidationError, match="Hãy chọn một trang hoặc ghi một địa chỉ"):
            MenuItem(title="Lạ", **fields).full_clean()


@pytest.mark.parametrize("alt", ["bank", "img_01", "banner1.jpg", "HIEN KE", "", "ảnh 2"])
def test_a_banner_described_by_a_file_name_is_refused(home, alt):
    banner = make_banner()
    banner.alt = alt
    with pytest.raises(ValidationError, match="Hãy viết nội dung người đọc cần biết"):
        banner.full_clean()


@pytest.mark.parametrize(
    "fields",
    [
        {"is_published": False},
        {"alt": "", "is_published": False},
        {"ends_at": hours_ago(1)},
        {"starts_at": hours_ago(-1)},
    ],
)
def test_a_banner_outside_its_time_is_not_in_the_page(client, home, fields):
    make_banner(address="https://vi-du.example/ngoai-gio", **fields)
    assert "ngoai-gio" not in client.get("/").text


def test_a_banner_in_its_time_is_shown_with_its_true_address(client, home):
    make_banner(address="https://vi-du.example/chien-dich", ends_at=hours_ago(-1))
    page = client.get("/").text
    assert 'href="https://vi-du.example/chien-dich"' in page
    assert 'alt="Tuần lễ đọc sách ở thư viện"' in page


def test_a_link_box_lists_its_links_in_order_and_an_empty_one_is_absent(client, home):
    box = LinkBox(title="Liên kết")
    box.links.add(*[box.links.model(text=text, address="/a/") for text in ("Một", "Hai")])
    box.save()
    LinkBox.objects.create(title="Hộp trống")
    page = client.get("/").text
    assert page.index("Một") < page.index("Hai")
    assert "Hộp trống" not in page


def test_the_footer_prints_only_what_is_filled_in(client, home):
    site = Site.objects.get()
    SiteIdentity.objects.create(site=site, site_name="Cổng Mẫu", phone="0271 000 0000")
    page = client.get("/").text
    assert 'href="tel:02710000000"' in page and "Cổng Mẫu" in page
    assert "mailto:" not in page and "Giấy phép" not in page


def test_furniture_costs_few_queries_and_none_for_the_next_reader(
    client, section, django_assert_max_num_queries
):
    for number in range(5):
        MenuItem.objects.create(title=f"Mục {number}", page=section)
        make_banner()
    article = make_article(section)
    client.get(article.url)
    with django_assert_max_num_queries(21):
        client.get(article.url)


def test_the_dashboard_lists_banners_that_nobody_described(client, home):
    banner = make_banner(title="HIEN KE", alt="", is_published=False)
    client.force_login(make_person("truyenthong", "Truyền thông"))
    page = client.get("/quan-tri/").text
    assert "Thiếu mô tả" in page
    assert f'href="/quan-tri/snippets/navigation/banner/edit/{banner.pk}/"' in page


def test_the_dashboard_says_when_every_picture_is_described(client, home):
    client.force_login(make_person("truyenthong", "Truyền thông"))
    assert "Mọi biểu ngữ và hình ảnh đều có mô tả." in client.get("/quan-tri/").text


def test_the_dashboard_asks_only_those_who_can_mend(client, section):
    client.force_login(make_member("phongvien", "Phóng viên", section))
    assert "Chất lượng nội dung" not in client.get("/quan-tri/").text
