"""Invitations leave once, for official mailboxes, and the desk sees what became of each (MT-14)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.mail import delivery
from cms.mail.models import MailState, OutgoingMail
from meetingpages.meetings.inviting.reminding import remind_due
from meetingpages.meetings.inviting.sending import cancel_all, send_all, send_one, withdraw
from meetingpages.meetings.models import Level, Role, Status
from meetingpages.organisation.models import MailDomain, PersonalLink
from tests.operations.smtp import mail_server

from .letters import link_of, mails, part, subject
from .making import DOMAIN, invite, make_meeting, make_person, make_secretary, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "real_outbox")]


@pytest.fixture
def meeting():
    return make_meeting(
        status=Status.SENT, content="Bàn về thư công vụ", full_name="Họp về thư công vụ",
        chair=make_person("Pham Van Chu"),
    )  # fmt: skip


@pytest.fixture
def row(meeting):
    return invite(meeting, make_person("Mai Thi Phong"))


def desk(client, meeting, row, action, **data):
    row.refresh_from_db()
    data = {"action": action, "mail": row.mail_id or ""} | data
    path = f"/hop/{meeting.uuid}/dieu-hanh/giay-moi/{row.pk}/"
    answer = client.post(path, data, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_each_person_gets_one_mail_with_an_own_link_and_all_that_is_asked(meeting, row):
    guest = invite(meeting, make_person("Do Van Khach", unit="Sở Ví Dụ"), role=Role.GUEST)
    assert send_all(meeting, None) == 2
    first, second = mails()
    assert first["To"] == row.person.official_email
    assert first["Reply-To"] == meeting.secretary.official_email
    assert subject(first) == "Giấy mời họp: Họp Ban Thường vụ"
    for words in (part(first, "text/plain"), part(first, "text/html")):
        for said in (
            "Họp về thư công vụ", "Pham Van Chu", "Sở Ví Dụ", "Bàn về thư công vụ",
            "Phòng họp số 1", "Mang theo máy tính", "/hop/moi/", "không được đọc",
        ):  # fmt: skip
            assert said in words
        assert guest.person.full_name not in words  # the list of people stays private
    assert link_of(first) != link_of(second)
    row.refresh_from_db()
    assert row.mail.get_state_display() == "Chờ gửi" and row.request_sent_at
    link = PersonalLink.objects.get(pk=row.link_id)
    assert link.expires_at == meeting.ends_at + timedelta(days=7)


def test_a_restricted_meeting_tells_its_full_name_and_content_in_the_room_only(meeting, row):
    meeting.level = Level.LIMITED
    meeting.save()
    send_all(meeting, None)
    (row_of_outbox,) = OutgoingMail.objects.all()
    (mail,) = mails()
    for kind in ("text/plain", "text/html", "text/calendar"):
        assert "thư công vụ" not in part(mail, kind)
    assert meeting.public_name in row_of_outbox.subject


def test_one_address_that_is_no_longer_official_stops_them_all(meeting, row):
    make_person("Nguyen Van Cu", email="cu@gmail.com")
    invite(meeting, make_person("Le Van Moi", email="x@het-han.example"))
    with pytest.raises(ValidationError, match="không có trong danh sách"):
        send_all(meeting, None)
    assert not OutgoingMail.objects.exists() and not PersonalLink.objects.exists()


def test_sending_again_kills_the_old_link(client, meeting, row):
    send_all(meeting, None)
    OutgoingMail.objects.update(state=MailState.FAILED)
    client.force_login(make_secretary(meeting))
    assert "Đã gửi lại" in desk(client, meeting, row, "resend")[0]
    old, new = (link_of(mail) for mail in mails(row.person))
    assert client.get(old).status_code == 410
    assert client.get(new).status_code == 200


def test_two_presses_or_a_mail_on_its_way_never_make_two(client, meeting, row):
    send_all(meeting, None)
    client.force_login(make_secretary(meeting))
    seen = OutgoingMail.objects.get().pk
    assert "vừa được xử lý" in desk(client, meeting, row, "resend")[0]  # it waits
    OutgoingMail.objects.update(state=MailState.UNKNOWN)
    desk(client, meeting, row, "resend", mail=seen)
    OutgoingMail.objects.update(state=MailState.UNKNOWN)
    assert "vừa được xử lý" in desk(client, meeting, row, "resend", mail=seen)[0]
    assert OutgoingMail.objects.count() == 2


def test_what_nobody_knows_is_settled_by_the_secretary(client, meeting, row):
    send_all(meeting, None)
    OutgoingMail.objects.update(state=MailState.UNKNOWN)
    client.force_login(make_secretary(meeting))
    assert "thư tới" in desk(client, meeting, row, "arrived")[0]
    assert OutgoingMail.objects.get().state == MailState.SENT
    assert "vừa được xử lý" in desk(client, meeting, row, "arrived")[0]


def test_deliveries_are_decided_at_the_desk_of_the_own_meeting_only(client, meeting, row):
    other = make_meeting(status=Status.SENT)
    path = f"/hop/{other.uuid}/dieu-hanh/giay-moi/{row.pk}/"
    client.force_login(make_secretary(meeting))
    assert client.post(path, {"action": "resend"}).status_code == 404
    row.person.account = make_user("dai-bieu")
    row.person.save()
    client.force_login(row.person.account)
    path = f"/hop/{meeting.uuid}/dieu-hanh/giay-moi/{row.pk}/"
    assert client.post(path, {"action": "resend"}).status_code == 404
    assert not OutgoingMail.objects.exists()


def test_who_did_not_answer_is_reminded_once_a_day_before(meeting, row):
    answered = invite(meeting, make_person("Do Van Khach"), answer="truc-tiep")
    send_all(meeting, None)
    term = meeting.answer_by
    assert remind_due(term - timedelta(days=1, seconds=1)) == 0
    assert remind_due(term - timedelta(days=1)) == 1
    assert remind_due(term - timedelta(hours=3)) == 0
    assert [subject(mail)[:4] for mail in mails(row.person)] == ["Giấy", "Nhắc"]
    assert len(mails(answered.person)) == 1


def test_an_invitation_of_the_last_day_is_its_own_reminder(meeting, row):
    meeting.answer_by = timezone.now() + timedelta(hours=5)
    meeting.save()
    send_all(meeting, None)
    assert remind_due() == 0


def test_the_secretary_reminds_at_once_but_not_twice_in_a_moment(client, meeting, row):
    send_all(meeting, None)
    client.force_login(make_secretary(meeting))
    assert "Đã nhắc" in desk(client, meeting, row, "remind")[0]
    assert "Vừa nhắc" in desk(client, meeting, row, "remind")[0]
    assert len(mails(row.person)) == 2


def test_cancelling_tells_those_who_were_sent_a_request_and_ends_all_links(client, meeting, row):
    send_all(meeting, None)
    never = invite(meeting, make_person("Do Van Khach"))
    link = link_of(mails()[0])
    cancel_all(meeting, None, "Trùng lịch")
    assert "Trùng lịch" in part(mails(row.person)[-1], "text/plain")
    assert mails(never.person) == []
    assert client.get(link).status_code == 410


def test_who_is_taken_off_is_told_and_let_in_no_more(client, meeting, row):
    send_all(meeting, None)
    link = link_of(mails()[0])
    client.post(link)
    assert client.get(f"/hop/{meeting.uuid}/").status_code == 200
    row.refresh_from_db()
    withdraw(row, None)
    assert client.get(f"/hop/{meeting.uuid}/").status_code == 404
    assert "Thu hồi" in subject(mails(row.person)[-1])


def test_an_invitation_arrives_with_page_and_calendar(meeting, row, settings):
    send_all(meeting, None)
    with mail_server() as (port, received):
        settings.OUTBOX_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        assert delivery.send_due() == 1
    (mail,) = received
    assert mail["To"] == row.person.official_email
    assert "Vào phòng họp" in part(mail, "text/html")
    calendar = next(p for p in mail.walk() if p.get_content_type() == "text/calendar")
    assert calendar["Content-Type"].params["method"] == "REQUEST"
    assert f"UID:{meeting.uuid}@" in calendar.get_content().replace("\r\n ", "")
    files = [p.get_filename() for p in mail.walk() if p.get_filename()]
    assert files == ["giay-moi.ics"]  # no papers


def test_many_invitations_ask_for_the_domains_once(meeting, django_assert_max_num_queries):
    for number in range(20):
        invite(meeting, make_person(f"Dai Bieu {number}"))
    with django_assert_max_num_queries(20 * 4 + 20):
        send_all(meeting, None)


def test_an_ended_domain_refuses_one_person_too(meeting, row):
    MailDomain.objects.filter(domain=DOMAIN).delete()
    with pytest.raises(ValidationError):
        send_one(row)
    assert not OutgoingMail.objects.exists()
