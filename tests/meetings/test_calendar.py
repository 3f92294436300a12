"""The calendar entry, read back by somebody else's parser (MT-18)."""

from datetime import timedelta

import pytest
import vobject

from meetingpages.meetings.inviting.calendars import CANCEL, calendar_of
from meetingpages.meetings.inviting.sending import cancel_all, send_all
from meetingpages.meetings.models import Level, Meeting, Mode, Status

from .letters import link_of, mails, part
from .making import invite, make_meeting, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "real_outbox")]
LONG = "Họp đánh giá kết quả thực hiện Công văn số 3138-CV/TU về thư công vụ; " * 3


@pytest.fixture
def meeting():
    return make_meeting(
        status=Status.SENT,
        full_name=LONG.strip()[:240],
        mode=Mode.HYBRID,
        online_url="https://hop.congvu.example/p1",
    )


@pytest.fixture
def row(meeting):
    return invite(meeting, make_person("Mai Thi Phong"))


def entry(mail):
    return vobject.readOne(part(mail, "text/calendar")).vevent


def test_it_says_what_when_where_who_asks_and_who_is_asked(meeting, row):
    send_all(meeting, None)
    text = part(mails()[0], "text/calendar")
    calendar = vobject.readOne(text)
    event = calendar.vevent
    assert calendar.method.value == "REQUEST"
    assert event.summary.value == meeting.name
    assert event.dtstart.value == meeting.starts_at
    assert event.dtend.value == meeting.ends_at
    assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Asia/Ho_Chi_Minh"]
    assert calendar.vtimezone.tzid.value == "Asia/Ho_Chi_Minh"
    assert event.location.value == meeting.place
    assert event.organizer.value == f"mailto:{meeting.secretary.official_email}"
    (attendee,) = event.attendee_list
    assert attendee.value == f"mailto:{row.person.official_email}"
    assert attendee.params["RSVP"] == ["TRUE"]
    assert event.url.value.endswith(f"/hop/{meeting.uuid}/")
    assert meeting.online_url in event.description.value
    assert "không được đọc" in event.description.value


def test_no_token_stands_in_it_and_long_vietnamese_lines_are_folded_right(meeting, row):
    send_all(meeting, None)
    (mail,) = mails()
    token = link_of(mail).split("/")[3]
    text = calendar_of(meeting, row)
    assert token not in text.replace("\r\n ", "") and "/moi/" not in text.replace("\r\n ", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.replace("\r\n ", "").count(meeting.name.replace(";", "\\;")) == 1


def test_a_restricted_meeting_stands_in_calendars_by_its_public_name(meeting, row):
    meeting.level = Level.LIMITED
    assert vobject.readOne(calendar_of(meeting, row)).vevent.summary.value == meeting.public_name
    assert "3138" not in calendar_of(meeting, row)


def test_the_uid_stays_and_a_cancel_matches_its_request(meeting, row):
    send_all(meeting, None)
    cancel_all(meeting, None, "Trùng lịch")
    first, last = mails()
    request, cancel = entry(first), entry(last)
    assert vobject.readOne(part(last, "text/calendar")).method.value == CANCEL
    assert cancel.uid.value == request.uid.value
    assert int(cancel.sequence.value) > int(request.sequence.value)
    assert cancel.status.value == "CANCELLED"
    assert cancel.dtstart.value == request.dtstart.value


def test_each_participant_downloads_the_own_entry_only(client, meeting, row):
    path = f"/hop/{meeting.uuid}/lich.ics"
    assert client.get(path).status_code == 404
    send_all(meeting, None)
    client.post(link_of(mails()[0]))
    answer = client.get(path)
    assert answer["Content-Type"].startswith("text/calendar")
    assert vobject.readOne(answer.content.decode()).vevent.uid.value.startswith(str(meeting.uuid))
    Meeting.objects.update(ends_at=meeting.ends_at + timedelta(hours=1))
    later = vobject.readOne(client.get(path).content.decode()).vevent
    assert later.dtend.value == meeting.ends_at + timedelta(hours=1)
