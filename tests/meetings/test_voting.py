"""A named vote: who may, once each, until it is closed; the result exact (MT-28, MT-31 … MT-33)."""

import pytest

from cms.audit.models import AuditEntry
from meetingpages.meetings.models import CheckEvent, Level, NamedBallot, VoteStatus
from meetingpages.meetings.models.settings import Share, VoteBase
from meetingpages.meetings.room.results import compute
from tests.meetings.making import (
    hold,
    invite,
    make_chair,
    make_person,
    make_user,
    make_vote,
    member,
    opened,
    put_on,
    run,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return hold()


@pytest.fixture
def chair(meeting):
    return make_chair(meeting)


def cast(client, vote, choice=0):
    path = f"/hop/{vote.item.meeting.uuid}/bieu-quyet/{vote.pk}/"
    return client.post(path, {"choice": choice}, follow=True)


def choices(vote):
    return list(vote.ballots.order_by("invitation").values_list("choice", flat=True))


def test_a_member_votes_and_reads_what_was_kept(meeting, chair):
    vote = opened(meeting, chair)
    page = cast(member(meeting, 1), vote).content.decode()
    assert "Đã ghi nhận" in page and "Tán thành" in page
    assert choices(vote) == [0]


def test_twice_from_two_devices_is_one_vote_and_a_change_is_logged_without_the_choice(
    meeting, chair
):
    vote = opened(meeting, chair)
    for choice in (0, 0, 1):
        cast(member(meeting, 1), vote, choice)
    assert choices(vote) == [1]
    lines = AuditEntry.objects.filter(action__in=["meeting.vote.cast", "meeting.vote.change"])
    assert [line.summary for line in lines.order_by("pk")] == [
        "Đã biểu quyết",
        "Đã đổi lựa chọn biểu quyết",
    ]
    assert "Không tán thành" not in str(lines.values())


def test_after_closing_a_form_that_was_open_is_refused_with_the_time(meeting, chair):
    vote = opened(meeting, chair)
    run(meeting, chair, action="vote_close", vote=vote.pk, seen=1)
    answer = cast(member(meeting, 1), vote)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Đã đóng lúc" in page and "lựa chọn chưa gửi không được tính" in page
    assert choices(vote) == []


def test_whoever_checks_in_after_opening_is_not_on_the_roll(home):
    meeting = hold(present=2)
    vote = opened(meeting, make_chair(meeting))
    late = meeting.invitations.get(person__account__username="db3")
    client = member(meeting, 3)
    assert "Điểm danh để biểu quyết" in client.get(f"/hop/{meeting.uuid}/").content.decode()
    CheckEvent.objects.create(invitation=late)
    assert cast(client, vote).status_code == 400
    assert (vote.members, vote.present, choices(vote)) == (3, 2, [])


def test_without_quorum_no_vote_opens_and_the_numbers_are_said(home):
    meeting = hold(present=1)
    vote = make_vote(put_on(meeting))
    page = run(meeting, make_chair(meeting), action="vote_open", vote=vote.pk, seen=0)
    assert "có mặt 1 trên 3, cần từ 2" in page
    vote.refresh_from_db()
    assert vote.status == VoteStatus.DRAFT


def test_a_substitute_votes_only_where_the_body_lets_him_and_the_one_replaced_does_not(
    meeting, chair
):
    principal = meeting.invitations.get(person__account__username="db1")
    account = make_user("thay")
    substitute = invite(
        meeting, make_person("Nguoi Thay", account=account), has_vote=False,
        substitute_for=principal,
    )  # fmt: skip
    CheckEvent.objects.create(invitation=substitute)
    assert substitute.pk not in opened(meeting, chair).roll
    meeting.body.substitute_votes = True
    meeting.body.save()
    meeting.items.get(label="1").votes.update(status=VoteStatus.PUBLISHED)
    vote = opened(meeting, chair, number=2)
    assert substitute.pk in vote.roll and principal.pk not in vote.roll
    cast(signed_in(account), vote)
    assert cast(member(meeting, 1), vote).status_code == 404
    assert choices(vote) == [0]


def test_a_delegated_vote_is_absent_while_the_substitute_is(meeting, chair):
    meeting.body.substitute_votes = True
    meeting.body.save()
    principal = meeting.invitations.get(person__account__username="db1")
    substitute = invite(meeting, make_person("Nguoi Thay"), substitute_for=principal)
    assert {principal.pk, substitute.pk}.isdisjoint(opened(meeting, chair).roll)


def test_names_and_choices_are_seen_after_publishing_and_not_before(meeting, chair):
    vote = opened(meeting, chair)
    cast(member(meeting, 1), vote, 0)
    cast(member(meeting, 2), vote, 0)
    reader, path = member(meeting, 3), f"/hop/{meeting.uuid}/"
    assert "Dai Bieu 1" not in reader.get(path).content.decode()
    run(meeting, chair, action="vote_close", vote=vote.pk, seen=1)
    assert "Được thông qua" not in reader.get(path).content.decode()
    run(meeting, chair, action="vote_publish", vote=vote.pk, seen=2)
    page = reader.get(path).content.decode()
    assert "Được thông qua" in page and "<li>Dai Bieu 1: <b>Tán thành</b></li>" in page


def test_a_vote_of_an_item_one_may_not_read_is_not_found(meeting, chair):
    vote = opened(meeting, chair)
    meeting.items.update(level=Level.LIMITED)
    assert cast(member(meeting, 1), vote).status_code == 404
    assert vote.statement not in member(meeting, 1).get(f"/hop/{meeting.uuid}/").content.decode()


def test_guests_and_people_of_other_meetings_do_not_vote(meeting, chair):
    vote = opened(meeting, chair)
    guest = make_user("khach")
    row = invite(meeting, make_person("Khach Moi", account=guest), has_vote=False)
    CheckEvent.objects.create(invitation=row)
    assert cast(signed_in(guest), vote).status_code == 400
    assert cast(signed_in(make_user("la")), vote).status_code == 404
    assert choices(vote) == []


@pytest.mark.parametrize("choice", ["", "7", "-1", "x", "9" * 30])
def test_a_choice_that_is_none_is_refused(meeting, chair, choice):
    vote = opened(meeting, chair)
    assert cast(member(meeting, 1), vote, choice).status_code == 400
    assert not NamedBallot.objects.exists()


def test_one_vote_at_a_time_and_of_the_current_item(meeting, chair):
    vote = opened(meeting, chair)
    second = make_vote(vote.item)
    assert "đang mở" in run(meeting, chair, action="vote_open", vote=second.pk, seen=0)
    other = make_vote(meeting.items.get(label="3"))
    run(meeting, chair, action="vote_close", vote=vote.pk, seen=1)
    assert "mục đang xét" in run(meeting, chair, action="vote_open", vote=other.pk, seen=0)


def test_the_pointer_waits_for_an_open_vote(meeting, chair):
    vote = opened(meeting, chair)
    seen = meeting.pointer_number
    nxt = meeting.items.get(label="2").pk
    assert "hãy đóng trước" in run(meeting, chair, action="go", item=nxt, seen=seen)
    page = run(meeting, chair, action="outcome", item=vote.item_id, outcome="rut", seen=seen)
    assert "hãy đóng trước" in page


def test_of_two_who_open_the_second_is_told(meeting, chair):
    vote = opened(meeting, chair)
    page = run(meeting, chair, action="vote_close", vote=vote.pk, seen=0)
    assert "Trạng thái đã thay đổi" in page


def test_a_vote_is_made_with_the_rule_of_the_body_and_its_mistakes_are_said(meeting, chair):
    item = put_on(meeting)
    page = signed_in(chair).get(f"/hop/{meeting.uuid}/phien/").content.decode()
    assert '<option value="over-half" selected>' in page
    given = {"action": "vote_create", "item": item.pk, "vote-statement": "Thông qua báo cáo",
             "vote-share": "over-half", "vote-base": "members"}  # fmt: skip
    answer = signed_in(chair).post(
        f"/hop/{meeting.uuid}/phien/", given | {"vote-choices": "Một\nMột"}
    )
    assert answer.status_code == 400 and "Hai lựa chọn giống nhau" in answer.content.decode()
    run(meeting, chair, **given, **{"vote-choices": "Đồng ý\nKhông đồng ý\n\n"})
    assert item.votes.get().options == ["Đồng ý", "Không đồng ý"]


@pytest.mark.parametrize(
    ("share", "base", "given", "passed"),
    [
        (Share.OVER_HALF, VoteBase.MEMBERS, [8, 5, 0], True),
        (Share.OVER_HALF, VoteBase.MEMBERS, [7, 0, 0], False),
        (Share.TWO_THIRDS, VoteBase.MEMBERS, [10, 0, 0], True),
        (Share.TWO_THIRDS, VoteBase.MEMBERS, [9, 0, 0], False),
        (Share.OVER_HALF, VoteBase.PRESENT, [7, 6, 0], True),
        (Share.OVER_HALF, VoteBase.CAST, [5, 5, 0], False),  # a tie fails
        (Share.TWO_THIRDS, VoteBase.CAST, [6, 3, 0], True),
        (Share.TWO_THIRDS, VoteBase.CAST, [0, 0, 0], False),  # nobody decides nothing
    ],
)
def test_the_result_is_exact_on_the_frozen_base(meeting, share, base, given, passed):
    vote = make_vote(meeting.items.first(), share=share, base=base, members=15, present=13)
    assert compute(vote, given).passed is passed
