"""No picture stands twice on a page, and none is made while a reader waits."""

from urllib.parse import urljoin

from home.news.models import Author, EventSeries, Keyword, NewsCategoryPage

from .conftest import count_renditions
from .pages import pictures_twice, read


def list_addresses():
    """Yield every list of articles: sections, series, writers, keywords."""
    yield "/tin-tuc/"
    yield from (section.url for section in NewsCategoryPage.objects.all())
    yield from (f"/tin-tuc/su-kien/{series.slug}/" for series in EventSeries.objects.all())
    yield from (f"/tin-tuc/tac-gia/{author.slug}/" for author in Author.objects.all())
    yield from (f"/tin-tuc/tu-khoa/{keyword.slug}/" for keyword in Keyword.objects.all())


def pages_of(client, address):
    """Yield each page of a list, following its links to the next."""
    page = read(client, address)
    yield page
    while following := page.select_one('a[rel="next"]'):
        page = read(client, urljoin(address, following["href"]))
        yield page


def test_no_picture_stands_twice_on_the_home_page(demo, client):
    home = read(client, "/")
    assert len(home.select('img[src^="/hinh/"]')) >= 13
    assert pictures_twice(home) == []


def test_no_picture_stands_twice_on_any_page_of_any_list(demo, client):
    assert len(list(pages_of(client, "/tin-tuc/"))) == 4
    for address in list_addresses():
        for page in pages_of(client, address):
            assert pictures_twice(page) == [], address


def test_no_picture_stands_twice_on_an_article(article_pages):
    for address, page in article_pages.items():
        assert pictures_twice(page) == [], address


def test_no_reader_waits_for_a_picture_to_be_made(demo, loaded_demo, article_pages, client):
    for address in ("/", "/tin-tuc/", "/tin-tuc/tin-trong-tinh/", "/gioi-thieu/"):
        read(client, address)
    assert count_renditions() == loaded_demo["renditions"]
