"""A wrong outcome is put right in session, for a reason, never against a published vote (MT-7)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.audit.chaining import faults
from cms.audit.models import AuditEntry
from meetingpages.meetings.models import AgendaItem, Meeting, NamedBallot, Status, VoteStatus
from tests.meetings.making import (
    hold,
    make_chair,
    make_secretary,
    make_vote,
    member,
    put_on,
    run,
    signed_in,
)

pytestmark = pytest.mark.django_db
REASON = "Bấm nhầm nút"


@pytest.fixture
def meeting(home):
    return hold()


@pytest.fixture
def chair(meeting):
    return make_chair(meeting)


def decided(meeting, outcome="khong-thong-qua", number=1):
    """An item at the pointer that got its outcome a moment ago."""
    item = put_on(meeting, number)
    AgendaItem.objects.filter(pk=item.pk).update(outcome=outcome, ended_at=timezone.now())
    item.refresh_from_db()
    return item


def published(item, choices):
    """A published vote of the item with these choices."""
    meeting = item.meeting
    vote = make_vote(item, status=VoteStatus.PUBLISHED, members=3, present=3)
    for row, choice in zip(meeting.invitations.order_by("pk"), choices, strict=False):
        NamedBallot.objects.create(vote=vote, invitation=row, choice=choice)
    return vote


def correct(meeting, user, item, outcome, reason=REASON, seen=None):
    meeting.refresh_from_db()
    seen = meeting.pointer_number if seen is None else seen
    given = {"action": "correct", "item": item.pk, "outcome": outcome, "reason": reason}
    path = f"/hop/{meeting.uuid}/phien/"
    answer = signed_in(user).post(path, given | {"seen": seen}, follow=True)
    item.refresh_from_db()
    return answer.content.decode()


def test_the_chair_gives_the_right_outcome_and_the_log_says_why(meeting, chair):
    item = decided(meeting)
    page = correct(meeting, chair, item, "thong-qua")
    assert "Đã sửa kết quả mục 1" in page and item.outcome == "thong-qua"
    line = AuditEntry.objects.get(action="meeting.item.correct")
    assert line.reason == REASON and line.actor == chair
    assert line.summary == "Sửa kết quả mục 1: Không thông qua thành Thông qua"
    assert (line.details["was"], line.details["outcome"]) == ("khong-thong-qua", "thong-qua")
    assert not list(faults())


def test_an_item_that_is_open_again_is_dealt_with_and_decided_anew(meeting, chair):
    item = decided(meeting)
    correct(meeting, chair, item, "mo-lai")
    assert (item.outcome, item.ended_at) == ("", None)
    meeting.refresh_from_db()
    seen = meeting.pointer_number
    run(meeting, chair, action="outcome", item=item.pk, outcome="hoan", seen=seen)
    item.refresh_from_db()
    assert item.outcome == "hoan"


def test_the_pointer_comes_back_to_an_item_that_was_left(meeting, chair):
    item = decided(meeting)
    put_on(meeting, 2)
    correct(meeting, chair, item, "mo-lai")
    meeting.refresh_from_db()
    page = run(meeting, chair, action="go", item=item.pk, seen=meeting.pointer_number)
    assert "Đang ở mục 1" in page


def test_the_secretary_corrects_on_behalf_of_the_chair(meeting, chair):
    item = decided(meeting)
    correct(meeting, make_secretary(meeting), item, "thong-qua")
    line = AuditEntry.objects.get(action="meeting.item.correct")
    assert "thay mặt chủ trì" in line.summary and item.outcome == "thong-qua"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": "  "}, "Hãy ghi lý do"),
        ({"outcome": ""}, "Hãy chọn một kết quả"),
        ({"outcome": "khong-thong-qua"}, "Lỗi"),
        ({"outcome": "bia-dat"}, "Lỗi"),
        ({"seen": 0}, "Trạng thái đã thay đổi"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(meeting, chair, given, said):
    item = decided(meeting)
    values = {"outcome": "thong-qua", "reason": REASON} | given
    page = correct(meeting, chair, item, **values)
    assert said in page or said == "Lỗi" and 'class="h-error"' in page
    assert item.outcome == "khong-thong-qua"
    if not values["reason"].isspace():
        assert f">\n{REASON}</textarea>" in page and 'h-moves__fix" open' in page


@pytest.mark.parametrize("outcome", ["khong-thong-qua", "hoan", "rut", "xong", "mo-lai"])
def test_what_a_published_vote_decided_stays(meeting, chair, outcome):
    item = decided(meeting, "thong-qua")
    published(item, [0, 0, 1])
    page = correct(meeting, chair, item, outcome)
    assert "Biểu quyết đã công bố cho kết quả “Thông qua”" in page
    assert item.outcome == "thong-qua" and REASON in page
    assert not AuditEntry.objects.filter(action="meeting.item.correct").exists()


def test_a_press_against_the_published_vote_is_put_right_to_what_was_voted_only(meeting, chair):
    item = decided(meeting, "thong-qua")
    published(item, [1, 1, 0])
    assert "Biểu quyết đã công bố" in correct(meeting, chair, item, "hoan")
    correct(meeting, chair, item, "khong-thong-qua")
    assert item.outcome == "khong-thong-qua"


def test_votes_that_contradict_each_other_bind_nobody(meeting, chair):
    item = decided(meeting)
    published(item, [0, 0, 0])
    published(item, [1, 1, 1])
    correct(meeting, chair, item, "thong-qua")
    assert item.outcome == "thong-qua"


def test_while_a_vote_is_open_nothing_is_corrected(meeting, chair):
    item = decided(meeting)
    make_vote(meeting.items.get(label="2"), status=VoteStatus.OPEN)
    assert "Còn biểu quyết đang mở" in correct(meeting, chair, item, "thong-qua")
    assert item.outcome == "khong-thong-qua"


def test_a_withdrawn_item_nobody_spoke_of_is_opened_not_decided(meeting, chair):
    item = meeting.items.get(label="3")
    AgendaItem.objects.filter(pk=item.pk).update(outcome="rut")
    assert "hãy mở lại" in correct(meeting, chair, item, "thong-qua")
    correct(meeting, chair, item, "mo-lai")
    assert item.outcome == ""


@pytest.mark.parametrize("status", [Status.ENDED, Status.CONCLUDED])
def test_when_the_meeting_is_over_no_outcome_changes(meeting, chair, status):
    item = decided(meeting)
    Meeting.objects.update(status=status)
    page = correct(meeting, chair, item, "thong-qua")
    assert "không đang diễn ra" in page and "h-moves__fix" not in page
    assert item.outcome == "khong-thong-qua"


def test_a_delegate_corrects_nothing(meeting):
    item = decided(meeting)
    given = {"action": "correct", "item": item.pk, "outcome": "thong-qua", "reason": REASON}
    assert member(meeting, 1).post(f"/hop/{meeting.uuid}/phien/", given).status_code == 404


def test_every_screen_hears_of_the_correction(meeting, chair):
    item, client = decided(meeting), member(meeting, 1)
    path = f"/hop/{meeting.uuid}/hien-tai.json"
    tag = client.get(path)["ETag"]
    correct(meeting, chair, item, "thong-qua")
    assert client.get(path, HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_offering_the_correction_asks_nothing_an_item(meeting, chair):
    client, path = signed_in(chair), f"/hop/{meeting.uuid}/phien/"
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    AgendaItem.objects.filter(meeting=meeting).update(outcome="xong")
    with CaptureQueriesContext(connection) as after:
        page = client.get(path).content.decode()
    assert len(after) <= len(before) and page.count("h-moves__fix") == 3


def test_who_comes_second_to_a_correction_is_told(meeting, chair):
    item = decided(meeting)
    correct(meeting, chair, item, "mo-lai")
    assert "Trạng thái đã thay đổi" in correct(meeting, chair, item, "thong-qua")
    assert item.outcome == ""
