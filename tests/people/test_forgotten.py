"""A forgotten password: one link, once, for an hour, and no hint who has an account (N-59)."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.test import Client
from django.utils import timezone

from cms.users import resets
from cms.users.models import ResetRequest
from tests.factories import make_person

from .mailbox import link_in

pytestmark = pytest.mark.django_db
ANSWER = "Nếu địa chỉ này có tài khoản, hướng dẫn đã được gửi tới hộp thư."
GONE = "Liên kết không còn hiệu lực. Hãy yêu cầu lại."
NEW = "con trâu ăn cỏ ven sông"


@pytest.fixture
def reporter(home):
    return make_person("phongvien", "Truyền thông")


def ask(client, email="phongvien@congvu.example", **options):
    return client.post("/quen-mat-khau/", {"email": email}, follow=True, **options)


def choose(client, path, password=NEW, again=None):
    opened = client.get(path, follow=True)
    form = {"new_password1": password, "new_password2": again or password}
    return client.post(opened.redirect_chain[-1][0], form, follow=True)


def test_the_sign_in_leads_there(client, home):
    assert 'href="/quen-mat-khau/"' in client.get("/dang-nhap/").text


def test_the_link_leads_to_a_new_password(client, reporter):
    assert ANSWER in ask(client).text
    (letter,) = mail.outbox
    assert letter.to == ["phongvien@congvu.example"]
    assert letter.subject == "Đặt lại mật khẩu – testserver"
    assert "Kính gửi Phongvien," in letter.body
    answer = choose(Client(), link_in(letter))
    assert "Đã đổi mật khẩu. Hãy đăng nhập bằng mật khẩu mới." in answer.text
    form = {"username": "phongvien", "password": NEW}
    assert client.post("/dang-nhap/", form).status_code == 302


def test_nobody_learns_whether_there_is_an_account(client, reporter):
    known, unknown = ask(client), ask(Client(), "khongco@congvu.example")
    words = [
        [line for line in page.text.splitlines() if "csrf" not in line] for page in (known, unknown)
    ]
    assert words[0] == words[1] and ANSWER in unknown.text
    assert len(mail.outbox) == 1


def test_a_closed_account_gets_no_link(client, reporter):
    type(reporter).objects.update(is_active=False)
    assert ANSWER in ask(client).text and mail.outbox == []


def test_the_link_is_good_once(client, reporter):
    ask(client)
    path = link_in(mail.outbox[0])
    choose(client, path)
    assert GONE in client.get(path, follow=True).text
    assert GONE in client.get(path.replace(path.split("/")[-2], "set-password")).text


def test_the_link_is_good_for_an_hour(client, reporter, monkeypatch):
    ask(client)
    path = link_in(mail.outbox[0])
    for minutes, is_good in ((59, True), (61, False)):
        then = datetime.now() + timedelta(minutes=minutes)
        monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self, then=then: then)
        assert (GONE in Client().get(path, follow=True).text) is not is_good


@pytest.mark.parametrize(
    "tail", ["a/b/", "MQ/b/", "MTA5OTk5OTk5OTk5OTk5OTk5OTk5/x-y/", "____/set-password/", "0/0/"]
)
def test_a_made_up_link_says_the_same(client, home, tail):
    answer = client.get(f"/quen-mat-khau/{tail}")
    assert answer.status_code == 200 and GONE in answer.text


def test_the_token_leaves_the_address_and_the_page_is_not_kept(client, reporter):
    ask(client)
    opened = client.get(link_in(mail.outbox[0]), follow=True)
    assert opened.redirect_chain[-1][0].endswith("/set-password/")
    assert "no-store" in opened["Cache-Control"] and "no-store" in ask(client)["Cache-Control"]


def test_a_new_password_ends_all_sessions_and_opens_a_closed_name(client, reporter):
    phone = Client()
    phone.force_login(reporter)
    for _time in range(5):
        client.post("/dang-nhap/", {"username": "phongvien", "password": "sai-mat-khau-roi"})
    ask(client)
    choose(client, link_in(mail.outbox[0]))
    assert phone.get("/quan-tri/").status_code == 302
    form = {"username": "phongvien", "password": NEW}
    assert client.post("/dang-nhap/", form).status_code == 302


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("ngan", None, "Mật khẩu cần ít nhất 12 ký tự."),
        (NEW, "khac hoan toan roi", "Hai lần nhập mật khẩu không giống nhau."),
        ("phongvien12345", None, "Mật khẩu quá giống họ tên, tên đăng nhập hoặc hộp thư."),
    ],
)
def test_a_refused_password_is_explained_at_its_field(client, reporter, password, again, sentence):
    ask(client)
    answer = choose(client, link_in(mail.outbox[0]), password, again)
    assert f"Lỗi: {sentence}" in answer.text and 'role="alert"' in answer.text


def test_an_account_gets_three_links_an_hour(client, reporter):
    for number in range(4):
        assert ANSWER in ask(client, REMOTE_ADDR=f"10.0.0.{number}").text
    assert len(mail.outbox) == 3
    ResetRequest.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    ask(client)
    assert len(mail.outbox) == 4


def test_a_network_asks_five_times_an_hour(client, home):
    for number in range(5):
        assert ANSWER in ask(client, f"nguoi{number}@congvu.example").text
    answer = ask(client, "ban@congvu.example")
    assert answer.status_code == 429 and answer["Retry-After"] == "3600"
    assert "Hãy thử lại sau 60 phút." in answer.text and "ban@congvu.example" in answer.text
    assert ANSWER in ask(client, REMOTE_ADDR="10.1.1.1").text


def test_no_address_of_an_asker_is_kept_and_the_rows_go(client, reporter):
    ask(client, REMOTE_ADDR="10.77.1.2")
    assert not any("10.77" in str(row) for row in ResetRequest.objects.values_list())
    ResetRequest.objects.update(created_at=timezone.now() - timedelta(days=3))
    resets.forget_old_requests()
    assert not ResetRequest.objects.exists()


@pytest.mark.parametrize(
    ("email", "sentence"),
    [("", "Hãy nhập hộp thư."), ("khong phai", "Địa chỉ hộp thư cần có dạng"), ("a\x00@b.vn", "")],
)
def test_a_wrong_mailbox_is_explained_and_stays(client, home, email, sentence):
    answer = ask(client, email)
    assert answer.status_code == 200 and sentence in answer.text and mail.outbox == []
