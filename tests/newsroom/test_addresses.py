"""An article's address: made from its title, never a reserved one, alive after every move (N-2, N-3)."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from home.news.models import NewsIndexPage
from tests.factories import make_article, make_section

from .desk import again, newest

pytestmark = pytest.mark.django_db
SECTION_FORM = {"intro": "", "seo_title": "", "search_description": "", "go_live_at": "",
                "expire_at": "", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}  # fmt: skip


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đường đi", "duong-di"),
        ("Họp “không giấy”: 3 bước", "hop-khong-giay-3-buoc"),
        ("!!!", "trang"),
        ("RSS", "rss-1"),
    ],
)
def test_an_empty_address_is_made_from_the_title(reporter, section, title, slug):
    assert reporter.write(section, title=title).slug == slug


def test_two_articles_of_one_title_have_two_addresses(reporter, section):
    assert reporter.write(section, title="Đường đi").slug == "duong-di"
    assert reporter.write(section, title="Đường đi").slug == "duong-di-2"


def test_a_draft_saved_twice_keeps_its_address(reporter, section):
    draft = reporter.write(section, title="Đường đi")
    reporter.edit(draft, title="Đường đi", slug="")
    assert newest(draft).slug == "duong-di"


def test_an_address_in_use_is_refused(reporter, section):
    reporter.write(section, title="Đường đi")
    assert "slug" in reporter.create(section, title="Khác", slug="duong-di").context["form"].errors


@pytest.mark.parametrize("slug", ["su-kien", "tu-khoa", "tac-gia", "doc-nhieu", "rss"])
def test_a_section_takes_no_address_of_the_system(administrator, home, slug):
    index = NewsIndexPage.objects.get()
    form = SECTION_FORM | {"title": "Chuyên mục", "slug": slug, "action-publish": "1"}
    answer = administrator.post(
        "wagtailadmin_pages:add", "news", "newscategorypage", index.pk, **form
    )
    assert answer.context["form"].errors["slug"] == ["Đường dẫn này đã dành cho hệ thống."]


def move(person, article, section):
    person.post("wagtailadmin_pages:move_confirm", article.pk, section.pk)


def test_a_moved_article_is_found_at_every_old_address_in_one_hop(client, administrator, section):
    article = make_article(section)
    economy, culture = make_section("Kinh tế", "kinh-te"), make_section("Văn hóa", "van-hoa")
    old = [article.url]
    for place in (economy, culture):
        move(administrator, article, place)
        old.append(again(article).url)
    newest_address = old.pop()
    for address in old:
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, newest_address)
    assert client.get(newest_address).status_code == 200


def test_an_article_that_came_back_is_at_home(client, administrator, section):
    article, economy = make_article(section), make_section("Kinh tế", "kinh-te")
    move(administrator, article, economy)
    elsewhere = again(article).url
    move(administrator, article, section)
    assert client.get(article.url).status_code == 200
    assert client.get(elsewhere)["Location"] == article.url


def test_a_changed_slug_leads_on(
    client, administrator, section, django_capture_on_commit_callbacks
):
    article = make_article(section)
    with django_capture_on_commit_callbacks(execute=True):
        administrator.edit(article, "publish", slug="cho-phien")
    assert client.get(article.url)["Location"] == "/tin-tuc/tin-trong-tinh/cho-phien/"


def test_print_and_save_move_along(client, administrator, section):
    article = make_article(section)
    move(administrator, article, make_section("Kinh tế", "kinh-te"))
    for part in ("in/", "luu/"):
        answer = client.get(article.url + part, follow=True)
        assert answer.status_code == 200 and len(answer.redirect_chain) == 1


def test_a_moved_section_takes_its_articles_along(
    client, administrator, section, django_capture_on_commit_callbacks
):
    article = make_article(section)
    form = SECTION_FORM | {"title": section.title, "slug": "thoi-su", "action-publish": "1"}
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post("wagtailadmin_pages:edit", section.pk, **form)
    assert client.get(article.url)["Location"] == again(article).url
    assert again(article).url.startswith("/tin-tuc/thoi-su/")


def test_a_withdrawn_articles_old_address_is_gone_too(client, administrator, section):
    article = make_article(section)
    move(administrator, article, make_section("Kinh tế", "kinh-te"))
    again(article).unpublish()
    assert Redirect.objects.exists()
    assert client.get(article.url, follow=True).status_code == 404
