"""What a citizen sees of meetings: the week, the notice, the calendar; and nothing of the others."""

from datetime import timedelta

import pytest
import vobject
from django.utils import timezone

from meetingpages.meetings.models import Level, Meeting, Status
from meetingpages.meetings.public.calendar import monday_named
from meetingpages.meetings.public.notices import publish_notice
from tests.meetings.making import add_version, make_meeting, make_paper, make_person

pytestmark = pytest.mark.django_db


def announce(**fields):
    meeting = make_meeting(status=Status.SENT, level=Level.PUBLIC, **fields)
    meeting.items.update(level=Level.PUBLIC)
    publish_notice(meeting)
    return meeting


def week_of(meeting):
    year, week, _day = timezone.localdate(meeting.starts_at).isocalendar()
    return f"/lich-hop/?tuan={year}-{week}"


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_public_meeting_stands_in_its_week_with_its_public_name_only(client, home):
    chair = make_person("Tran Van Chu")
    meeting = announce(chair=chair)
    shown = text(client, week_of(meeting))
    assert "Họp Ban Thường vụ" in shown and "Chủ trì: Giám đốc" in shown
    for hidden in ("Họp về nhân sự kín", "Tran Van Chu"):
        assert hidden not in shown
        assert hidden not in text(client, meeting.page.url)


def test_a_public_paper_is_for_everybody_and_only_its_newest_version(client, home):
    meeting = announce()
    paper = make_paper(meeting.items.get(), "Tờ trình công khai", level=Level.PUBLIC)
    closed = make_paper(meeting.items.get(), "Tờ trình nội bộ")
    old, closed_file = paper.versions.get(), closed.versions.get()
    assert client.get(old.url).status_code == 200
    shown = text(client, meeting.page.url)
    assert "Tờ trình công khai" in shown and "Tờ trình nội bộ" not in shown
    add_version(paper)
    assert client.get(old.url).status_code == 404
    assert client.get(closed_file.url).status_code == 404
    Meeting.objects.filter(pk=meeting.pk).update(level=Level.INTERNAL)
    assert client.get(paper.versions.first().url).status_code == 404


@pytest.mark.parametrize("level", [Level.INTERNAL, Level.LIMITED])
def test_other_meetings_leave_no_trace(client, home, level):
    meeting = make_meeting(status=Status.SENT, level=level, public_name="Họp kín tuần tới")
    publish_notice(meeting)
    places = [week_of(meeting), "/lich-hop/lich.ics", "/sitemap.xml", "/tim-kiem/?q=họp+kín", "/"]
    for path in places:
        assert "Họp kín tuần tới" not in text(client, path)


def test_a_meeting_that_is_no_longer_public_loses_its_notice(client, home):
    meeting = announce()
    url = meeting.page.url
    meeting.level = Level.INTERNAL
    meeting.save()
    publish_notice(meeting)
    assert client.get(url).status_code == 404
    assert meeting.public_name not in text(client, week_of(meeting))


def test_a_postponed_meeting_says_so_at_its_new_time(client, home):
    meeting = announce()
    meeting.postponed_from = meeting.starts_at
    meeting.starts_at += timedelta(days=7)
    meeting.ends_at += timedelta(days=7)
    meeting.save()
    assert f"Hoãn từ {meeting.postponed_from.astimezone():%d/%m}" in text(client, week_of(meeting))


def test_a_cancelled_meeting_stays_until_its_day_has_passed(client, home):
    meeting = announce()
    meeting.status = Status.CANCELLED
    meeting.save()
    assert "Hủy" in text(client, week_of(meeting))
    past = timezone.now() - timedelta(days=2)
    meeting.starts_at, meeting.ends_at = past, past + timedelta(hours=1)
    meeting.save()
    assert meeting.public_name not in text(client, week_of(meeting))


def test_an_empty_week_offers_the_next_one_with_a_meeting(client, home):
    meeting = announce()
    monday = monday_named("") - timedelta(days=70)
    year, week, _day = monday.isocalendar()
    shown = text(client, f"/lich-hop/?tuan={year}-{week}")
    assert "Xem tuần có cuộc họp tiếp theo" in shown
    assert week_of(meeting).partition("?")[2] in shown


@pytest.mark.parametrize(
    "query", ["tuan=xyz", "tuan=2026-60", "tuan=9999-01", "to-chuc=a", "tuan="]
)
def test_a_wrong_week_or_body_is_this_week_and_all_bodies(client, home, query):
    assert "Lịch họp tuần" in text(client, f"/lich-hop/?{query}")


def test_somebody_elses_calendar_reads_the_public_meetings(client, home):
    meeting = announce()
    calendar = vobject.readOne(text(client, "/lich-hop/lich.ics"))
    (event,) = calendar.vevent_list
    assert event.summary.value == meeting.public_name
    assert event.dtstart.value == meeting.starts_at
    assert not hasattr(event, "attendee")


def test_the_week_asks_the_same_number_of_questions_for_many_meetings(
    client, home, django_assert_max_num_queries
):
    meeting = announce()
    for _number in range(30):
        announce()
    with django_assert_max_num_queries(18):
        text(client, week_of(meeting))


def test_nobody_edits_or_deletes_a_notice_by_hand(admin_client, home):
    page = announce().page
    assert admin_client.get(f"/quan-tri/pages/{page.pk}/edit/").status_code == 302
    admin_client.post(f"/quan-tri/pages/{page.pk}/delete/")
    page.refresh_from_db()
