"""Coming in and going out: by the code in the room, or written down by name (MT-27, MT-28)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetingpages.meetings.attendance import quorum_of
from meetingpages.meetings.models import CheckEvent, Invitation, Meeting, Mode, Status
from meetingpages.meetings.models.settings import Share
from tests.meetings.making import (
    hold,
    invite,
    make_body,
    make_chair,
    make_meeting,
    make_person,
    make_secretary,
    member,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return hold(present=0)


def type_code(client, meeting, code, **given):
    return client.post(
        f"/hop/{meeting.uuid}/", {"action": "check_in", "code": code} | given, follow=True
    )


def present(meeting):
    return quorum_of(Meeting.objects.get(pk=meeting.pk)).present


def test_the_code_of_the_room_checks_in_whoever_types_it_in_the_own_session(meeting):
    page = type_code(member(meeting, 1), meeting, " hpkg 47 ").content.decode()
    assert "Đã điểm danh" in page and "Có mặt <span data-present>1</span> trên" in page


def test_opening_the_address_of_the_qr_fills_the_code_in_and_checks_nobody_in(meeting):
    page = member(meeting, 1).get(f"/hop/{meeting.uuid}/?ma=HPKG47").content.decode()
    assert 'value="HPKG47"' in page and present(meeting) == 0


def test_a_wrong_code_stays_in_the_field_with_its_message(meeting):
    answer = type_code(member(meeting, 1), meeting, "ABC")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="ABC"' in page and "Mã điểm danh chưa đúng" in page


def test_five_wrong_codes_are_a_pause_of_five_minutes_for_that_person_alone(meeting):
    client = member(meeting, 1)
    for _try in range(5):
        type_code(client, meeting, "AAAAAA")
    assert "Thử lại sau 5 phút" in type_code(client, meeting, "HPKG47").content.decode()
    type_code(member(meeting, 2), meeting, "HPKG47")
    assert present(meeting) == 1


def test_pressing_twice_is_once_and_going_out_is_an_event_too(meeting):
    client = member(meeting, 1)
    for _press in range(2):
        type_code(client, meeting, "HPKG47")
    client.post(f"/hop/{meeting.uuid}/", {"action": "check_out"})
    assert list(CheckEvent.objects.values_list("is_in", flat=True)) == [True, False]
    assert present(meeting) == 0


def test_nobody_checks_in_more_than_an_hour_before(home):
    meeting = make_meeting(status=Status.SENT, check_in_code="HPKG47")
    invite(meeting, make_person("Mai Thi Phong", account=make_secretary(meeting)))
    client = signed_in(meeting.invitations.get().person.account)
    type_code(client, meeting, "HPKG47")
    assert present(meeting) == 0
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() + timedelta(minutes=59))
    assert "Mã điểm danh" in client.get(f"/hop/{meeting.uuid}/").content.decode()
    type_code(client, meeting, "HPKG47")
    assert present(meeting) == 1


def test_online_is_counted_apart_and_by_the_rule_of_the_body(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(mode=Mode.HYBRID)
    type_code(member(meeting, 1), meeting, "HPKG47", how="online")
    type_code(member(meeting, 2), meeting, "HPKG47")
    found = quorum_of(meeting)
    assert (found.present, found.online) == (2, 1)
    meeting.body.online_counts = False
    assert quorum_of(meeting).present == 1


def test_a_substitute_counts_for_the_one_replaced_and_only_once(meeting):
    principal = meeting.invitations.get(person__account__username="db1")
    substitute = invite(
        meeting, make_person("Nguoi Thay"), has_vote=False, substitute_for=principal
    )
    CheckEvent.objects.create(invitation=substitute)
    assert quorum_of(meeting).present == 1
    CheckEvent.objects.create(invitation=principal)
    assert quorum_of(meeting).present == 1
    meeting.body.substitute_counts = False
    CheckEvent.objects.create(invitation=principal, is_in=False)
    assert quorum_of(meeting).present == 0


def test_a_substitute_taken_back_counts_no_more(meeting):
    principal = meeting.invitations.get(person__account__username="db1")
    substitute = invite(meeting, make_person("Nguoi Thay"), substitute_for=principal)
    CheckEvent.objects.create(invitation=substitute)
    Invitation.objects.filter(pk=substitute.pk).update(withdrawn_at=timezone.now())
    assert (quorum_of(meeting).present, quorum_of(meeting).members) == (0, 3)


@pytest.mark.parametrize(
    ("share", "needed"),
    [
        (Share.OVER_HALF, {1: 1, 2: 2, 15: 8, 16: 9}),
        (Share.TWO_THIRDS, {1: 1, 2: 2, 3: 2, 15: 10, 16: 11}),
    ],
)
def test_how_many_are_enough(share, needed):
    assert {members: share.needed_of(members) for members in needed} == needed


def test_nobody_invited_is_no_quorum(home):
    assert not quorum_of(make_meeting(status=Status.IN_SESSION)).is_met


def test_the_secretary_writes_down_many_by_name_and_takes_a_mistake_back(meeting):
    make_chair(meeting)
    client, path = signed_in(make_secretary(meeting)), f"/hop/{meeting.uuid}/co-mat/"
    rows = [row.pk for row in meeting.invitations.filter(has_vote=True)]
    client.post(path, {"action": "in", "person": rows})
    assert present(meeting) == 3
    client.post(path, {"action": "out", "person": rows[:1]})
    assert present(meeting) == 2
    assert CheckEvent.objects.filter(by__username="thuky").count() == 4


def test_people_are_found_without_tone_marks(home):
    meeting = hold(members=1, present=0)
    invite(meeting, make_person("Đỗ Thị Hảo", email="hao@congvu.example"))
    page = signed_in(make_secretary(meeting)).get(f"/hop/{meeting.uuid}/co-mat/?q=do thi hao")
    assert "Đỗ Thị Hảo" in page.content.decode() and "Dai Bieu 1" not in page.content.decode()


def test_somebody_of_another_meeting_cannot_be_written_down(meeting):
    other = make_meeting(body=make_body("Sở khác"), status=Status.IN_SESSION)
    stranger = invite(other, make_person("Nguoi La"))
    signed_in(make_secretary(meeting)).post(
        f"/hop/{meeting.uuid}/co-mat/", {"action": "in", "person": [stranger.pk, "x"]}
    )
    assert not stranger.checks.exists()


def test_the_screen_of_the_room_shows_code_and_qr_and_delegates_do_not_get_it(meeting):
    path = f"/hop/{meeting.uuid}/phien/ma/"
    page = signed_in(make_chair(meeting)).get(path).content.decode()
    assert "HPKG47" in page and "<svg" in page
    assert member(meeting, 1).get(path).status_code == 404


def test_a_code_is_made_when_it_is_first_needed_and_can_be_read_aloud(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(check_in_code="")
    client = signed_in(make_chair(meeting))
    client.get(f"/hop/{meeting.uuid}/phien/ma/")
    code = Meeting.objects.get(pk=meeting.pk).check_in_code
    assert len(code) == 6 and not set(code) & set("0O1IL")
    assert code in client.get(f"/hop/{meeting.uuid}/phien/ma/").content.decode()


def test_presence_of_many_costs_no_more_questions(home, django_assert_max_num_queries):
    meeting = hold(members=40)
    client = signed_in(make_secretary(meeting))
    with django_assert_max_num_queries(15):
        client.get(f"/hop/{meeting.uuid}/co-mat/")
