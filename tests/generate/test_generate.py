"""Made-up articles in any number: for tests of size and for the bench."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page

from home.news.generate import generate
from home.news.models import NewsCategoryPage, NewsPage
from tests.demo.pages import read, words
from tests.factories import make_article, make_section


@pytest.fixture
def sections(home):
    return [make_section("Tin trong tỉnh"), make_section("Kinh tế – xã hội")]


def test_articles_are_read_listed_and_found_like_any_other(sections, client):
    call_command("generate", 50, stdout=StringIO())
    assert [NewsPage.objects.live().child_of(section).count() for section in sections] == [25, 25]
    article = NewsPage.objects.newest_first().first()
    assert article.title in words(read(client, "/tin-tuc/").select_one("main"))
    page = read(client, article.url)
    assert 520 <= len(words(page.select_one(".p-prose")).split()) <= 640
    found = read(client, f"/tim-kiem/?q={article.title}").select_one("main")
    assert found.select('a[href*="/bai-thu-"]')


def test_the_tree_stays_whole_and_further_pages_fit_in(sections):
    generate(30)
    make_article(sections[0])
    generate(20)
    assert not any(Page.find_problems())
    assert NewsPage.objects.count() == 51


def test_the_same_seed_gives_the_same_words(sections):
    generate(12)
    first = list(NewsPage.objects.newest_first().values_list("title", "lead", "published_at"))
    NewsPage.objects.all().delete()
    generate(12)
    again = list(NewsPage.objects.newest_first().values_list("title", "lead", "published_at"))
    assert first == again


def test_without_a_section_it_says_so(home):
    with pytest.raises(NewsCategoryPage.DoesNotExist):
        generate(1)
