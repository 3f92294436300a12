"""A page is rendered once and is still always the right one (G-1 … G-6)."""

import threading
import time

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.navigation.models import MenuItem
from cms.pagecache import figures, purging, store
from cms.pages import paging
from home.news.models import NewsPage
from tests.factories import make_article, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(section):
    return make_article(section)


@pytest.fixture
def counted(monkeypatch):
    """A figure "sample" whose text the test sets; it is read anew at each use."""
    now = {"text": "1"}
    figures.register("sample", lambda argument: now["text"] + argument)
    monkeypatch.setattr(figures, "KEPT_SECONDS", 0)
    return now


def test_the_second_reader_gets_the_same_page_without_django_or_sql(
    door, article, django_assert_num_queries
):
    first = door.get(article.url)
    with django_assert_num_queries(0):
        second = door.get(article.url)
    assert door.renders == 1
    assert first.text == second.text and "Chợ phiên Tân Mẫu mở lại" in second.text


def test_a_kept_page_is_what_django_would_have_answered(door, article):
    fresh = Client().get(article.url)
    for _time in range(2):
        kept = door.get(article.url)
        assert kept.text == fresh.text
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
            assert kept.headers[name] == fresh[name]


def test_the_compressed_page_is_the_same_page(door, article):
    plain = door.get(article.url)
    packed = door.get(article.url, HTTP_ACCEPT_ENCODING="gzip, br")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.text == plain.text and len(packed.body) < len(plain.body) / 2
    assert int(packed.headers["Content-Length"]) == len(packed.body)


def test_head_is_answered_from_the_kept_page(door, article):
    length = door.get(article.url).headers["Content-Length"]
    head = door.get(article.url, "HEAD")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", length)
    assert door.renders == 1


def test_who_has_the_page_is_told_so_in_a_few_bytes(door, article):
    first = door.get(article.url)
    again = door.get(article.url, HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_other_parameters_never_multiply_pages(door, article):
    door.get(article.url)
    for number in range(20):
        page = door.get(f"{article.url}?utm_source={number}&trang={number}")
        assert page.status == 200 and "utm_source" not in page.text
    assert door.renders == 1 and len(door.pages.store.pages) == 1


def test_the_pages_of_a_list_are_kept_apart(door, section, monkeypatch):
    monkeypatch.setattr(paging, "PER_PAGE", 2)
    for number in range(3):
        make_article(section, f"Bài số {number}")
    first, second = door.get(section.url), door.get(f"{section.url}?trang=2")
    assert first.text != second.text
    assert door.get(f"{section.url}?trang=2").text == second.text and door.renders == 2


def test_a_filtered_list_is_made_afresh(door, section):
    door.get(section.url)
    answer = door.get(f"{section.url}?tu-ngay=01/01/2019")
    assert "01/01/2019" in answer.text and door.renders == 2


def test_nothing_is_kept_of_or_for_who_is_signed_in(door, article):
    client = Client()
    client.force_login(make_person("nguoi-doc"))
    cookie = f"phien={client.cookies['phien'].value}"
    for _time in range(2):
        door.get(article.url, HTTP_COOKIE=cookie)
    assert door.renders == 2 and not door.pages.store.pages


def test_the_readers_cookie_changes_nothing(door, article):
    page = door.get(article.url)
    assert door.get(article.url, HTTP_COOKIE="doc-gia=abc; csrf=x").text == page.text
    assert door.renders == 1


@pytest.mark.parametrize("path", ["/khong-co/", "/dang-nhap/", "/tim-kiem/", "/suc-khoe/"])
def test_errors_and_forms_are_never_kept(door, home, path):
    for _time in range(2):
        door.get(path)
    assert door.renders == 2 and not door.pages.store.pages


def test_a_post_is_never_answered_from_the_cache(door, article):
    door.get(article.url)
    assert door.get(article.url, "POST").status in (403, 405)


@pytest.mark.parametrize(
    "host", ["ke-xau.example", "", "testserver,ke-xau.example", "testserver:x"]
)
def test_a_foreign_host_is_refused_before_the_cache_is_asked(door, article, host):
    door.get(article.url)
    assert door.get(article.url, HTTP_HOST=host).status == 400


def test_a_figure_moves_on_a_kept_page(door, article, counted, monkeypatch):
    page = figures.mark("sample", " lượt")
    monkeypatch.setattr(NewsPage, "get_meta_description", lambda self: page, raising=False)
    kept = keep_with(door, article, page)
    assert "1 lượt" in kept().text
    counted["text"] = "2"
    assert "2 lượt" in kept().text and "1 lượt" not in kept().text
    assert kept(HTTP_ACCEPT_ENCODING="gzip").text == kept().text
    assert door.renders == 1


def test_a_new_figure_is_a_new_page_for_who_asks_whether_it_changed(door, article, counted):
    kept = keep_with(door, article, figures.mark("sample"))
    tag = kept().headers["ETag"]
    assert kept(HTTP_IF_NONE_MATCH=tag).status == 304
    counted["text"] = "2"
    assert kept(HTTP_IF_NONE_MATCH=tag).status == 200


def test_a_page_is_served_while_its_figures_cannot_be_read(door, article, monkeypatch):
    state = {"broken": False}

    def read(argument):
        if state["broken"]:
            raise OSError("the database is away")
        return "7 lượt"

    figures.register("sample", read)
    monkeypatch.setattr(figures, "KEPT_SECONDS", 0)
    kept = keep_with(door, article, figures.mark("sample"))
    kept()
    state["broken"] = True
    assert "7 lượt" in kept().text


def test_a_database_that_is_away_is_asked_once_for_all_figures(door, article, monkeypatch):
    """Each try may cost two seconds, and a page has many figures."""
    tries = []

    def read(argument):
        if tries:
            tries.append(argument)
            raise OperationalError("no answer")
        return f"{argument} lượt"

    figures.register("sample", read)
    monkeypatch.setattr(figures, "KEPT_SECONDS", 0)
    marks = "".join(figures.mark("sample", str(number)) for number in range(8))
    kept = keep_with(door, article, marks)
    kept()
    tries.append("away")
    assert "7 lượt" in kept().text
    assert len(tries) == 2


def test_a_long_figure_survives_compression(door, article, counted):
    counted["text"] = "dài " * 40_000
    kept = keep_with(door, article, figures.mark("sample"))
    assert kept(HTTP_ACCEPT_ENCODING="gzip").text == kept().text


def keep_with(door, article, words):
    """Let the article's page show a figure; return a function that asks for the page."""
    NewsPage.objects.filter(pk=article.pk).update(lead=words)
    return lambda **headers: door.get(article.url, **headers)


def test_a_page_that_nobody_changes_is_rendered_anew_after_a_minute(door, article, monkeypatch):
    door.get(article.url)
    grow_old(door)
    door.get(article.url)
    assert door.renders == 2


def grow_old(door):
    for page in door.pages.store.pages.values():
        page.fresh_until = 0


@pytest.fixture
def broken(door, monkeypatch):
    """broken(): from now on Django can answer nothing, as while the database is away."""

    def fail(environ, start_response):
        start_response("503 Service Unavailable", [])
        return HttpResponse()

    return lambda: monkeypatch.setattr(door, "handler", fail)


def test_a_kept_page_is_served_as_long_as_django_fails(door, article, broken):
    """SF-2: a page that nobody changed is better than an error, however old."""
    first = door.get(article.url)
    broken()
    grow_old(door)
    for _time in range(3):
        again = door.get(article.url)
        assert (again.status, again.text) == (200, first.text)
    assert door.renders == 2  # Django is left in peace for a few seconds
    assert door.get("/tin-tuc/").status == 503


def test_a_page_withdrawn_while_django_fails_is_not_served(door, article, broken):
    door.get(article.url)
    broken()
    purging.append([purging.page_tag(article.pk)])
    assert door.get(article.url).status == 503


def test_a_page_that_is_no_more_is_not_kept(door, article):
    door.get(article.url)
    NewsPage.objects.filter(pk=article.pk).update(live=False)  # behind the purge's back
    grow_old(door)
    assert door.get(article.url).status == 404
    assert (door.pages.store.pages, door.pages.store.size) == ({}, 0)


def test_memory_is_bounded(door, section, monkeypatch):
    kept = door.pages.store
    for number in range(4):
        assert door.get(make_article(section, f"Bài {number}").url).status == 200
        if number == 0:
            monkeypatch.setattr(store, "LARGEST", int(2.5 * kept.size))
    assert len(kept.pages) == 2
    assert sum(page.size for page in kept.pages.values()) == kept.size <= store.LARGEST


class TestPurging:
    @pytest.fixture
    def committed(self, django_capture_on_commit_callbacks):
        """commit(act): what a request that did this would have left behind."""

        def commit(act, **fields):
            with django_capture_on_commit_callbacks(execute=True):
                return act(**fields)

        return commit

    @pytest.fixture
    def two(self, make_door, article):
        """Two workers that both keep the article, its section and the front page."""
        doors = [make_door(), make_door()]
        for one in doors:
            for address in (article.url, article.get_parent().url, "/"):
                one.get(address)
        return doors

    def test_a_published_change_is_on_every_worker_at_once(self, two, article, committed):
        article.title = "Tên mới của bài"
        committed(article.save_revision().publish)
        for door in two:
            for address in (article.url, article.get_parent().url, "/"):
                assert "Tên mới của bài" in door.get(address).text

    def test_a_withdrawn_article_is_gone_from_every_worker_at_once(self, two, article, committed):
        committed(article.unpublish)
        for door in two:
            assert door.get(article.url).status == 404
            assert article.title not in door.get("/").text

    def test_a_menu_is_changed_on_every_page_at_once(self, two, article, committed):
        committed(MenuItem.objects.create, title="Mục mới", address="/tin-tuc/")
        for door in two:
            assert "Mục mới" in door.get(article.url).text

    def test_a_page_closed_to_the_public_is_closed_at_once(self, two, article, committed):
        section = article.get_parent()
        committed(PageViewRestriction.objects.create, page=section, restriction_type="login")
        for door in two:
            assert door.get(article.url).status == 302
            assert article.title not in door.get("/").text

    def test_what_belongs_to_one_page_leaves_the_others_kept(self, two, article, committed):
        committed(lambda: purging.purge(purging.page_tag(article.pk)))
        door = two[0]
        before = door.renders
        door.get(article.url), door.get("/")
        assert door.renders == before + 1

    def test_a_draft_drops_nothing(self, two, article, committed):
        article.title = "Chưa đăng"
        committed(article.save_revision)
        before = two[0].renders
        assert "Chưa đăng" not in two[0].get(article.url).text
        assert two[0].renders == before

    def test_a_page_purged_while_it_was_rendered_is_not_kept(self, door, article, monkeypatch):
        django = door.handler

        def slow(environ, start_response):
            body = django(environ, start_response)
            purging.append([purging.page_tag(article.pk)])
            return body

        door.handler = slow
        door.get(article.url)
        assert not door.pages.store.pages


def test_many_readers_of_a_page_render_it_once(door):
    turns, begun = [], threading.Barrier(6)

    def ask():
        begun.wait()
        turns.append(door.pages.store.is_my_turn("a page", 5))
        if turns[-1]:
            time.sleep(0.2)  # as long as a page takes
            door.pages.store.done("a page")

    threads = [threading.Thread(target=ask) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(turns) == [False] * 5 + [True]
