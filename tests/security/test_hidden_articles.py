"""What readers may not see is nowhere: no list, feed, map, search, page or head (N-15, SR-1)."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import HomeLayout
from home.news.models import Author, EventSeries, Keyword, NewsPage
from tests.factories import hours_ago, make_article, make_section

pytestmark = pytest.mark.django_db
CANARY = "Chim hoàng yến bí mật"
KINDS = ["draft", "scheduled", "expired by the clock", "withdrawn", "in a closed section"]


def hide(kind, section):
    """Return an article that is hidden in one of the ways an article can be hidden."""
    if kind == "draft":
        return make_article(section, CANARY, live=False)
    if kind == "scheduled":
        article = make_article(section, CANARY, live=False, go_live_at=hours_ago(-2))
        article.save_revision().publish()
        return NewsPage.objects.get(pk=article.pk)
    article = make_article(section, CANARY)
    if kind == "expired by the clock":  # the clock has not come round yet
        NewsPage.objects.filter(pk=article.pk).update(expire_at=hours_ago(1))
    elif kind == "withdrawn":
        article.unpublish()
    else:
        PageViewRestriction.objects.create(page=section, restriction_type="login")
    return NewsPage.objects.get(pk=article.pk)


@pytest.fixture(params=KINDS)
def hidden(request, home):
    """A hidden article that everything would like to show: featured, tagged, in every list."""
    section = make_section("Chuyên mục kín", "kin")
    article = hide(request.param, section)
    NewsPage.objects.filter(pk=article.pk).update(is_featured=True, published_at=hours_ago(1))
    article.author_rows.model.objects.create(page=article, author=Author.objects.create(name="A"))
    series = EventSeries.objects.create(title="Chuỗi")
    article.series_rows.model.objects.create(page=article, series=series)
    keyword = Keyword.objects.create(name="khóa")
    article.keyword_rows.model.objects.create(content_object=article, tag=keyword)
    layout = HomeLayout.objects.get()
    layout.leads.create(article=article)
    layout.boxes = [("section", {"category": section, "style": "wide", "count": 5})]
    layout.live = True
    layout.save()
    return article


@pytest.fixture
def neighbour(hidden):
    """A public article that shares everything with the hidden one and names it as related."""
    other = make_section("Chuyên mục mở", "mo")
    article = make_article(other, "Bài công khai")
    for rows in ("author_rows", "series_rows", "keyword_rows"):
        for row in getattr(hidden, rows).all():
            row.pk = None
            setattr(row, "content_object" if rows == "keyword_rows" else "page", article)
            row.save()
    article.related_rows.model.objects.create(page=article, related=hidden)
    article.extra_categories.add(hidden.get_parent().specific)
    article.save()
    return NewsPage.objects.get(pk=article.pk)


PLACES = ["/", "/tin-tuc/", "/tin-tuc/kin/", "/tin-tuc/mo/", "/tin-tuc/tac-gia/a/",
          "/tin-tuc/su-kien/chuoi/", "/tin-tuc/tu-khoa/khoa/", "/rss/", "/tin-tuc/rss/",
          "/tin-tuc/kin/rss/", "/tin-tuc/su-kien/chuoi/rss/", "/sitemap.xml", "/sitemap-trang.xml",
          "/so-do/", "/tim-kiem/?q=hoàng+yến", "/tim-kiem/?q=bí+mật"]  # fmt: skip


def test_it_stands_in_no_list_feed_map_or_search(client, hidden, neighbour):
    for place in [*PLACES, neighbour.url, f"{neighbour.url}in/", f"{neighbour.url}luu/"]:
        words = client.get(place, follow=True).text.replace("hoàng+yến", "")
        assert CANARY not in words and hidden.slug not in words, place


def test_its_own_roads_are_closed(client, hidden):
    for part in ("", "in/", "luu/"):
        for method in (client.get, client.head):
            answer = method(hidden.url + part)
            assert answer.status_code in (302, 404), part
            assert CANARY not in answer.content.decode()


def test_staff_see_the_same_as_everybody(client, administrator, hidden):
    client.force_login(administrator)
    for place in PLACES:
        assert CANARY not in client.get(place, follow=True).text, place


def test_the_one_question_answers_no(hidden):
    assert not NewsPage.objects.readable_by(AnonymousUser()).filter(pk=hidden.pk).exists()


def test_it_is_there_at_once_when_it_is_published_again(client, section):
    article = make_article(section, CANARY, live=False)
    assert CANARY not in client.get("/tin-tuc/").text
    article.save_revision().publish()
    assert CANARY in client.get("/tin-tuc/").text
    article.refresh_from_db()
    article.expire_at = timezone.now()
    article.save_revision().publish()
    assert CANARY not in client.get("/tin-tuc/").text


# Who may look at articles without asking for a reader, and why.
WITHOUT_READER = {
    "home/news/demo_articles.py": "loads the demo",
    "home/news/generate.py": "fills a portal for measurements",
    "home/demo.py": "loads the demo",
    "cms/operations/demo.py": "loads the demo",
    "cms/bench/killing.py": "looks for what it published itself",
    "home/news/rights.py": "asks who may edit instead, for the desk",
    "home/news/listing_filters.py": "narrows what rights.py lets through",
}


def test_every_view_and_tag_asks_for_a_reader():
    asked = {}
    for path in Path(settings.BASE_DIR).glob("*/**/*.py"):
        name = path.relative_to(settings.BASE_DIR).as_posix()
        if name.startswith(("cms/", "home/", "theme/")):
            asked[name] = [line for line, word in questions(path) if word != "readable_by"]
    wrong = {name: lines for name, lines in asked.items() if lines}
    assert wrong.keys() <= WITHOUT_READER.keys(), wrong
    assert WITHOUT_READER.keys() <= wrong.keys()


def questions(path):
    """Yield (line, method) for every method asked of NewsPage.objects in a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
            manager = node.value
            if isinstance(manager.value, ast.Name) and manager.value.id == "NewsPage":
                yield node.lineno, node.attr
