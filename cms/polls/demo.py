"""The demo's polls: an open one, one that ended, one that opens by itself (contract.md)."""

import tomllib
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from .models import Ballot, BallotChoice, Kind, Poll, PollChoice
from .models.ballot import ClientClass
from .states import Stage
from .voting import new_receipt

CONTENT = Path(__file__).parent / "demo_content" / "polls.toml"
OPENING_HOUR = 8


def load():
    """Make the polls of the demo in a portal that has none."""
    if not Poll.objects.exists():
        for entry in tomllib.loads(CONTENT.read_text("utf-8"))["poll"]:
            load_poll(entry)


def load_poll(entry):
    most = entry.get("most", 1)
    poll = Poll.objects.create(
        question=entry["question"],
        intro=entry["intro"],
        kind=Kind.SINGLE if most == 1 else Kind.MULTIPLE,
        max_choices=most,
        stage=Stage.READY,
        opens_at=entry.get("opens_at") or hour_in_days(entry["opens_in_days"]),
        closes_at=entry.get("closes_at"),
        result_visibility=entry["visibility"],
    )
    votes = []
    for place, (text, number) in enumerate(entry["choices"]):
        choice = PollChoice.objects.create(
            poll=poll, text=text, sort_order=place, votes_all=number, votes_filtered=number
        )
        votes += [choice] * number
    cast(poll, votes, entry.get("days", 0))


def hour_in_days(days):
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=OPENING_HOUR, minute=0, second=0, microsecond=0)


def cast(poll, votes, days):
    """Put a row for each vote into the poll, as the sums say; the choices take turns."""
    step = timedelta(days=days) / max(len(votes), 1)
    mixed = sorted(range(len(votes)), key=lambda n: n * 617 % len(votes))  # no order of choices
    devices = [ClientClass.PHONE, ClientClass.PHONE, ClientClass.COMPUTER]
    rows = [
        Ballot(
            poll=poll,
            cast_at=poll.opens_at + place * step,
            client_class=devices[place % len(devices)],
            receipt=new_receipt(),
        )
        for place in mixed
    ]
    ballots = Ballot.objects.bulk_create(rows)
    BallotChoice.objects.bulk_create(
        BallotChoice(ballot=ballot, choice=choice)
        for ballot, choice in zip(ballots, votes, strict=True)
    )
    Poll.objects.filter(pk=poll.pk).update(ballots_all=len(votes), ballots_filtered=len(votes))
