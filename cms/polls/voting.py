"""Taking a ballot: one transaction that re-reads the state; the unique key is the judge (EP-9)."""

import secrets
from typing import NamedTuple

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from cms.readers import limits
from cms.readers.identity import reader_key
from cms.readers.network import network_key
from cms.readers.signs import HASTY, TRAPPED, signs_of
from cms.readers.turns import one_at_a_time

from .models import Ballot, BallotChoice, Poll, PollChoice
from .models.ballot import ClientClass, Flag
from .states import PollState, state_at

FASTEST = 1  # seconds; nobody reads a question and answers it in less (EA-2)
SIGNS = {TRAPPED: Flag.TRAP, HASTY: Flag.FAST}
RECEIPT_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that looks like another
RECEIPT_LENGTH = 8


class NotOpen(Exception):
    """The poll takes no ballots; `poll` as it is now."""

    def __init__(self, poll):
        super().__init__(poll.state)
        self.poll = poll


class AlreadyVoted(Exception):
    pass


class ChoicesChanged(Exception):
    """A choice that was offered is gone."""


class TooMany(Exception):
    """The network is over its hard cap (EA-3)."""


class Voter(NamedTuple):
    """What of a request a ballot keeps or is judged by."""

    reader: str
    client_class: str
    flags: list


def voter_of(request, reader):
    """Return the Voter behind a post: hidden field filled in and haste are flags, no refusal."""
    flags = [SIGNS[sign] for sign in signs_of(request.POST, FASTEST)]
    agent = request.headers.get("User-Agent", "")
    kind = ClientClass.PHONE if "Mobi" in agent or "Android" in agent else ClientClass.COMPUTER
    return Voter(reader, kind, flags)


def cast(request, poll_id, chosen, voter):
    """Store a ballot and return it; raise NotOpen, AlreadyVoted, TooMany or
    ChoicesChanged and store nothing.

    `chosen` are ids of the poll's choices, checked by BallotForm.
    """
    try:
        with one_at_a_time():
            network = network_key(request)  # takes its lock first, everywhere
            poll = Poll.objects.select_for_update().get(pk=poll_id)
            now = timezone.now()
            if state_at(poll, now) != PollState.OPEN:
                raise NotOpen(poll)
            level = limits.level(poll.ballots, network, limits.VOTES, time_field="cast_at")
            if level == limits.REFUSE:
                raise TooMany
            flags = [*voter.flags, *([Flag.CAP] if level == limits.FLAG else [])]
            ballot = Ballot(
                poll=poll,
                voter_key=reader_key(voter.reader, poll.pk),
                cast_at=now,
                client_class=voter.client_class,
                network_key=network,
                flags=" ".join(flags),
                receipt=new_receipt(),
            )
            return store(ballot, chosen)
    except IntegrityError as error:
        raise AlreadyVoted from error


def store(ballot, chosen):
    """Write a ballot's rows and count them, in the transaction of `cast`; return the ballot."""
    counted = PollChoice.objects.filter(poll=ballot.poll, pk__in=chosen).update(
        votes_all=F("votes_all") + 1, votes_filtered=F("votes_filtered") + 1
    )
    if counted != len(chosen):  # changed since the form was checked; no ballot had been cast yet
        raise ChoicesChanged
    ballot.save()
    BallotChoice.objects.bulk_create(BallotChoice(ballot=ballot, choice_id=pk) for pk in chosen)
    Poll.objects.filter(pk=ballot.poll_id).update(
        ballots_all=F("ballots_all") + 1, ballots_filtered=F("ballots_filtered") + 1
    )
    return ballot


def new_receipt():
    """Return such as '7K2M-94QX': tells nothing of the choice (EP-8)."""
    signs = "".join(secrets.choice(RECEIPT_SIGNS) for _ in range(RECEIPT_LENGTH))
    return f"{signs[:4]}-{signs[4:]}"


def ballot_of(poll, reader):
    """Return the ballot that a reader (or None) has cast in the poll, or None."""
    if reader is None:
        return None
    return Ballot.objects.filter(poll=poll, voter_key=reader_key(reader, poll.pk)).first()
