"""Programs that read the news for people: RSS and the site map."""

import re
import xml.etree.ElementTree as ElementTree
from email.utils import parsedate_to_datetime

import pytest

from home.news.models import EventSeries, NewsPage
from tests.factories import hours_ago, make_article, make_section

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed(client, address="/rss/"):
    return ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own answer


def test_the_feed_holds_the_thirty_newest_with_their_leads_only(client, section):
    for number in range(31):
        make_article(section, f"Bài {number}", published_at=hours_ago(number + 1))
    items = feed(client).findall("channel/item")
    assert [item.find("title").text for item in items] == [f"Bài {n}" for n in range(30)]
    assert items[0].find("description").text == "Mái chợ được nâng cao, lối đi rộng gấp đôi."


def test_a_feed_says_when_in_vietnamese_time_and_where_it_lives(client, section):
    make_article(section)
    tree = feed(client, f"{section.url}rss/")
    date = tree.find("channel/item/pubDate").text
    assert date.endswith("+0700") and parsedate_to_datetime(date)
    link = tree.find(f"channel/{ATOM}link")
    assert link.get("href") == f"http://testserver{section.url}rss/"
    assert link.get("rel") == "self"


def test_a_moved_article_is_not_new_to_a_feed_reader(client, section):
    article = make_article(section)
    before = feed(client).find("channel/item/guid").text
    article.move(make_section("Kinh tế", "kinh-te"), pos="last-child")
    assert feed(client).find("channel/item/guid").text == before


def test_an_unchanged_feed_is_not_sent_again(client, section):
    make_article(section)
    first = client.get("/rss/")
    again = client.get("/rss/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    again = client.get("/rss/", headers={"if-modified-since": first["Last-Modified"]})
    assert again.status_code == 304


def test_a_series_has_a_feed(client, section):
    series = EventSeries.objects.create(title="Chợ phiên")
    article = make_article(section, "Trong dòng sự kiện")
    make_article(section, "Ngoài dòng sự kiện")
    article.series_rows.create(series=series)
    article.save()
    items = feed(client, "/tin-tuc/su-kien/cho-phien/rss/").findall("channel/item")
    assert [item.find("title").text for item in items] == ["Trong dòng sự kiện"]


def test_an_empty_portal_still_has_a_feed(client, home):
    assert feed(client).findall("channel/item") == []


def locations(client):
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our answer
    found = {}
    for part in index.iter(f"{MAP}loc"):
        tree = ElementTree.fromstring(client.get(part.text).content)  # noqa: S314 - our answer
        for entry in tree.iter(f"{MAP}url"):
            lastmod = entry.find(f"{MAP}lastmod")
            found[entry.find(f"{MAP}loc").text] = lastmod.text if lastmod is not None else None
    return found


def test_the_site_map_holds_every_public_page_and_no_other(client, section):
    live, draft = make_article(section, "Đã đăng"), make_article(section, "Nháp", live=False)
    found = locations(client)
    for page in (section, live):
        assert found[f"http://testserver{page.url}"]
    assert f"http://testserver{draft.url}" not in found


def test_keyword_pages_with_little_to_read_are_left_out_of_the_site_map(client, section):
    for number in range(3):
        article = make_article(section, f"Bài {number}")
        article.tags.add("nhiều", *(["ít"] if number else []))
        article.save()
    found = locations(client)
    assert "http://testserver/tin-tuc/tu-khoa/nhieu/" in found
    assert "http://testserver/tin-tuc/tu-khoa/it/" not in found


def test_no_list_nor_feed_nor_map_nor_search_shows_what_is_not_public(client, section):
    shown = make_article(section, "Được đọc")
    shown.tags.add("chung")
    shown.save()
    for name in ("Nháp", "Đã hết hạn", "Đã gỡ"):
        article = make_article(section, f"Bí mật {name}", live=name != "Nháp")
        article.tags.add("chung")
        article.save()
    NewsPage.objects.filter(title="Bí mật Đã hết hạn").update(expire_at=hours_ago(1))
    NewsPage.objects.get(title="Bí mật Đã gỡ").unpublish()
    for address in [
        "/", "/tin-tuc/", section.url, "/tin-tuc/tu-khoa/chung/", "/rss/", f"{section.url}rss/",
        "/sitemap-trang.xml", "/so-do/", "/tim-kiem/?q=Bí+mật", shown.url,
    ]:  # fmt: skip
        page = client.get(address)
        assert page.status_code == 200
        assert not re.search("Bí mật (Nháp|Đã)", page.text)
        assert "bi-mat" not in page.text
