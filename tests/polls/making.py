"""Polls, readers and ballots for tests; everything not named is ordinary."""

import secrets

from django.db.models import F
from django.test import Client
from django.utils import timezone

from cms.polls.models import Ballot, BallotChoice, Poll, PollChoice
from cms.polls.states import Stage
from cms.polls.voting import new_receipt

OWN = {"origin": "http://testserver"}


def moment(**shift):
    """Return now moved by such as hours=-1."""
    return timezone.now() + timezone.timedelta(**shift)


def make_poll(question="Giờ mở cửa nào tiện cho bạn?", texts=("Sáng", "Chiều", "Tối"), **fields):
    """Return a poll that opened an hour ago, unless its fields say otherwise."""
    fields = {"stage": Stage.READY, "opens_at": moment(hours=-1), **fields}
    poll = Poll.objects.create(question=question, **fields)
    for place, text in enumerate(texts):
        PollChoice.objects.create(poll=poll, text=text, sort_order=place)
    return Poll.objects.get(pk=poll.pk)


def choice(poll, text):
    return PollChoice.objects.get(poll=poll, text=text)


def vote(poll, *texts, client=None, **sent):
    """Send a ballot as a browser does; return the answer."""
    client = client or Client()
    headers = {**OWN, **sent.pop("headers", {})}
    chosen = [choice(poll, text).pk for text in texts]
    data = {"choice": chosen, **sent.pop("data", {})}
    return client.post(f"/tham-do/{poll.pk}/", data, headers=headers, **sent)


def vote_as_script(poll, *texts, client=None, **sent):
    """Send the same as a script does; return what it is told."""
    headers = {"accept": "application/json"}
    return vote(poll, *texts, client=client, headers=headers, **sent)


def bulk(poll, text, number, **fields):
    """Put many ballots into a poll at once, with their sums, as `number` readers had cast them."""
    fields = {"cast_at": moment(minutes=-30), "client_class": "computer", **fields}
    rows = [
        Ballot(poll=poll, receipt=new_receipt(), voter_key=secrets.token_hex(32), **fields)
        for _n in range(number)
    ]
    ballots = Ballot.objects.bulk_create(rows)
    chosen = choice(poll, text)
    BallotChoice.objects.bulk_create(BallotChoice(ballot=b, choice=chosen) for b in ballots)
    sums = {"votes_all": F("votes_all") + number, "votes_filtered": F("votes_filtered") + number}
    PollChoice.objects.filter(pk=chosen.pk).update(**sums)
    sums = {
        name.replace("votes", "ballots"): F(name.replace("votes", "ballots")) + number
        for name in sums
    }
    Poll.objects.filter(pk=poll.pk).update(**sums)
    return ballots


def figures(poll):
    """Return the sums as kept: (all, filtered, {text: (all, filtered)})."""
    poll = Poll.objects.get(pk=poll.pk)
    rows = {row.text: (row.votes_all, row.votes_filtered) for row in poll.choices.all()}
    return poll.ballots_all, poll.ballots_filtered, rows
