"""Five wrong passwords close the sign-in for one name from one address, for 15 minutes (SR-51)."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from cms.schedule import JOBS
from cms.users import locks
from tests.factories import make_person

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-thu-nghiem"
WRONG = "sai-mat-khau-roi"
LOCKED = "Đăng nhập sai nhiều lần. Hãy thử lại sau 15 phút."


@pytest.fixture
def reporter(home):
    return make_person("phongvien", "Truyền thông")


def sign_in(client, username="phongvien", password=WRONG, **options):
    form = {"username": username, "password": password, "next": "/quan-tri/"}
    return client.post("/dang-nhap/", form, **options)


def fail(client, times, **options):
    return [sign_in(client, **options).status_code for _time in range(times)]


def test_the_fifth_wrong_password_closes_and_says_how_long(client, reporter):
    assert fail(client, 4) == [200] * 4
    answer = sign_in(client)
    assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 900
    assert LOCKED in answer.text and 'value="phongvien"' in answer.text
    assert sign_in(client, password=PASSWORD).status_code == 429
    assert client.get("/quan-tri/").status_code == 302


def test_nobody_else_is_locked_out(client, reporter):
    make_person("bientap", "Truyền thông")
    fail(client, 6)
    assert sign_in(client, "bientap", PASSWORD).status_code == 302
    elsewhere = Client(REMOTE_ADDR="10.1.2.3")
    assert sign_in(elsewhere, password=PASSWORD).status_code == 302


def test_waiting_opens_it_and_trying_meanwhile_does_not_make_it_longer(client, reporter):
    fail(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=9))
    answer = sign_in(client)
    assert "Hãy thử lại sau 6 phút." in answer.text
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert sign_in(client, password=PASSWORD).status_code == 302


def test_signing_in_forgets_the_failures_before(client, reporter):
    fail(client, 4)
    sign_in(client, password=PASSWORD)
    client.logout()
    assert fail(client, 4) == [200] * 4


def test_an_unknown_name_is_closed_with_the_same_words(client, reporter):
    fail(client, 5, username="khongco")
    fail(client, 5)
    unknown, known = sign_in(client, "khongco"), sign_in(client)
    assert LOCKED in unknown.text and unknown.status_code == known.status_code


def test_a_forged_header_opens_no_second_door(client, reporter):
    for number in range(5):
        sign_in(client, headers={"x-forwarded-for": f"10.0.0.{number}"})
    assert sign_in(client, headers={"x-forwarded-for": "10.9.9.9"}).status_code == 429


@pytest.mark.parametrize("headers", [{"x-requested-with": "XMLHttpRequest"}, {"user-agent": "x"}])
def test_a_closed_name_gets_our_page_whoever_asks(client, reporter, headers):
    fail(client, 5)
    answer = sign_in(client, headers={**headers, "origin": "https://ke-xau.example"})
    assert LOCKED in answer.text and "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize(
    "username", ["", "\x00phongvien", "a" * 300, "ﬀ" * 150, "'; drop table--", "đăng nhập"]
)
def test_no_name_breaks_the_counting(client, reporter, username):
    assert set(fail(client, 6, username=username)) <= {200, 429}


def test_the_password_is_written_nowhere(client, reporter):
    sign_in(client, password="mat-khau-bi-lo-ra")
    assert not AccessAttempt.objects.filter(post_data__contains="bi-lo-ra").exists()


def test_an_administrator_opens_it_again(client, reporter):
    fail(client, 5)
    administrator = Client()
    administrator.force_login(make_person("quantri", superuser=True))
    edit = f"/quan-tri/users/edit/{reporter.pk}/"
    assert "từ địa chỉ 127.0.0.1" in administrator.get(edit).text
    door = f"/quan-tri/users/{reporter.pk}/mo-khoa/"
    assert door in administrator.get(edit).text
    assert administrator.get(door).status_code == 405
    assert "Đã mở khóa đăng nhập cho Phongvien." in administrator.post(door, follow=True).text
    assert "Đăng nhập đang bị khóa" not in administrator.get(edit).text
    assert sign_in(client, password=PASSWORD).status_code == 302


def test_rows_are_purged_after_ninety_days(client, reporter):
    sign_in(client), sign_in(client, "khongco")
    AccessAttempt.objects.filter(username="khongco").update(
        attempt_time=timezone.now() - timedelta(days=91)
    )
    assert (24 * 3600, locks.purge_old) in JOBS
    locks.purge_old()
    assert [row.username for row in AccessAttempt.objects.all()] == ["phongvien"]
