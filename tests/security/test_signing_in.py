"""Signing in and out leads to own addresses, by POST, and leaves nothing behind (N-51, SR-27)."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories import make_person

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-thu-nghiem"
WRONG = "Chưa đăng nhập được"


@pytest.fixture
def reporter(section):
    return make_person("phongvien", "Phóng viên · Tin trong tỉnh")


def sign_in(client, username="phongvien", password=PASSWORD, next=""):
    form = {"username": username, "password": password, "next": next}
    return client.post("/dang-nhap/", form)


FOREIGN = [
    "https://ke-xau.example/", "//ke-xau.example", "///ke-xau.example", "/\\ke-xau.example",
    "\\\\ke-xau.example", "http:ke-xau.example", "https:///ke-xau.example", "javascript:alert(1)",
    "http://testserver@ke-xau.example/", "\thttps://ke-xau.example", "//\x00ke-xau.example",
    "https://testserver.ke-xau.example/", "data:text/html,a", "ftp://testserver/", "a" * 9000,
]  # fmt: skip


@pytest.mark.parametrize("address", FOREIGN)
def test_nobody_is_sent_elsewhere_after_signing_in(client, reporter, address):
    answer = sign_in(client, next=address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/") and "ke-xau" not in answer["Location"][:9]
    assert not answer["Location"].startswith(("//", "/\\"))


@pytest.mark.parametrize("address", FOREIGN[:9])
def test_nobody_is_sent_elsewhere_after_signing_out(client, reporter, address):
    sign_in(client)
    assert client.post("/dang-xuat/", {"next": address})["Location"] == "/"


def test_signing_in_leads_back_to_where_one_was(client, reporter):
    assert sign_in(client, next="/quan-tri/images/")["Location"] == "/quan-tri/images/"


@pytest.mark.parametrize("door", ["/dang-nhap/", "/quan-tri/login/", "/_util/login/"])
@pytest.mark.parametrize(
    "next", ["", "/dang-nhap/", "/quan-tri/login/", "/quan-tri/", "/_util/login/"]
)
@pytest.mark.parametrize("username", ["phongvien", "vanthu"])
def test_nobody_runs_in_a_circle_between_the_doors(client, reporter, door, next, username):
    make_person("vanthu")
    sign_in(client, username)
    answer = client.get(door, {"next": next}, follow=True)
    assert answer.status_code == 200 and len(answer.redirect_chain) <= 2


def test_an_account_without_work_in_the_admin_lands_on_the_front_page(client, home):
    make_person("vanthu")
    assert sign_in(client, "vanthu", next="/quan-tri/pages/")["Location"] == "/"


def test_signing_out_is_a_post_and_forgets(client, reporter):
    sign_in(client)
    for door in ("/dang-xuat/", "/quan-tri/logout/"):
        assert client.get(door).status_code == 405
    assert client.get("/quan-tri/").status_code == 200
    answer = client.post("/dang-xuat/")
    assert answer["Clear-Site-Data"] == '"cache"' and not Session.objects.exists()
    assert client.get("/quan-tri/")["Location"].startswith("/dang-nhap/")


def test_the_session_gets_a_new_name_at_sign_in(client, reporter):
    client.get("/dang-nhap/")
    client.cookies["phien"] = "keghetrochonsan0123456789abcdefgh"
    sign_in(client)
    assert client.cookies["phien"].value != "keghetrochonsan0123456789abcdefgh"
    cookie = client.cookies["phien"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"


def test_a_session_exists_only_after_signing_in(client, reporter):
    client.get("/dang-nhap/")
    assert "phien" not in client.cookies and not Session.objects.exists()
    sign_in(client, password="sai-mat-khau-roi")
    assert "phien" not in client.cookies


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(client, reporter):
    unknown = sign_in(client, "khongco").text.replace("khongco", "")
    wrong = sign_in(client, password="sai-mat-khau-roi").text.replace("phongvien", "")
    cut = "csrfmiddlewaretoken"
    assert [line for line in unknown.splitlines() if cut not in line] == [
        line for line in wrong.splitlines() if cut not in line
    ]
    assert WRONG in wrong


def test_an_account_that_was_closed_does_not_open(client, reporter):
    get_user_model().objects.update(is_active=False)
    assert WRONG in sign_in(client).text


def test_a_new_password_ends_the_other_sessions(client, reporter):
    elsewhere = Client()
    sign_in(client), sign_in(elsewhere)
    new = "mot-mat-khau-moi-rat-dai"
    form = {"name_email-first_name": "Họa My", "name_email-email": "hoamy@congvu.example",
            "theme-theme": "light", "theme-contrast": "system", "theme-density": "default",
            "theme-keyboard_shortcuts": "on", "password-old_password": PASSWORD,
            "password-new_password1": new, "password-new_password2": new}  # fmt: skip
    answer = client.post("/quan-tri/account/", form)
    assert answer.status_code == 302, answer.text
    reporter.refresh_from_db()
    assert reporter.check_password(new) and reporter.first_name == "Họa My"
    assert client.get("/quan-tri/").status_code == 200
    assert elsewhere.get("/quan-tri/").status_code == 302


@pytest.mark.parametrize("password", ["ngan-qua", "password1234"])
def test_a_weak_password_is_refused(client, reporter, password):
    sign_in(client)
    form = {"name_email-first_name": "Họa My", "name_email-email": "hoamy@congvu.example",
            "theme-theme": "light", "theme-contrast": "system", "theme-density": "default",
            "theme-keyboard_shortcuts": "on", "password-old_password": PASSWORD,
            "password-new_password1": password, "password-new_password2": password}  # fmt: skip
    answer = client.post("/quan-tri/account/", form)
    assert answer.status_code == 200 and "Mật khẩu" in answer.text
    reporter.refresh_from_db()
    assert reporter.check_password(PASSWORD)
