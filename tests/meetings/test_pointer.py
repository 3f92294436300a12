"""The pointer that everybody follows: moved by the chair, seen by all, one move at a time (MT-7, MT-26)."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from cms.audit.models import AuditEntry
from meetingpages.meetings.models import AgendaItem, Level, Meeting, Status
from meetingpages.meetings.room import now
from meetingpages.organisation.links import make_link, revoke
from meetingpages.organisation.models.links import Purpose
from tests.meetings.making import (
    hold,
    invite,
    make_chair,
    make_person,
    make_secretary,
    make_user,
    member,
    put_on,
    run,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return hold()


def state(client, meeting, **headers):
    return client.get(f"/hop/{meeting.uuid}/hien-tai.json", **headers)


def test_when_the_chair_moves_on_everybody_sees_where_the_meeting_is(meeting):
    chair, third = make_chair(meeting), meeting.items.get(label="3")
    page = run(meeting, chair, action="go", item=third.pk, seen=0)
    assert "Đang ở mục 3" in page
    assert state(member(meeting, 1), meeting).json()["words"] == "Đang ở mục 3"
    assert "Đang xét từ" in member(meeting, 1).get(f"/hop/{meeting.uuid}/").content.decode()


def test_an_item_that_takes_too_long_says_by_how_much(meeting):
    item = put_on(meeting, 2)
    late = timezone.now() - timedelta(minutes=item.minutes + 4, seconds=20)
    AgendaItem.objects.filter(pk=item.pk).update(began_at=late)
    assert state(member(meeting, 1), meeting).json()["late"] == "quá 4 phút"


def test_of_two_who_press_at_once_the_second_is_told(meeting):
    chair = make_chair(meeting)
    first, second = meeting.items.get(label="1"), meeting.items.get(label="2")
    run(meeting, chair, action="go", item=first.pk, seen=0)
    assert "Trạng thái đã thay đổi" in run(meeting, chair, action="go", item=second.pk, seen=0)
    meeting.refresh_from_db()
    assert meeting.current_item == first


def test_a_secretary_moves_it_on_behalf_of_the_chair_and_the_log_says_so(meeting):
    make_chair(meeting)
    secretary = make_secretary(meeting)
    run(meeting, secretary, action="go", item=meeting.items.first().pk, seen=0)
    line = AuditEntry.objects.get(action="meeting.move")
    assert line.actor == secretary and "thay mặt chủ trì" in line.summary
    assert line.details["on_behalf_of"] == "Tran Van Chu"


def test_a_delegate_and_a_stranger_move_nothing(meeting):
    for client in (member(meeting, 1), signed_in(make_user("la"))):
        answer = client.post(f"/hop/{meeting.uuid}/phien/", {"action": "go"})
        assert answer.status_code == 404


def test_the_chair_begins_without_quorum_for_a_reason_only_and_ends_when_all_is_decided(home):
    meeting = hold(present=1, items=1)
    chair = make_chair(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(status=Status.SENT, began_at=None)
    assert "Hãy ghi lý do" in run(meeting, chair, action="begin", version=0)
    run(meeting, chair, action="begin", version=0, reason="Họp khẩn")
    meeting.refresh_from_db()
    assert meeting.status == Status.IN_SESSION and meeting.began_at
    assert "Chưa có kết quả ở mục: 1" in run(meeting, chair, action="end", version=1)
    meeting.items.update(outcome="xong")
    run(meeting, chair, action="end", version=1)
    meeting.refresh_from_db()
    assert meeting.status == Status.ENDED


def test_a_decided_item_is_locked(meeting):
    chair, item = make_chair(meeting), put_on(meeting)
    seen = meeting.pointer_number
    run(meeting, chair, action="outcome", item=item.pk, outcome="thong-qua", seen=seen)
    again = run(meeting, chair, action="outcome", item=item.pk, outcome="rut", seen=seen + 1)
    assert "đã có kết quả" in again
    back = run(meeting, chair, action="go", item=item.pk, seen=seen + 1)
    assert "không mở lại" in back
    item.refresh_from_db()
    assert item.outcome == "thong-qua" and item.began_at <= item.ended_at


def test_a_break_is_announced_and_ends_at_a_press(meeting):
    chair = make_chair(meeting)
    put_on(meeting)
    assert "Giải lao đến" in run(meeting, chair, action="break", minutes=15, seen=1)
    assert state(member(meeting, 1), meeting).json()["words"].startswith("Giải lao đến")
    assert "Đang ở mục 1" in run(meeting, chair, action="break", minutes=0, seen=2)


@pytest.mark.parametrize("minutes", ["", "-3", "mười", "999", "9" * 40])
def test_an_impossible_break_is_refused_in_words(meeting, minutes):
    page = run(meeting, make_chair(meeting), action="break", minutes=minutes, seen=0)
    assert "Số phút giải lao từ 1 đến 180" in page


def test_a_raised_item_stands_where_it_was_put_and_keeps_the_others_labels(meeting):
    given = {"item-label": "1.1", "item-public_name": "Việc gấp", "item-minutes": 10}
    after = meeting.items.get(label="1")
    page = run(meeting, make_chair(meeting), action="add_item", seen=0,
               **given, **{"item-after": after.pk})  # fmt: skip
    assert "Việc gấp" in page
    assert [item.label for item in meeting.items.all()] == ["1", "1.1", "2", "3"]
    assert meeting.items.get(label="1.1").is_added


def test_what_was_typed_of_a_raised_item_stays_beside_its_mistake(meeting):
    answer = signed_in(make_chair(meeting)).post(
        f"/hop/{meeting.uuid}/phien/",
        {"action": "add_item", "seen": 0, "item-public_name": "Việc gấp", "item-minutes": "a"},
    )
    assert answer.status_code == 400 and "Việc gấp" in answer.content.decode()


def test_a_screen_that_knows_the_state_is_answered_without_it(meeting):
    client = member(meeting, 1)
    first = state(client, meeting)
    assert state(client, meeting, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    put_on(meeting, 2)
    assert state(client, meeting, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_what_all_screens_ask_for_is_read_once_and_the_right_of_each_every_time(
    meeting, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(now, "KEPT_SECONDS", 60)
    clients = [member(meeting, number) for number in (1, 2)]
    state(clients[0], meeting)
    with django_assert_num_queries(3):  # session, account, right
        answer = state(clients[1], meeting)
    assert answer.json()["words"] == "Chưa vào mục nào"
    with django_assert_num_queries(3):
        assert state(clients[1], meeting, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    now.forget()
    with django_assert_num_queries(5):  # and twice a second: the meeting, who is present
        state(clients[1], meeting)
    meeting.invitations.filter(person__account__username="db2").update(withdrawn_at=timezone.now())
    assert state(clients[1], meeting).status_code == 404
    assert state(signed_in(make_user("la")), meeting).status_code == 404


def test_whoever_is_taken_off_the_list_is_told_nothing_from_the_next_question_on(meeting):
    client = member(meeting, 1)
    assert state(client, meeting).status_code == 200
    meeting.invitations.filter(person__account__username="db1").update(withdrawn_at=timezone.now())
    assert state(client, meeting).status_code == 404


def test_who_came_by_a_personal_link_follows_until_it_is_revoked(
    meeting, client, django_assert_max_num_queries
):
    person = make_person("Khach Moi")
    invite(meeting, person, has_vote=False)
    ends = timezone.now() + timedelta(days=1)
    token = make_link(person, Purpose.MEETING, meeting.uuid, ends)
    client.post(f"/hop/moi/{token}/")
    with django_assert_max_num_queries(4):
        assert state(client, meeting).status_code == 200
    assert client.get(f"/hop/{meeting.uuid}/").status_code == 200
    revoke(person, Purpose.MEETING, meeting.uuid)
    assert state(client, meeting).status_code == 404


def test_strangers_and_administrators_are_told_nothing(meeting, client, admin_client):
    make_person("Khong Tai Khoan")
    for asker in (client, admin_client, signed_in(make_user("la"))):
        assert state(asker, meeting).status_code == 404
    Meeting.objects.filter(pk=meeting.pk).update(status=Status.READY, sent_at=None)
    assert state(member(meeting, 1), meeting).status_code == 404


def test_the_secretary_follows_too(meeting):
    assert state(signed_in(make_secretary(meeting)), meeting).status_code == 200


def test_the_state_names_no_item(meeting):
    item = put_on(meeting, 2)
    AgendaItem.objects.filter(pk=item.pk).update(level=Level.LIMITED, full_name="Nhân sự kín")
    told = state(member(meeting, 1), meeting).content.decode()
    assert "Nhân sự" not in told and "Nội dung 2" not in told


def test_asking_by_itself_does_not_prolong_a_session(meeting):
    client = member(meeting, 1)
    state(client, meeting)
    soon = timezone.now() + timedelta(minutes=5)
    Session.objects.update(expire_date=soon)
    state(client, meeting)
    assert Session.objects.get(pk=client.session.session_key).expire_date == soon
