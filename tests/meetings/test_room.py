"""The room of a running meeting: what is going on, what may be read, and what is asked of one (MT-26)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetingpages.meetings.models import AgendaItem, Level, Meeting, Outcome
from tests.meetings.making import (
    hold,
    invite,
    make_chair,
    make_paper,
    make_person,
    make_user,
    member,
    put_on,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return hold()


def room(client, meeting, query=""):
    answer = client.get(f"/hop/{meeting.uuid}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_current_item_stands_first_with_its_papers(meeting):
    item = put_on(meeting, 2)
    make_paper(item, title="Tờ trình về tên miền")
    page = room(member(meeting, 1), meeting)
    assert "Đang ở mục 2" in page and 'aria-current="step"' in page
    assert "Tờ trình về tên miền" in page and "Tải cả 1 tệp" in page


def test_reading_ahead_says_where_the_meeting_is_and_how_to_return(meeting):
    put_on(meeting, 1)
    make_paper(meeting.items.get(label="3"), title="Báo cáo riêng")
    page = room(member(meeting, 1), meeting, "?muc=3")
    assert "Báo cáo riêng" in page
    assert "Cuộc họp đang ở mục 1" in page and "Về mục đang xét" in page


@pytest.mark.parametrize("query", ["?muc=99", "?muc=<b>", "?ma=%22><script>"])
def test_an_item_that_is_not_there_is_the_current_one(meeting, query):
    put_on(meeting, 1)
    page = room(member(meeting, 1), meeting, query)
    assert "Nội dung 1" in page and "<script>" not in page.split("<main")[1]


def test_of_a_limited_item_others_see_its_number_and_public_name_only(meeting):
    item = put_on(meeting, 1)
    paper = make_paper(item, title="Hồ sơ kín")
    AgendaItem.objects.filter(pk=item.pk).update(
        level=Level.LIMITED, full_name="Nhân sự của sở", conclusion="Kết luận kín", outcome="xong"
    )
    page = room(member(meeting, 1), meeting)
    assert "Nội dung 1" in page
    for hidden in ("Nhân sự của sở", paper.title, "Kết luận kín"):
        assert hidden not in page
    item.readers.add(meeting.invitations.get(person__account__username="db2").person)
    assert "Nhân sự của sở" in room(member(meeting, 2), meeting)


def test_a_secret_item_says_that_its_papers_are_handed_out(meeting):
    AgendaItem.objects.filter(meeting=meeting, label="2").update(is_secret=True)
    page = room(member(meeting, 1), meeting, "?muc=2")
    assert "Phát giấy tại phòng họp" in page and "thu hồi sau họp" in page


def test_the_expected_end_moves_with_the_delay(meeting):
    item = put_on(meeting, 1)
    began = timezone.now() - timedelta(minutes=60)
    AgendaItem.objects.filter(pk=item.pk).update(began_at=began)
    expected = timezone.localtime(timezone.now() + timedelta(minutes=30))
    times = {f"xong khoảng {expected - timedelta(minutes=late):%H:%M}" for late in (0, 1)}
    page = room(member(meeting, 1), meeting)
    assert any(words in page for words in times)


def test_a_decided_item_shows_its_outcome_and_real_times(meeting):
    began = timezone.now() - timedelta(minutes=20)
    AgendaItem.objects.filter(meeting=meeting, label="1").update(
        outcome=Outcome.PASSED, began_at=began, ended_at=began + timedelta(minutes=7)
    )
    local = timezone.localtime(began)
    shown = f"Thông qua · {local:%H:%M}–{local + timedelta(minutes=7):%H:%M}"
    assert shown in room(member(meeting, 1), meeting)


def test_presence_and_quorum_are_always_there(home):
    meeting = hold(members=15, present=9)
    page = room(member(meeting, 1), meeting)
    assert "<span data-present>9</span> trên <span data-members>15</span>" in page
    assert "Chưa đủ điều kiện họp (cần từ 10)" in page


def test_only_who_runs_the_meeting_is_offered_to(meeting):
    assert "Điều khiển phiên họp" not in room(member(meeting, 1), meeting)
    assert "Điều khiển phiên họp" in room(signed_in(make_chair(meeting)), meeting)


def test_the_chair_runs_an_item_whose_name_is_long_and_the_page_of_an_empty_agenda(home):
    meeting = hold(items=0)
    assert "Chương trình chưa có mục nào" in room(member(meeting, 1), meeting)
    assert signed_in(make_chair(meeting)).get(f"/hop/{meeting.uuid}/phien/").status_code == 200


def test_when_it_is_over_the_room_can_still_be_read_and_nothing_pressed(meeting):
    put_on(meeting)
    chair = make_chair(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(status="ended", closed_at=timezone.now())
    page = room(member(meeting, 1), meeting)
    assert "Đã kết thúc" in page and "Mã điểm danh" not in page
    answer = signed_in(chair).post(
        f"/hop/{meeting.uuid}/phien/", {"action": "break", "minutes": 5, "seen": 1}, follow=True
    )
    assert "không đang diễn ra" in answer.content.decode()


@pytest.mark.parametrize("size", [3, 30])
def test_thirty_items_with_a_hundred_papers_ask_no_more_than_three(
    home, django_assert_max_num_queries, size
):
    meeting = hold(members=size, items=size)
    for item in meeting.items.all():
        for number in range(3):
            make_paper(item, title=f"Tài liệu {number}")
    item = put_on(meeting, 2)
    AgendaItem.objects.filter(pk=item.pk).update(level=Level.INTERNAL)
    account = make_user("khach")
    invite(meeting, make_person("Khach Moi", account=account))
    client = signed_in(account)
    with django_assert_max_num_queries(15):
        room(client, meeting)
