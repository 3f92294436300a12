"""The secretary reads a mail as it left; a personal link is its receiver's alone (MT-14, MT-15)."""

import pytest

from cms.audit.models import AuditEntry
from cms.mail import delivery
from cms.mail.models import MailState, OutgoingMail
from meetingpages.meetings.inviting.sending import cancel_all, send_all
from meetingpages.meetings.models import Status
from tests.factories import make_person as make_account
from tests.operations.smtp import mail_server

from .letters import link_of, mails
from .making import (
    invite,
    make_meeting,
    make_office,
    make_person,
    make_secretary,
    make_user,
    signed_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "real_outbox")]
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def meeting():
    return make_meeting(status=Status.SENT, content="Bàn về thư công vụ")


@pytest.fixture
def row(meeting):
    row = invite(meeting, make_person("Mai Thi Phong"))
    send_all(meeting, None)
    row.refresh_from_db()
    return row


@pytest.fixture
def secretary(meeting):
    return signed_in(make_secretary(meeting))


def path_of(meeting, row):
    return f"/hop/{meeting.uuid}/dieu-hanh/giay-moi/{row.pk}/thu/"


def openings():
    return AuditEntry.objects.filter(action="meeting.mail_seen")


def test_the_secretary_reads_the_mail_as_it_left(meeting, row, secretary):
    desk = secretary.get(f"/hop/{meeting.uuid}/dieu-hanh/").content.decode()
    assert path_of(meeting, row) in desk
    answer = secretary.get(path_of(meeting, row))
    page = answer.content.decode()
    for said in (
        "Giấy mời họp: Họp Ban Thường vụ", row.person.official_email, "Chờ gửi", "thư tạo lúc",
        "trân trọng kính mời dự họp", "Bàn về thư công vụ", "phần lịch", "giay-moi.ics",
    ):  # fmt: skip
        assert said in page
    assert "base64" not in page and "MIME-Version" not in page
    assert "no-store" in answer["Cache-Control"]


def test_a_link_that_reaches_its_receiver_by_mail_is_shown_to_nobody_else(
    meeting, row, secretary, settings
):
    settings.OUTBOX_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
    with mail_server() as (settings.EMAIL_PORT, received):
        assert delivery.send_due() == 1
    token = link_of(mails()[0]).split("/")[3]
    assert token in received[0].as_bytes().decode() or token in link_of(received[0])
    page = secretary.get(path_of(meeting, row)).content.decode()
    assert token not in page and "/hop/moi/•••/" in page
    assert "đã che" in page and "Đã gửi lúc" in page
    assert not openings().exists()


def test_a_link_that_lies_in_a_file_is_shown_and_each_opening_stands_in_the_log(
    meeting, row, secretary, settings
):
    settings.OUTBOX_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    link = link_of(mails()[0])
    for _time in range(2):
        page = secretary.get(path_of(meeting, row)).content.decode()
        assert link in page and "thành tệp trên máy chủ" in page
    first, second = openings()
    assert (first.actor.username, first.details["invitation"]) == ("thuky", row.pk)
    assert link.split("/")[3] not in f"{first.summary}{first.details}{second.details}"


def test_a_mail_without_a_link_is_read_without_a_line_in_the_log(meeting, row, secretary):
    cancel_all(meeting, None, "Bão")
    page = secretary.get(path_of(meeting, row)).content.decode()
    assert "đã hủy" in page and "Thư này không có liên kết riêng" in page
    assert not openings().exists()


def test_nobody_else_reads_it_not_even_its_receiver_or_an_administrator(meeting, row, client):
    row.person.account = make_user("dai-bieu")
    row.person.save()
    assert signed_in(make_office()).get(path_of(meeting, row)).status_code == 200
    admin = make_account("quantri", superuser=True)
    for user in (row.person.account, admin):
        assert signed_in(user).get(path_of(meeting, row)).status_code == 404
    assert client.get(path_of(meeting, row)).status_code == 404
    mail = OutgoingMail.objects.get()
    outbox = signed_in(admin).get(f"/quan-tri/mail/outgoingmail/inspect/{mail.pk}/")
    assert "Chỉ người nhận đọc được." in outbox.content.decode()
    assert link_of(mails()[0]) not in outbox.content.decode()


def test_the_mail_of_another_meeting_or_before_sending_is_not_found(meeting, row, secretary):
    other = make_meeting(status=Status.SENT)
    assert secretary.get(path_of(other, row)).status_code == 404
    unsent = invite(meeting, make_person("Do Van Khach"))
    assert secretary.get(path_of(meeting, unsent)).status_code == 404
    desk = secretary.get(f"/hop/{meeting.uuid}/dieu-hanh/").content.decode()
    assert path_of(meeting, unsent) not in desk


def test_a_failed_mail_says_why(meeting, row, secretary):
    OutgoingMail.objects.update(state=MailState.FAILED, last_error="SMTPRecipientsRefused: hộp đầy")
    page = secretary.get(path_of(meeting, row)).content.decode()
    assert "Gửi thất bại" in page and "hộp đầy" in page
