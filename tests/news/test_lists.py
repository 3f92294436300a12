"""A reader pages through the news, narrows it by date, and follows a series, keyword or author."""

from datetime import datetime

import pytest
from django.utils import timezone

from home.news.models import Author, EventSeries, Keyword, NewsPage
from tests.factories import hours_ago, make_article, make_section

pytestmark = pytest.mark.django_db


def titles(response):
    first = response.context["top_story"]
    return [a.title for a in [first, *response.context["articles"]] if a]


def test_a_section_lists_its_articles_newest_first(client, section):
    make_article(section, "Bài cũ", published_at=hours_ago(2))
    make_article(section, "Bài mới", published_at=hours_ago(1))
    assert titles(client.get("/tin-tuc/tin-trong-tinh/")) == ["Bài mới", "Bài cũ"]


def test_a_list_shows_twenty_and_the_rest_on_the_next_page(client, section):
    for number in range(23):
        make_article(section, f"Bài số {number}", published_at=hours_ago(number + 1))
    assert len(titles(client.get("/tin-tuc/"))) == 20
    second = client.get("/tin-tuc/?trang=2")
    assert titles(second) == ["Bài số 20", "Bài số 21", "Bài số 22"]
    assert b'href="/tin-tuc/"' in second.content  # page 1 has no number in its address


@pytest.mark.parametrize("number", ["0", "3", "-1", "một", "1.0", "²", "9" * 30, ""])
def test_a_page_number_that_does_not_exist_is_not_found(client, section, number):
    make_article(section)
    assert client.get("/tin-tuc/", {"trang": number}).status_code == 404


def test_a_section_without_articles_says_so(client, section):
    assert "Chưa có tin trong chuyên mục này." in client.get(section.url).text


def test_an_article_also_stands_in_its_extra_section(client, section):
    other = make_section("Giáo dục", "giao-duc")
    article = make_article(section, "Trường mới")
    article.extra_categories.add(other)
    article.save()
    assert titles(client.get(other.url)) == ["Trường mới"]


def test_the_archive_holds_both_of_its_days_whole(client, section):
    for day, hour in [(8, 23), (9, 0), (10, 23), (11, 0)]:
        moment = timezone.make_aware(datetime(2019, 9, day, hour, 59 if hour else 0))
        make_article(section, f"Ngày {day} lúc {hour}", published_at=moment)
    found = client.get("/tin-tuc/", {"tu-ngay": "09/09/2019", "den-ngay": "10/09/2019"})
    assert titles(found) == ["Ngày 10 lúc 23", "Ngày 9 lúc 0"]


@pytest.mark.parametrize(
    "typed", ["2019-09-09", "31/02/2019", "09/13/2019", "hôm qua", "1/1", "01/01/99999"]
)
def test_a_wrong_date_is_explained_and_the_whole_list_is_shown(client, section, typed):
    make_article(section, "Bài cũ")
    page = client.get("/tin-tuc/", {"tu-ngay": typed})
    assert page.status_code == 200
    assert "Ngày phải có dạng ngày/tháng/năm." in page.text
    assert titles(page) == ["Bài cũ"]


def test_the_last_day_of_the_calendar_is_no_error(client, section):
    assert client.get("/tin-tuc/", {"den-ngay": "31/12/9999"}).status_code == 200


def test_pages_of_an_archive_keep_the_dates_and_the_canonical_drops_them(client, section):
    for number in range(21):
        make_article(section, f"Bài số {number}", published_at=hours_ago(number + 1))
    page = client.get("/tin-tuc/", {"tu-ngay": "01/01/2020"})
    assert "?tu-ngay=01%2F01%2F2020&amp;trang=2" in page.text
    assert '<link rel="canonical" href="http://testserver/tin-tuc/">' in page.text


def test_series_keyword_and_author_have_pages_of_their_own(client, section):
    series = EventSeries.objects.create(title="Họp không giấy")
    author = Author.objects.create(name="Họa My", unit="VP")
    article = make_article(section, "Họp trên máy tính bảng")
    article.series_rows.create(series=series)
    article.author_rows.create(author=author)
    article.tags.add("họp không giấy")
    article.save()
    for address in (
        "/tin-tuc/su-kien/hop-khong-giay/",
        "/tin-tuc/tu-khoa/hop-khong-giay/",
        "/tin-tuc/tac-gia/hoa-my/",
    ):
        page = client.get(address)
        assert "Họp trên máy tính bảng" in page.text
        assert address in client.get(article.url).text


@pytest.mark.parametrize("folder", ["su-kien", "tu-khoa", "tac-gia"])
def test_an_unknown_series_keyword_or_author_is_not_found(client, section, folder):
    assert client.get(f"/tin-tuc/{folder}/khong-co/").status_code == 404


def test_two_keywords_that_differ_by_tone_marks_only_get_two_addresses(section):
    article = make_article(section)
    article.tags.add("bò", "bó")
    article.save()
    assert sorted(Keyword.objects.values_list("slug", flat=True)) == ["bo", "bo-1"]


@pytest.mark.parametrize("count", [100, 1000])
def test_the_database_is_asked_no_more_often_when_there_is_more_news(
    client, section, count, django_assert_max_num_queries
):
    make_article(section, "Mẫu")
    copies = count - NewsPage.objects.count()
    from home.news.generate import generate

    generate(copies, seed=1)
    client.get(section.url)
    with django_assert_max_num_queries(18):  # S-3
        client.get(section.url)
    with django_assert_max_num_queries(16):
        client.get("/")
