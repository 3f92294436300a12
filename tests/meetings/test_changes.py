"""After the invitations left: a new time or place is shown, then told to everybody (MT-8, MT-18)."""

from datetime import timedelta

import pytest
import vobject
from django.utils import timezone

from meetingpages.meetings.inviting.sending import send_all
from meetingpages.meetings.models import Meeting, MeetingRoom, Status
from meetingpages.organisation.models import PersonalLink

from .letters import link_of, mails, part, subject
from .making import invite, make_meeting, make_office, make_person, make_secretary

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "real_outbox")]


@pytest.fixture
def meeting():
    return make_meeting(status=Status.SENT)


@pytest.fixture
def row(meeting):
    row = invite(meeting, make_person("Mai Thi Phong"), answer="truc-tiep")
    send_all(meeting, None)
    return row


def typed(moment):
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}" if moment else ""


def change(client, meeting, action="send", **values):
    data = {
        "starts_at": typed(meeting.starts_at),
        "ends_at": typed(meeting.ends_at),
        "answer_by": typed(meeting.answer_by),
        "mode": meeting.mode,
        "room": meeting.room_id,
        "online_url": meeting.online_url,
        "public_name": meeting.public_name,
        "full_name": meeting.full_name,
        "reason": "Trùng lịch tiếp dân",
        "version": meeting.version,
        "action": action,
    } | values
    return client.post(f"/hop/{meeting.uuid}/doi/", data)


def later(meeting, **by):
    step = timedelta(**by)
    return {
        "starts_at": typed(meeting.starts_at + step),
        "ends_at": typed(meeting.ends_at + step),
    }


def test_what_changes_is_shown_before_anybody_is_told(client, meeting, row):
    client.force_login(make_office())
    page = change(client, meeting, "show", **later(meeting, days=1)).content.decode()
    assert "Gửi thông báo thay đổi?" in page and "Thời gian" in page
    assert len(mails()) == 1
    assert Meeting.objects.get().starts_at == meeting.starts_at


def test_a_postponed_meeting_is_told_with_the_next_sequence_and_same_uid(client, meeting, row):
    client.force_login(make_office())
    assert change(client, meeting, **later(meeting, days=30)).status_code == 303
    now = Meeting.objects.get()
    assert now.starts_at == meeting.starts_at + timedelta(days=30)
    assert (now.postponed_from, now.status) == (meeting.starts_at, Status.SENT)
    old, new = mails(row.person)
    assert subject(new).startswith("Thay đổi cuộc họp")
    assert "Trùng lịch tiếp dân" in part(new, "text/plain")
    assert "Tham dự trực tiếp" in part(new, "text/plain")  # the answer that stands
    before, after = (vobject.readOne(part(mail, "text/calendar")).vevent for mail in (old, new))
    assert before.uid.value == after.uid.value
    assert int(after.sequence.value) == int(before.sequence.value) + 1
    assert after.dtstart.value == now.starts_at
    assert client.get(link_of(old)).status_code == 200  # the first link goes on working …
    ends = set(PersonalLink.objects.values_list("expires_at", flat=True))
    assert ends == {now.ends_at + timedelta(days=7)}  # … as long as the new one


def test_another_place_needs_the_secretary_only_and_another_time_the_office(client, meeting, row):
    client.force_login(make_secretary(meeting))
    assert 'name="starts_at"' not in client.get(f"/hop/{meeting.uuid}/doi/").content.decode()
    room = MeetingRoom.objects.create(name="Phòng họp số 2")
    answer = change(client, meeting, room=room.pk, **later(meeting, days=1))
    assert answer.status_code == 303
    now = Meeting.objects.get()
    assert (now.room, now.starts_at) == (room, meeting.starts_at)
    assert now.postponed_from is None
    assert "Phòng họp số 2" in part(mails()[-1], "text/plain")
    assert now.calendar_sequence == meeting.calendar_sequence + 1


def test_without_a_new_time_the_meeting_is_cancelled(client, meeting, row):
    client.force_login(make_office())
    page = change(client, meeting, "show", starts_at="", ends_at="").content.decode()
    assert "Hủy cuộc họp?" in page and len(mails()) == 1
    assert change(client, meeting, starts_at="", ends_at="").status_code == 303
    assert Meeting.objects.get().status == Status.CANCELLED
    assert vobject.readOne(part(mails()[-1], "text/calendar")).method.value == "CANCEL"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"reason": ""}, "Hãy ghi lý do"),
        ({}, "Chưa có gì thay đổi"),
        ({"starts_at": "2020-01-01T08:00"}, "đã qua"),
        ({"starts_at": "sáng mai"}, "Lỗi"),
        ({"ends_at": ""}, "cả giờ bắt đầu và kết thúc"),
        ({"room": ""}, "Chưa chọn phòng họp"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nobody_is_told(client, meeting, row, values, said):
    client.force_login(make_office())
    refused = change(client, meeting, **values)
    assert refused.status_code == 400 and said in refused.content.decode()
    assert len(mails()) == 1


def test_one_ended_mailbox_does_not_keep_the_news_from_the_others(client, meeting, row):
    old = make_person("Nguyen Van Cu", email="cu@het-han.example")
    invite(meeting, old, request_sent_at=timezone.now())
    client.force_login(make_office())
    page = client.get(change(client, meeting, **later(meeting, days=1))["Location"])
    assert "hãy báo bằng cách khác: Nguyen Van Cu" in page.content.decode()
    assert len(mails(row.person)) == 2 and mails(old) == []


def test_of_two_people_the_second_is_told(client, meeting, row):
    client.force_login(make_office())
    change(client, meeting, **later(meeting, days=1))
    again = change(client, meeting, **later(meeting, days=2))
    assert again.status_code == 400 and "Trạng thái đã thay đổi" in again.content.decode()
    assert len(mails()) == 2
