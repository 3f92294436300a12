"""The administrator opens accounts with a mail and closes them; nobody is deleted (SR-50, SR-55)."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.test import Client

from cms.users.models import User
from tests.factories import make_member, make_person

from .mailbox import link_in

pytestmark = pytest.mark.django_db
NEW = "/quan-tri/users/new/"
PASSWORD = "con trâu ăn cỏ ven sông"
CLOSE_INSTEAD = "Không xóa được tài khoản"


@pytest.fixture
def administrator(section):
    return make_person("quantri", superuser=True)


@pytest.fixture
def desk(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def reporter(section):
    return make_member("phongvien", "Phóng viên", section)


def group(name):
    return Group.objects.get(name=name)


def open_account(desk, **fields):
    role = group("Phóng viên · Tin trong tỉnh")
    form = {"first_name": "Nguyễn Thị Mẫu", "username": "mau.nt", "email": "mau@congvu.example",
            "groups": [role.pk]}  # fmt: skip
    return desk.post(NEW, form | fields, follow=True)


def edit(desk, person, **fields):
    form = {"first_name": person.first_name, "username": person.username, "email": person.email,
            "is_active": "on", "groups": [row.pk for row in person.groups.all()]}  # fmt: skip
    form = {name: value for name, value in (form | fields).items() if value is not None}
    return desk.post(f"/quan-tri/users/edit/{person.pk}/", form, follow=True)


def test_one_screen_asks_for_everything_but_a_password(desk):
    page = desk.get(NEW).text
    for words in ("Họ và tên", "Tên đăng nhập", "Hộp thư", "Vai trò theo chuyên mục", "Quản trị"):
        assert words in page
    assert 'type="password"' not in page
    assert page.index("Toàn cổng") < page.index("Tin trong tỉnh")


def test_a_new_person_chooses_the_password_by_mail(desk, section):
    assert "Đã lập tài khoản “mau.nt”." in open_account(desk).text
    person = User.objects.get(username="mau.nt")
    assert [role.name for role in person.groups.all()] == ["Phóng viên · Tin trong tỉnh"]
    assert not person.has_usable_password()
    (letter,) = mail.outbox
    assert letter.to == ["mau@congvu.example"] and "Tên đăng nhập: mau.nt" in letter.body
    assert "Kính gửi Nguyễn Thị Mẫu," in letter.body
    phone = Client()
    door = phone.get(link_in(letter), follow=True).redirect_chain[-1][0]
    phone.post(door, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    form = {"username": "mau.nt", "password": PASSWORD, "next": "/quan-tri/"}
    assert phone.post("/dang-nhap/", form)["Location"] == "/quan-tri/"
    assert "không còn hiệu lực" in Client().get(link_in(letter), follow=True).text


@pytest.mark.parametrize(("hours", "is_good"), [(71, True), (73, False)])
def test_the_first_link_is_good_for_three_days(desk, monkeypatch, hours, is_good):
    open_account(desk)
    then = datetime.now() + timedelta(hours=hours)
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: then)
    answer = Client().get(link_in(mail.outbox[0]), follow=True)
    assert ("không còn hiệu lực" in answer.text) is not is_good


def test_who_missed_the_first_mail_asks_for_another(desk):
    open_account(desk)
    Client().post("/quen-mat-khau/", {"email": "mau@congvu.example"})
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"username": "quantri"}, "Tên đăng nhập này đã có người dùng."),
        ({"email": "khong phai"}, "Địa chỉ hộp thư cần có dạng"),
        ({"first_name": ""}, "bắt buộc"),
        ({"groups": ["99999"]}, "99999"),
    ],
)
def test_a_mistake_is_said_and_nothing_typed_is_lost(desk, fields, sentence):
    answer = open_account(desk, **fields)
    assert answer.status_code == 200 and sentence in answer.text and mail.outbox == []
    assert "mau.nt" in answer.text or "username" in fields
    assert not User.objects.filter(username="mau.nt").exists()


def test_a_name_with_a_line_break_breaks_no_mail(desk):
    open_account(desk, first_name="Nguyễn\r\nBcc: ke-xau@x.example")
    assert mail.outbox[0].message()["Bcc"] is None
    assert User.objects.get(username="mau.nt").first_name == "Nguyễn Bcc: ke-xau@x.example"


def test_closing_an_account_ends_it_at_once_and_for_good(desk, reporter):
    theirs = Client()
    theirs.force_login(reporter)
    edit(desk, reporter, is_active=None)
    assert theirs.get("/quan-tri/").status_code == 302
    reporter.refresh_from_db()
    assert not reporter.is_active
    edit(desk, reporter)  # opened again: the old session stays dead
    assert theirs.get("/quan-tri/").status_code == 302


def test_the_list_says_who_is_closed_and_filters(desk, reporter):
    User.objects.filter(pk=reporter.pk).update(is_active=False)
    page = desk.get("/quan-tri/users/").text
    for words in ("Họ và tên", "Tên đăng nhập", "Đăng nhập gần nhất", "Đang mở", "Đã đóng"):
        assert words in page
    listed = {state: desk.get("/quan-tri/users/results/", {"is_active": state}).text
              for state in ("True", "False")}  # fmt: skip
    assert "phongvien" in listed["False"] and "phongvien" not in listed["True"]


def test_nobody_is_deleted(desk, reporter):
    for page in (f"/quan-tri/users/edit/{reporter.pk}/", "/quan-tri/users/"):
        assert f"/quan-tri/users/delete/{reporter.pk}/" not in desk.get(page).text
    door = f"/quan-tri/users/delete/{reporter.pk}/"
    for answer in (desk.get(door, follow=True), desk.post(door, follow=True)):
        assert CLOSE_INSTEAD in answer.text
    for action in ("delete", "set_active_state", "assign_role"):
        form = {"mark_as_active": "False", "role": group("Truyền thông").pk}
        answer = desk.post(
            f"/quan-tri/bulk/users/user/{action}/?id={reporter.pk}", form, follow=True
        )
        assert CLOSE_INSTEAD in answer.text
    reporter.refresh_from_db()
    assert reporter.is_active and reporter.groups.count() == 1


def test_roles_and_rank_given_on_the_screen_end_the_sessions(desk, reporter):
    for fields in ({"groups": [group("Truyền thông").pk]}, {"is_superuser": "on"}):
        theirs = Client()
        reporter.refresh_from_db()
        theirs.force_login(reporter)
        edit(desk, reporter, **fields)
        assert theirs.get("/quan-tri/account/").status_code == 302
    assert desk.get("/quan-tri/").status_code == 200


def test_other_changes_end_nothing(desk, reporter):
    theirs = Client()
    theirs.force_login(reporter)
    edit(desk, reporter, first_name="Nguyễn Thị Họa My")
    assert theirs.get("/quan-tri/").status_code == 200


def test_an_administrator_stays_signed_in_when_changing_the_own_roles(desk, administrator):
    elsewhere = Client()
    elsewhere.force_login(administrator)
    edit(desk, administrator, groups=[group("Truyền thông").pk], is_active=None)
    assert desk.get("/quan-tri/").status_code == 200
    assert elsewhere.get("/quan-tri/").status_code == 302


def test_signing_out_everywhere(client, reporter):
    phone, stranger = Client(), Client()
    for browser in (client, phone):
        browser.force_login(reporter)
    stranger.force_login(make_person("bientap", "Truyền thông"))
    assert "Đăng xuất khỏi mọi thiết bị" in client.get("/quan-tri/account/").text
    assert client.get("/quan-tri/account/dang-xuat/").status_code == 405
    answer = client.post("/quan-tri/account/dang-xuat/", follow=True)
    assert "Đã đăng xuất khỏi mọi thiết bị." in answer.text
    assert [browser.get("/quan-tri/").status_code for browser in (client, phone, stranger)] == [
        302, 302, 200,
    ]  # fmt: skip
    client.force_login(User.objects.get(pk=reporter.pk))
    assert client.get("/quan-tri/").status_code == 200


def test_the_list_asks_the_same_number_of_questions_for_many(desk, django_assert_max_num_queries):
    for number in range(15):
        make_person(f"nguoi{number}", "Truyền thông")
    desk.get("/quan-tri/users/")
    with django_assert_max_num_queries(30):
        desk.get("/quan-tri/users/")
