"""What a poll may be, and what nobody changes under its ballots (EP-1, EP-2, EP-4, EP-5)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from cms.polls.models import Poll, PollChoice
from cms.polls.rules import problems
from cms.polls.states import PollState, state_at

from .making import choice, make_poll, moment, vote

pytestmark = pytest.mark.django_db
FROZEN = "Đã có phiếu bình chọn nên không thể sửa. Hãy đóng và tạo bản mới."


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"stage": "draft"}, PollState.DRAFT),
        ({"opens_at": None}, PollState.SCHEDULED),
        ({"opens_at": moment(hours=1)}, PollState.SCHEDULED),
        ({}, PollState.OPEN),
        ({"closes_at": moment(hours=1)}, PollState.OPEN),
        ({"paused_at": moment(minutes=-5)}, PollState.PAUSED),
        ({"paused_at": moment(minutes=-5), "closes_at": moment(minutes=-1)}, PollState.CLOSED),
        ({"closes_at": moment(minutes=-1)}, PollState.CLOSED),
        ({"closed_at": moment(minutes=-1), "closes_at": moment(days=1)}, PollState.CLOSED),
        ({"stage": "archived"}, PollState.ARCHIVED),
    ],
)
def test_the_state_follows_from_stage_and_times(fields, state):
    fields = {"stage": "ready", "opens_at": moment(hours=-1), **fields}
    assert Poll(question="?", **fields).state == state


def test_opening_and_closing_moments_belong_to_the_new_state():
    poll = Poll(stage="ready", opens_at=moment(), closes_at=moment(hours=1))
    instant = poll.opens_at.resolution
    assert state_at(poll, poll.opens_at - instant) == PollState.SCHEDULED
    assert state_at(poll, poll.opens_at) == PollState.OPEN
    assert state_at(poll, poll.closes_at - instant) == PollState.OPEN
    assert state_at(poll, poll.closes_at) == PollState.CLOSED


@pytest.mark.parametrize(
    ("fields", "texts"),
    [
        ({}, ["Một"]),
        ({}, ["Tốt", "tốt "]),
        ({}, ["Hoà", "hòa"]),
        ({"kind": "multiple", "max_choices": 3}, ["A", "B"]),
        ({"opens_at": moment(hours=2), "closes_at": moment(hours=1)}, ["A", "B"]),
    ],
)
def test_a_poll_does_not_get_ready_like_this(fields, texts):
    assert problems(Poll(question="?", **fields), texts)


def test_a_good_poll_has_no_problem():
    poll = Poll(question="?", kind="multiple", min_choices=1, max_choices=2)
    assert problems(poll, ["A", "B"]) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "multiple", "min_choices": 0},
        {"kind": "multiple", "min_choices": 3, "max_choices": 2},
        {"opens_at": moment(hours=2), "closes_at": moment(hours=1)},
    ],
)
def test_unreal_limits_and_times_are_refused(home, fields):
    with pytest.raises(ValidationError):
        Poll(question="?", **fields).full_clean()


def test_single_means_one():
    poll = Poll(question="Một?", min_choices=3, max_choices=9)
    poll.clean()
    assert (poll.min_choices, poll.max_choices) == (1, 1)


def test_two_choices_that_read_the_same_are_one(home):
    poll = make_poll(texts=["Hoà nhạc"])
    with pytest.raises(IntegrityError), transaction.atomic():
        PollChoice.objects.create(poll=poll, text="  hòa   nhạc ")


def test_at_most_one_poll_is_pinned(home):
    make_poll(pinned=True)
    with pytest.raises(ValidationError, match="Đã có cuộc thăm dò khác được ghim"):
        make_poll("Khác?").__class__(question="Khác nữa?", pinned=True).full_clean()


@pytest.mark.parametrize(
    "change",
    [
        {"question": "Câu khác?"},
        {"kind": "multiple", "max_choices": 2},
        {"min_choices": 0},
        {"opens_at": moment(days=-3)},
    ],
)
def test_from_the_first_ballot_on_the_question_stands_still(home, change):
    poll = make_poll()
    vote(poll, "Sáng")
    for field, value in change.items():
        setattr(poll, field, value)
    with pytest.raises(ValidationError, match=FROZEN):
        poll.save()


def test_before_the_first_ballot_it_may_be_changed(home):
    poll = make_poll()
    poll.question = "Câu khác?"
    poll.save()
    choice(poll, "Tối").delete()
    assert Poll.objects.get().question == "Câu khác?"


def test_from_the_first_ballot_on_the_choices_stand_still(home):
    poll = make_poll()
    vote(poll, "Sáng")
    row = choice(poll, "Chiều")
    with pytest.raises(ValidationError, match=FROZEN):
        row.delete()
    for field, value in (("text", "Trưa"), ("sort_order", 9)):
        row = choice(poll, "Chiều")
        setattr(row, field, value)
        with pytest.raises(ValidationError, match=FROZEN):
            row.save()
    with pytest.raises(ValidationError, match=FROZEN):
        PollChoice.objects.create(poll=poll, text="Mới")


def test_what_only_shows_the_poll_may_change_at_any_time(home):
    poll = make_poll()
    vote(poll, "Sáng")
    poll.refresh_from_db()
    poll.priority, poll.result_visibility = 9, "always"
    poll.save()
    assert Poll.objects.get().priority == 9


def test_a_poll_with_ballots_is_never_deleted(home):
    poll = make_poll()
    vote(poll, "Sáng")
    with pytest.raises(ProtectedError):
        poll.delete()
