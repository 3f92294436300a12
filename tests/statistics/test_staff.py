"""What the staff sees: days, what was left out, start values, the dashboard, the health (V-16 … V-18)."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from cms.audit.models import AuditEntry
from cms.statistics import backlog, clock, folding, spool, totals
from cms.statistics.models import Baseline, DayCount, Health, LeftOut
from cms.statistics.periods import today
from cms.statistics.records import Reason
from tests.factories import make_article, make_person
from tests.statistics.readers import read

pytestmark = pytest.mark.django_db
DAYS, LEFT_OUT = "/quan-tri/statistics/daycount/", "/quan-tri/statistics/leftout/"
BASELINES = "/quan-tri/statistics/baseline/"
READY = "/suc-khoe/san-sang/"


@pytest.fixture
def admin(client, home):
    client.force_login(make_person("quantri", superuser=True))
    return client


@pytest.fixture
def communications(client, home):
    client.force_login(make_person("truyenthong", "Truyền thông"))
    return client


def enter(client, **values):
    """Send the form of a start value; return the response."""
    data = {"for_page": "", "amount": "", "source": "", "note": ""} | values
    return client.post(f"{BASELINES}create/", data, follow=True)


def test_days_are_listed_with_numbers_as_vietnamese_write_them(communications):
    DayCount.objects.create(day=today(), visits=14_103, views=36_863, beacons=40_000)
    html = communications.get(DAYS).content.decode()
    assert "14.103" in html and "36.863" in html
    assert "Lượt xem trang" in html and "Tín hiệu nhận được" in html


def test_days_are_filtered_and_taken_away_as_a_file(communications):
    for back in range(3):
        DayCount.objects.create(day=today() - timedelta(back), visits=7_000 + back)
    html = communications.get(f"{DAYS}?day__gte={today()}").content.decode()
    assert "7.000" in html and "7.002" not in html
    answer = communications.get(f"{DAYS}?export=csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 4
    assert "7002" in lines[3]
    assert communications.get(f"{DAYS}?export=xlsx").status_code == 200


def test_what_was_left_out_is_listed_with_its_reason(communications):
    LeftOut.objects.create(day=today(), reason=Reason.CRAWLER, count=12)
    html = communications.get(LEFT_OUT).content.decode()
    assert "Máy tìm kiếm, chương trình tự động" in html


def test_an_administrator_adds_a_start_value_for_the_portal(admin):
    response = enter(admin, amount="14.090.649", source="Cổng cũ", note="Đọc ngày 11/09/2019")
    assert "14.090.649" in response.content.decode()
    totals.forget()
    assert totals.totals().total == 14_090_649
    row = Baseline.objects.get()
    assert (row.actor.username, row.note) == ("quantri", "Đọc ngày 11/09/2019")
    assert AuditEntry.objects.filter(action="statistics.baseline").count() == 1


def test_an_administrator_adds_one_for_an_article_and_takes_it_back(admin, section):
    article = make_article(section)
    enter(admin, for_page=article.pk, amount="1481", source="Cổng cũ")
    assert totals.views_of(article.pk) == 1_481
    enter(admin, for_page=article.pk, amount="-481", source="Nhập nhầm")
    totals.forget()
    assert totals.views_of(article.pk) == 1_000
    assert Baseline.objects.count() == 2


@pytest.mark.parametrize(
    "amount", ["", "0", "abc", "1.5", "1,481", "12.34", "9" * 19, "-1", "1e9", "1 481"]
)
def test_a_wrong_number_is_explained_beside_its_field_and_nothing_typed_is_lost(admin, amount):
    response = enter(admin, amount=amount, source="Cổng cũ của tỉnh", note="Ghi chú dài")
    html = response.content.decode()
    assert response.status_code == 200
    assert not Baseline.objects.exists()
    assert "error-message" in html
    assert "Cổng cũ của tỉnh" in html and "Ghi chú dài" in html


def test_a_start_value_can_be_neither_changed_nor_deleted(admin):
    enter(admin, amount="5", source="Cổng cũ")
    pk = Baseline.objects.get().pk
    for action in ("edit", "delete"):
        admin.post(f"{BASELINES}{action}/{pk}/", {"amount": "6", "source": "x"})
    assert Baseline.objects.get().amount == 5


def test_communications_reads_numbers_and_enters_none(communications):
    enter(communications, amount="5", source="Cổng cũ")
    assert not Baseline.objects.exists()


def test_the_dashboard_shows_today_and_seven_days(communications):
    for back in range(10):
        DayCount.objects.create(day=today() - timedelta(back), visits=2_472 + back)
    html = communications.get(reverse("wagtailadmin_home")).content.decode()
    assert "Truy cập hôm nay" in html
    assert "<strong>2.472</strong>" in html
    assert "cao nhất 2.478" in html and "2.479" not in html
    assert DAYS in html


def test_who_has_no_right_to_the_numbers_has_no_panel(client, section):
    from tests.factories import make_member

    client.force_login(make_member("phongvien", "Phóng viên", section))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Truy cập hôm nay" not in html


def test_views_that_wait_too_long_are_told_on_the_dashboard_and_to_the_monitor(
    communications, home, set_clock
):
    assert communications.get(READY).content == b"ok"
    now = clock.now()
    read(home.pk)
    set_clock(now + 75 * clock.SECOND)
    answer = communications.get(READY)
    assert answer.status_code == 200  # readers can be served all the same
    assert re.search("chậm 7[45] giây", answer.content.decode())
    html = communications.get(reverse("wagtailadmin_home")).content.decode()
    assert re.search("chậm 7[45] giây", html)
    folding.fold()
    assert communications.get(READY).content == b"ok"


def test_what_was_lost_on_a_full_disk_is_told(communications, home):
    Health.objects.create(pk=1, dropped=1_200)
    assert "1.200 lượt không ghi được" in communications.get(READY).content.decode()


def test_the_health_knows_when_the_last_view_came_and_was_counted(communications, home, set_clock):
    morning = clock.start_of(date(2026, 3, 18)) + 8 * clock.HOUR
    set_clock(morning)
    read(home.pk)
    set_clock(morning + 2_000)
    folding.fold()
    row = Health.objects.get()
    assert (row.last_beacon, row.last_fold) == (morning, morning + 2_000)
    html = communications.get(reverse("wagtailadmin_home")).content.decode()
    assert "Tín hiệu gần nhất 18/03/2026 08:00" in html and "chờ đếm 0 B" in html
    assert backlog.unfolded()[0] == 0
    assert spool.folder().is_dir()
