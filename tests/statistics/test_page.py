"""/thong-ke/: figures, charts with the same numbers in a table, most read, the rules (V-6, V-18)."""

import re
from datetime import date, timedelta

import pytest

from cms.statistics import clock, folding, periods
from cms.statistics.models import DayCount
from home.news import most_read
from tests.factories import make_article
from tests.statistics.readers import read

pytestmark = pytest.mark.django_db
ADDRESS = "/thong-ke/"
TODAY = date(2026, 3, 18)  # a Wednesday


@pytest.fixture(autouse=True)
def wednesday(home, set_clock):
    set_clock(clock.start_of(TODAY) + 14 * clock.HOUR)


def make_days(count):
    """Make the days up to today with 100, 101, 102 … visits, newest first, and twice the views."""
    DayCount.objects.bulk_create(
        DayCount(day=TODAY - timedelta(back), visits=100 + back, views=200 + 2 * back)
        for back in range(count)
    )


def page(client, query=""):
    response = client.get(ADDRESS + query)
    assert response.status_code == 200
    return response.content.decode()


def table(html):
    """Return the rows of the tables of numbers as shown."""
    tables = re.findall(r'<table class="p-mini">.*?</table>', html, re.S)
    row = r'<th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td>'
    return [found for text in tables for found in re.findall(row, text)]


def test_thirty_days_stand_in_the_chart_and_in_the_table(client):
    make_days(40)
    html = page(client)
    rows = table(html)
    assert len(rows) == 30
    assert rows[0] == ("Thứ tư - 18/03/2026", "100", "200")
    assert rows[-1] == ("Thứ ba - 17/02/2026", "129", "258")
    titles = re.findall(r"<title>(.*?): ([\d.]+)</title></rect>", html)
    assert titles == [(name, visits) for name, visits, _views in reversed(rows)]


def test_a_day_without_visits_has_its_place(client):
    DayCount.objects.create(day=TODAY - timedelta(2), visits=5, views=9)
    rows = table(page(client))
    assert [row[1] for row in rows[:4]] == ["0", "0", "5", "0"]


def test_today_is_drawn_as_a_day_that_is_not_over_and_free_days_apart(client):
    make_days(30)
    html = page(client)
    assert len(re.findall(r'<rect class="p-chart__now"[^>]*><title>', html)) == 1
    assert len(re.findall(r'<rect class="p-chart__free"[^>]*><title>', html)) == 8
    assert periods.day_point(date(2026, 4, 30), (1, 1), TODAY).kind == periods.FREE


def test_months_and_years_are_sums_of_days(client):
    make_days(400)
    rows = table(page(client, "?theo=thang"))
    assert len(rows) == 12
    assert rows[0][:2] == ("03/2026", f"{sum(range(100, 118)):,}".replace(",", "."))
    years = table(page(client, "?theo=nam"))
    assert [row[0] for row in years] == ["2026", "2025"]
    shown = sum(int(row[1].replace(".", "")) for row in years)
    assert shown == sum(range(100, 500))


def test_a_new_portal_has_a_page_without_numbers(client):
    html = page(client) + page(client, "?theo=nam")
    assert "Chưa có bài nào được đọc" in html
    assert [row[1:] for row in table(html)][-1] == ("0", "0")


@pytest.mark.parametrize("query", ["?theo=x", "?doc-nhieu=x", "?theo=", "?dang=x", "?theo[]=1"])
def test_a_wrong_choice_is_the_first_one(client, query):
    assert "30 ngày gần nhất" in page(client, query)


@pytest.mark.parametrize(
    ("query", "name", "lines"),
    [("", "ngay", 41), ("&theo=thang", "thang", 3), ("&theo=nam", "nam", 2)],
)
def test_every_row_is_given_as_csv(client, query, name, lines):
    make_days(40)
    response = client.get(f"{ADDRESS}?dang=csv{query}")
    assert response["Content-Type"].startswith("text/csv")
    assert f"thong-ke-theo-{name}.csv" in response["Content-Disposition"]
    text = response.content.decode("utf-8-sig").splitlines()
    assert len(text) == lines
    assert "Lượt truy cập,Lượt xem trang" in text[0]


def test_the_page_says_how_it_counts_and_since_when(client):
    html = page(client)
    for words in ("30 phút", "năm phút", "cổng cũ", "Không dùng cookie"):
        assert words in html
    assert 'id="cach-tinh"' in html


def test_a_changed_rule_is_a_dated_note_below_the_chart(client, monkeypatch):
    from cms.statistics import rules

    changes = [(TODAY - timedelta(3), "không tính thêm một loại máy"), (date(2020, 1, 1), "cũ")]
    monkeypatch.setattr(rules, "CHANGES", changes)
    html = page(client)
    assert "15/03/2026</time>: không tính thêm một loại máy." in html
    assert "01/01/2020" not in html


def ranking(client, query=""):
    html = page(client, query)
    block = html[html.index('id="doc-nhieu"') :]
    return re.findall(
        r'<a class="p-t" href="[^"]*">(.*?)</a></h3><p class="p-meta">(.*?)</p>', block
    )


def test_most_read_in_a_day_a_week_a_month_and_ever(client, section, set_clock):
    noon = clock.start_of(TODAY) + 12 * clock.HOUR
    names = ["Hôm nay", "Ba ngày trước", "Hai mươi ngày trước", "Năm ngoái"]
    for days, name in zip((0, 3, 20, 300), names, strict=True):
        article = make_article(section, name)
        set_clock(noon - days * clock.DAY)
        for reader in range(days + 1):
            read(article.pk, reader=reader)
        folding.fold()
    set_clock(noon)

    def titles(period):
        most_read.forget()
        return [title for title, _views in ranking(client, f"?doc-nhieu={period}")]

    assert titles("24-gio") == names[:1]
    assert titles("7-ngay") == names[1::-1]
    assert titles("30-ngay") == names[2::-1]
    assert titles("tat-ca") == names[::-1]


def test_only_articles_that_everybody_may_read_are_listed(client, section, home):
    shown, gone = make_article(section, "Bài còn"), make_article(section, "Bài gỡ")
    for pk in (shown.pk, gone.pk, home.pk, section.pk):
        read(pk)
    folding.fold()
    gone.unpublish()
    assert ranking(client) == [("Bài còn", "1 lượt xem")]
    most_read.forget()
    assert "Bài gỡ" not in client.get("/").content.decode()


def test_the_page_is_made_with_few_questions(client, section, django_assert_max_num_queries):
    make_days(400)
    for number in range(8):
        read(make_article(section, f"Bài {number}").pk)
    folding.fold()
    client.get("/so-do/")
    with django_assert_max_num_queries(14):
        page(client)
