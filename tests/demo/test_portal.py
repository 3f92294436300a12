"""What a visitor can click on is there, and loading again changes nothing (news.md N-55…N-58)."""

import stat
from io import StringIO

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import call_command

from cms.navigation.models import Banner
from cms.operations.demo import load_demo
from cms.users.demo import demo_password
from cms.users.models import User
from home.news.models import NewsCategoryPage
from home.standardpages.models import StandardPage

from .pages import read, words

MENU = [
    "Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Lịch họp", "Thủ tục hành chính", "Liên hệ",
]  # fmt: skip
CUSTOMER_LINKS = [
    "Nông thôn mới", "Thủ tục hành chính", "Văn bản mới ban hành", "Người Việt dùng hàng Việt",
    "Tìm hài cốt liệt sĩ", "Thông tin người phát ngôn",
]  # fmt: skip
ACCOUNTS = [
    "bientap", "chanhvp", "chutri", "daibieu1", "daibieu2", "kiemtoan", "phongvien", "quantri",
    "thukyhop", "thukytoasoan", "truyenthong", "vanthu",
]  # fmt: skip


def everything():
    """Return every row of every table."""
    return {
        model._meta.label: serializers.serialize("json", model._base_manager.order_by("pk"))
        for model in apps.get_models()
    }


def test_loading_again_changes_nothing(demo):
    before = everything()
    assert load_demo(again=True)
    assert everything() == before


def test_loading_again_brings_back_what_is_missing_and_keeps_what_was_changed(demo):
    StandardPage.objects.get(slug="lien-he").delete()
    User.objects.filter(username="bientap").update(first_name="Người Khác")
    load_demo(again=True)
    assert StandardPage.objects.filter(slug="lien-he").exists()
    assert User.objects.get(username="bientap").first_name == "Người Khác"


def test_a_portal_with_content_is_left_alone(demo):
    StandardPage.objects.get(slug="lien-he").delete()
    call_command("demo", stdout=StringIO())
    assert not StandardPage.objects.filter(slug="lien-he").exists()


def test_every_entry_of_the_menu_leads_somewhere(demo, client):
    links = read(client, "/").select("header nav li a")
    assert [title for title in map(words, links) if title in MENU][: len(MENU)] == MENU
    for link in links:
        read(client, link["href"])


def test_the_customers_six_links_lead_to_real_pages(demo, client):
    heading = next(h2 for h2 in read(client, "/").select("h2") if words(h2) == "Liên kết")
    links = heading.find_parent("section").select("li a")
    assert [words(link) for link in links] == CUSTOMER_LINKS
    for link in links:
        assert len(words(read(client, link["href"]).select_one("main"))) > 300


def test_every_link_of_the_home_page_inside_the_portal_answers(demo, client):
    home = read(client, "/")
    for address in {link["href"] for link in home.select('a[href^="/"]')}:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("slug", ["gioi-thieu", "lien-he", "nguoi-phat-ngon"])
def test_invented_names_and_phones_are_marked(demo, client, slug):
    assert "dữ liệu mẫu" in words(read(client, f"/{slug}/").select_one("main")).lower()


def test_every_standing_page_could_be_saved_as_it_is(demo):
    for page in StandardPage.objects.all():
        page.body.stream_block.clean(page.body)


def test_the_customers_banners_wait_for_a_description(demo, client):
    waiting = Banner.objects.filter(title__in=["HIEN KE", "sn bac", "bank"])
    assert list(waiting.values_list("is_published", "alt")) == [(False, "")] * 3
    home = words(read(client, "/"))
    assert "HIEN KE" not in home and "Tuần hàng Việt về nông thôn" in home


def test_the_twelve_accounts_sign_in_with_the_demo_password(demo):
    people = User.objects.order_by("username")
    assert [person.username for person in people] == ACCOUNTS
    for person in people:
        assert person.check_password(demo_password())
        assert person.email.endswith("@congvu.example")
        assert person.is_superuser == (person.username == "quantri")


def test_a_password_nobody_chose_is_made_once_and_kept_from_others(settings, tmp_path):
    settings.PORTAL_DEMO_PASSWORD, settings.PORTAL_DATA_DIR = "", tmp_path
    made = demo_password()
    assert len(made) >= 12 and demo_password() == made
    kept = next(tmp_path.iterdir())
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("username", "elsewhere"),
    [("phongvien", "kinh-te-xa-hoi"), ("bientap", "giao-duc-y-te"), ("truyenthong", None)],
)
def test_the_newsroom_writes_in_its_own_sections_only(demo, client, username, elsewhere):
    client.force_login(User.objects.get(username=username))
    assert may_write(client, "tin-trong-tinh") == bool(elsewhere)
    assert not may_write(client, elsewhere or "kinh-te-xa-hoi")


def test_the_managing_editor_works_in_every_section(demo, client):
    client.force_login(User.objects.get(username="thukytoasoan"))
    assert all(may_write(client, section.slug) for section in NewsCategoryPage.objects.all())


def may_write(client, slug):
    section = NewsCategoryPage.objects.get(slug=slug)
    return client.get(f"/quan-tri/pages/add/news/newspage/{section.pk}/").status_code == 200
