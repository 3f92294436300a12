"""The meeting in large type on the screen of the room: the same for whoever signed in there (MT-26)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetingpages.meetings.models import AgendaItem, Level, Meeting, Status
from tests.meetings.making import (
    hold,
    make_chair,
    make_secretary,
    make_user,
    make_vote,
    member,
    put_on,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return hold(members=3, present=2)


def screen(client, meeting):
    return client.get(f"/hop/{meeting.uuid}/?man-hinh=lon")


def text(answer):
    return answer.content.decode()


def test_it_shows_where_the_meeting_is_the_item_the_quorum_and_what_comes(meeting):
    item = put_on(meeting, 2)
    AgendaItem.objects.filter(pk=item.pk).update(presenter="Mai Thị Phỏng")
    page = text(screen(signed_in(make_secretary(meeting)), meeting))
    assert "<span data-words>Đang ở mục 2</span>" in page and "Nội dung 2</h1>" in page
    assert "Có mặt 2 trên 3 thành viên, đủ điều kiện họp (cần từ 2)" in page
    assert "Mai Thị Phỏng" in page and "1. Nội dung 1" in page and "theme/hop.js" in page
    assert f'href="/hop/{meeting.uuid}/?man-hinh=lon" data-again' in page  # without a script


def test_of_a_limited_item_the_screen_says_the_public_name_whoever_signed_in(meeting):
    item = put_on(meeting)
    AgendaItem.objects.filter(pk=item.pk).update(
        level=Level.LIMITED, full_name="Nhân sự kín", presenter="Người Trình"
    )
    AgendaItem.objects.filter(label="2").update(level=Level.LIMITED, full_name="Việc kín")
    make_vote(item, status="open")
    page = text(screen(signed_in(make_chair(meeting)), meeting))  # the chair may read all
    assert "Nội dung 1</h1>" in page and "2. Nội dung 2" in page
    for words in ("Nhân sự kín", "Việc kín", "Người Trình", "Thông qua báo cáo"):
        assert words not in page


def test_an_open_vote_is_named(meeting):
    make_vote(put_on(meeting), status="open")
    page = text(screen(member(meeting, 1), meeting))
    assert "Biểu quyết đang mở:" in page and "Thông qua báo cáo quý III." in page


@pytest.mark.parametrize("status", [Status.SENT, Status.ENDED, Status.CONCLUDED])
def test_before_and_after_the_meeting_it_stays_a_screen_without_anything_private(meeting, status):
    Meeting.objects.filter(pk=meeting.pk).update(status=status)
    page = text(screen(member(meeting, 1), meeting))
    assert "h-screen" in page and str(Status(status).label) in page
    assert "Trả lời của tôi" not in page and "ghi-chu" not in page


def test_it_opens_to_nobody_whom_the_room_does_not_open_to(meeting, client, admin_client):
    for stranger in (client, admin_client, signed_in(make_user("la"))):
        assert screen(stranger, meeting).status_code == 404


def test_who_runs_the_meeting_finds_it(meeting):
    page = signed_in(make_chair(meeting)).get(f"/hop/{meeting.uuid}/phien/")
    assert f'href="/hop/{meeting.uuid}/?man-hinh=lon">Màn hình lớn</a>' in text(page)


def test_thirty_items_cost_what_three_do(meeting):
    client = signed_in(make_chair(meeting))
    with CaptureQueriesContext(connection) as before:
        screen(client, meeting)
    for number in range(4, 34):
        AgendaItem.objects.create(meeting=meeting, order=number, public_name=f"Mục {number}")
    with CaptureQueriesContext(connection) as after:
        assert screen(client, meeting).status_code == 200
    assert len(after) == len(before) <= 15
