"""The numbers on the pages: four of the portal, the views of an article (V-2 … V-5, V-15)."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse

from cms.audit.models import AuditEntry
from cms.statistics import clock, folding, totals
from cms.statistics.baselines import add_baseline
from cms.statistics.models import Baseline, DayCount
from tests.factories import make_article, make_person
from tests.statistics.readers import read

pytestmark = pytest.mark.django_db
LABELS = ["Đang truy cập", "Hôm nay", "Tháng hiện tại", "Tổng lượt truy cập"]


def shown(client, address="/"):
    """Return {stat: number as shown} of the widget on a page."""
    html = client.get(address).content.decode()
    (block,) = re.findall(r'<section[^>]*data-block="statistics".*?</section>', html, re.S)
    assert re.findall(r"<dt>(.*?)</dt>", block) == LABELS
    return dict(re.findall(r'data-stat="(\w+)">([\d.]*)<', block))


def views_shown(client, article):
    html = client.get(article.url).content.decode()
    return re.findall(r'data-count="views">([\d.]*)</span> lượt xem', html)


def count():
    folding.fold()
    totals.forget()


def test_a_new_portal_shows_four_zeros(client, home):
    assert set(shown(client).values()) == {"0"}


def test_readers_are_in_all_four_numbers_at_once(client, home):
    add_baseline(14_090_649, "Cổng cũ")
    for reader in range(3):
        read(home.pk, reader=reader)
    count()
    assert shown(client) == {"online": "3", "today": "3", "month": "3", "total": "14.090.652"}
    answer = client.get(reverse("statistics_numbers"))
    assert answer.json() == {"online": 3, "today": 3, "month": 3, "total": 14_090_652}


def test_who_left_five_minutes_ago_is_not_there_any_more(home, set_clock):
    now = clock.now()
    read(home.pk)
    folding.fold()
    set_clock(now + 6 * clock.MINUTE)
    assert totals.totals().online == 0


def test_day_and_month_are_vietnams(home, set_clock):
    first = clock.day_of(18_000).replace(day=1)
    for back in (0, 1, 2):
        DayCount.objects.create(day=first + timedelta(1 - back), visits=10**back)
    set_clock(clock.start_of(first + timedelta(1)))
    assert totals.totals()[1:] == (1, 11, 111)
    set_clock(clock.start_of(first + timedelta(1)) - 1)
    totals.forget()
    assert totals.totals()[1:] == (10, 10, 111)


def test_an_article_shows_its_views_from_its_start_value_on(client, section):
    article = make_article(section)
    assert views_shown(client, article) == ["0"]
    add_baseline(1_481, "Cổng cũ", page=article)
    read(article.pk)
    read(article.pk)
    count()
    assert views_shown(client, article) == ["1.482"]
    assert totals.totals().total == 1  # a page's start value is no visit of the portal


def test_a_start_value_is_taken_back_by_its_opposite_and_both_stay(home, section):
    article, person = make_article(section), make_person("quantri", superuser=True)
    add_baseline(100, "Nhập nhầm", page=article, actor=person)
    add_baseline(-100, "Nhập nhầm", page=article, note="Sai bài", actor=person)
    assert totals.views_of(article.pk) == 0
    assert Baseline.objects.count() == 2
    entries = AuditEntry.objects.filter(action="statistics.baseline")
    assert {entry.actor_name for entry in entries} == {"Quantri"}
    assert entries.filter(reason="Sai bài").exists()


def test_a_thousand_pages_are_one_question_in_three_seconds(home, django_assert_num_queries):
    with django_assert_num_queries(1):
        for _ in range(100):
            totals.totals()
    with django_assert_num_queries(1):
        for page in range(1000):
            totals.views_of(page)


def test_numbers_stay_while_the_database_is_away(home, monkeypatch):
    add_baseline(5, "Cổng cũ")
    assert totals.totals().total == 5

    def refuse():
        raise DatabaseError

    monkeypatch.setattr(totals._totals, "read", refuse)
    monkeypatch.setattr(totals._totals, "seconds", 0)
    assert totals.totals().total == 5


def test_every_page_tells_that_it_was_read_with_and_without_script(client, section):
    article = make_article(section)
    html = client.get(article.url).content.decode()
    assert f'data-beacon="/dem/?p={article.pk}"' in html
    assert f'<noscript><img class="p-vh" src="/dem/?p={article.pk}" alt=""></noscript>' in html
    assert 'data-beacon="/dem/?p=0"' in client.get("/so-do/").content.decode()


def test_print_and_preview_are_no_reading(client, section):
    article = make_article(section)
    assert "/dem/" not in client.get(f"{article.url}in/").content.decode()
    client.force_login(make_person("quantri", superuser=True))
    html = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).content.decode()
    assert "Chợ phiên" in html and "/dem/" not in html
