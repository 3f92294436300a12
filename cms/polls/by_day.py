"""How many ballots came on which Vietnamese day, by choice (EP-12)."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Max
from django.db.models.functions import TruncDate

from cms.vietnamese.dates import ZONE

from .models import Ballot, BallotChoice, ExclusionBatch, PublishedResult


class Day(NamedTuple):
    day: date
    ballots: int
    votes: list  # of each choice, in their order
    width: int  # per cent of the day with most ballots, for the chart


def ballots_by_day(poll, choices, filtered=False):
    """Return a Day for each day with ballots, the first one first; two queries.

    `filtered`: without the ballots that are taken out (EA-9).
    """
    ballots = Ballot.objects.filter(poll=poll).order_by()
    if filtered:
        ballots = ballots.with_excluded().filter(excluded=False)
    day = TruncDate("cast_at", tzinfo=ZONE)
    counted = ballots.annotate(day=day).values("day").annotate(number=Count("pk"))
    totals = {row["day"]: row["number"] for row in counted}
    day = TruncDate("ballot__cast_at", tzinfo=ZONE)
    marks = BallotChoice.objects.filter(ballot__in=ballots.values("pk")).order_by()
    votes = {
        (row["day"], row["choice"]): row["number"]
        for row in marks.annotate(day=day).values("day", "choice").annotate(number=Count("pk"))
    }
    most = max(totals.values(), default=0)
    return [
        Day(day, total, [votes.get((day, choice.pk), 0) for choice in choices], total * 100 // most)
        for day, total in sorted(totals.items())
    ]


def published_days(poll, choices):
    """Return the Days of an ended poll as its result is published; counted once in each process.

    They change with a decision about ballots only, so the time of the last one is part of the key.
    """
    decided = ExclusionBatch.objects.filter(poll=poll).aggregate(at=Max("at"))["at"]
    filtered = poll.published_result == PublishedResult.FILTERED
    return _counted_once(poll, tuple(choices), filtered, (poll.opens_at, poll.ballots_all, decided))


@lru_cache(maxsize=50)
def _counted_once(poll, choices, filtered, _state):
    return ballots_by_day(poll, choices, filtered)
