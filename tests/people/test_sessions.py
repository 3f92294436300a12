"""A session ends after 30 minutes without activity, after 12 hours in all, and when it must."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cms.users import sessions
from tests.factories import make_article, make_member, make_person

pytestmark = pytest.mark.django_db
PING = "/quan-tri/editing-sessions/ping/news/newspage/{pk}/1/"


@pytest.fixture
def reporter(section):
    return make_member("phongvien", "Phóng viên", section)


@pytest.fixture
def staff(client, reporter):
    client.force_login(reporter)
    return client


def age(minutes=0, seconds=0, *, signed_in_hours=None):
    """Let the last activity be so long ago; the sign-in too, when hours are given."""
    past = timedelta(minutes=minutes, seconds=seconds)
    for row in Session.objects.all():
        data = row.get_decoded()
        if signed_in_hours is not None:
            data[sessions.STARTED] -= int(signed_in_hours * 3600)
        row.session_data = sessions.SessionStore().encode(data)
        row.expire_date -= past
        row.save()


def left():
    return (Session.objects.get().expire_date - timezone.now()).total_seconds()


def test_half_an_hour_without_activity_ends_it(staff):
    age(minutes=29, seconds=50)
    assert staff.get("/quan-tri/").status_code == 200
    age(minutes=30)
    answer = staff.get("/quan-tri/images/")
    assert answer["Location"] == "/dang-nhap/?next=/quan-tri/images/"


def test_activity_gives_half_an_hour_again(staff):
    age(minutes=20)
    staff.get("/tin-tuc/")
    assert 1795 < left() <= 1800


def test_twelve_hours_end_it_whatever_is_done(staff):
    age(minutes=28, signed_in_hours=11.9)
    staff.post("/phien/")
    assert 340 < left() <= 360
    age(signed_in_hours=0.1, minutes=6)
    assert staff.get("/quan-tri/").status_code == 302


def test_no_activity_opens_an_ended_session_again(staff):
    age(minutes=31)
    assert staff.post("/phien/").status_code == 401
    assert Session.objects.get().expire_date < timezone.now()


def test_what_a_page_does_by_itself_is_no_activity(staff, reporter, section):
    article = make_article(section, owner=reporter, live=False)
    edit = f"/quan-tri/pages/{article.pk}/edit/"
    age(minutes=20)
    staff.post(PING.format(pk=article.pk))
    staff.get(f"{edit}preview/"), staff.post(f"{edit}preview/")
    staff.post(edit, {"title": "Chợ phiên"}, headers={"accept": "application/json"})
    assert staff.get("/phien/").json()["seconds"] <= 600
    assert left() <= 600
    staff.get(edit)
    assert left() > 1790


def test_the_time_is_told_and_extended(staff):
    age(minutes=28)
    assert 115 <= staff.get("/phien/").json()["seconds"] <= 120
    answer = staff.post("/phien/")
    assert answer.json()["seconds"] >= 1799 and "no-store" in answer["Cache-Control"]


def test_without_a_script_a_form_extends_and_leads_back(staff):
    age(minutes=20)
    assert staff.post("/phien/", {"next": "/hop/7/"})["Location"] == "/hop/7/"
    assert left() > 1790
    assert staff.post("/phien/", {"next": "https://ke-xau.example/"}).status_code == 200


def test_a_page_of_before_learns_its_person_and_a_token_that_works(reporter):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reporter)
    told = client.get("/phien/").json()
    assert told["person"] == str(reporter.pk)
    assert client.post("/phien/", {"csrfmiddlewaretoken": told["token"]}).status_code == 200


def test_it_is_extended_by_a_true_form_only(reporter):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reporter)
    assert client.post("/phien/").status_code == 403


def test_activity_is_written_at_most_every_thirty_seconds(staff, django_assert_num_queries):
    with django_assert_num_queries(1):  # the session itself
        staff.get("/suc-khoe/")
    age(seconds=29)
    with django_assert_num_queries(1):
        staff.get("/suc-khoe/")
    age(seconds=2)
    with django_assert_num_queries(2):
        staff.get("/suc-khoe/")


def test_a_reader_has_no_session_and_pays_nothing(client, home, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/suc-khoe/")
    for path in ("/", "/dang-nhap/"):
        page = client.get(path)
        assert "phien" not in client.cookies and "Cookie" not in page.get("Vary", "").split("xx")
        assert not re.search(r"phien\.js|Sắp hết phiên|duy trì trạng thái", page.text)
    assert client.get("/phien/").status_code == 401


def test_saved_data_does_not_make_it_longer(staff):
    age(minutes=25)
    session = staff.session
    session["anything"] = 1
    session.save()
    assert left() <= 300


def test_the_sign_in_says_when_and_why_it_ended_once(staff):
    age(minutes=45)
    end = timezone.localtime(Session.objects.get().expire_date)
    staff.get("/tin-tuc/")
    page = staff.get("/quan-tri/", follow=True)
    assert f"Phiên làm việc đã hết lúc {end:%H:%M}" in page.text
    assert "Đã 30 phút không sử dụng." in page.text
    assert "Phiên làm việc" not in staff.get("/dang-nhap/").text


def test_twelve_hours_are_named_as_such(staff):
    age(minutes=31, signed_in_hours=12)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert "Đã 12 giờ kể từ khi đăng nhập." in staff.get("/quan-tri/", follow=True).text


@pytest.mark.parametrize(
    "headers", [{"accept": "application/json"}, {"accept": "*/*"},
                {"accept": "text/html", "x-requested-with": "XMLHttpRequest"}],
)  # fmt: skip
def test_a_script_is_told_in_its_own_language(staff, headers):
    age(minutes=31)
    for _time in range(2):  # the browser keeps its cookie, so the second ping hears it too
        answer = staff.post("/quan-tri/pages/1/edit/", headers=headers)
        assert answer.status_code == 401 and answer.json()["success"] is False
        assert "Phiên làm việc đã hết." in answer.json()["error_message"]
    assert "Phiên làm việc đã hết lúc" in staff.get("/quan-tri/", follow=True).text


def test_ended_sessions_are_cleared_after_a_day(staff, reporter):
    age(minutes=60)
    call_command("clearsessions")
    assert Session.objects.count() == 1
    age(minutes=24 * 60)
    call_command("clearsessions")
    assert not Session.objects.exists()


def test_a_change_of_roles_ends_the_sessions_of_that_person_only(staff, reporter):
    other = Client()
    other.force_login(make_person("bientap", "Truyền thông"))
    group = reporter.groups.get()
    reporter.groups.set([group])
    assert staff.get("/phien/").status_code == 200
    group.user_set.remove(reporter)
    assert staff.get("/phien/").status_code == 401
    assert other.get("/phien/").status_code == 200


def test_a_spoilt_cookie_is_nobody(client, home):
    for value in ("a", "a" * 500, "'; --", "é"):
        client.cookies["phien"] = value
        assert client.get("/dang-nhap/").status_code == 200
        assert client.get("/quan-tri/").status_code == 302
