"""The result of a poll: who may see it, and its figures (EP-6, EP-11)."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.utils import timezone

from .models import PublishedResult, Visibility
from .states import HIDDEN, OVER, state_at

WHOLE = 1000  # A hundred per cent in tenths: one decimal is shown.


class Row(NamedTuple):
    text: str
    votes: int
    percent: Decimal

    @property
    def value(self):
        """The percentage as an attribute of <meter> needs it, with a point."""
        return str(self.percent)


class Result(NamedTuple):
    rows: list
    voters: int
    left_out: int  # ballots that "đã lọc" does not count; 0 when all are counted


def is_visible(poll, has_voted, now=None):
    """Return whether a reader sees the result at this moment (EP-6)."""
    state = state_at(poll, now or timezone.now())
    if state in HIDDEN or poll.result_visibility == Visibility.NEVER:
        return False
    if state in OVER or poll.result_visibility == Visibility.ALWAYS:
        return True
    return poll.result_visibility == Visibility.VOTED and has_voted


def published_result(poll, choices):
    """Return the Result as the public sees it: the poll's setting says which (EA-9)."""
    return result_of(poll, choices, poll.published_result == PublishedResult.FILTERED)


def result_of(poll, choices, filtered):
    """Return the Result of all ballots, or of those that are not taken out."""
    voters = poll.ballots_filtered if filtered else poll.ballots_all
    votes = [choice.votes_filtered if filtered else choice.votes_all for choice in choices]
    shares = shares_of_whole(votes) if poll.is_single else [share(n, voters) for n in votes]
    rows = [Row(c.text, n, p) for c, n, p in zip(choices, votes, shares, strict=True)]
    return Result(rows, voters, poll.ballots_all - voters)


def share(votes, voters):
    """Return the percentage of voters with one decimal, rounded half up."""
    exact = Decimal(votes * 100) / voters if voters else Decimal(0)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def shares_of_whole(votes):
    """Return percentages with one decimal that add up to 100: largest remainders get the rest."""
    total = sum(votes)
    if not total:
        return [Decimal(0)] * len(votes)
    tenths = [number * WHOLE // total for number in votes]
    by_remainder = sorted(range(len(votes)), key=lambda n: -(votes[n] * WHOLE % total))
    for place in by_remainder[: WHOLE - sum(tenths)]:
        tenths[place] += 1
    return [Decimal(number) / 10 for number in tenths]
