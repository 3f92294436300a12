"""Many readers at once: one ballot each, true sums, none after the end (EF-2, EF-7)."""

import threading
import time

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from cms.polls.models import Ballot, BallotChoice, Poll
from cms.polls.recounting import recount
from cms.polls.running import perform
from cms.polls.voting import AlreadyVoted, NotOpen, cast, voter_of

from .making import make_poll, moment

READERS, TIMES, THREADS = 200, 2, 8
PATIENCE = 10  # seconds


def send(poll, pk, reader):
    """Cast one ballot as its own reader from its own address; return what came of it."""
    request = RequestFactory().post("/", REMOTE_ADDR=f"10.0.{reader // 250}.{reader % 250}")
    request.user = AnonymousUser()
    try:
        return cast(request, poll.pk, [pk], voter_of(request, f"reader-{reader}"))
    except (AlreadyVoted, NotOpen) as refusal:
        return type(refusal)


def together(work, number=THREADS):
    """Run work(place) in threads that start at once; return [what each returned]."""
    start, results = threading.Barrier(number), []

    def run(place):
        start.wait()
        try:
            results.append(work(place))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == number
    return results


def vote_until_closed(poll, pk, place):
    """Send ballots of ever new readers until the poll refuses one, at most so many seconds."""
    answers, end = [], time.monotonic() + PATIENCE
    while NotOpen not in answers and time.monotonic() < end:
        answers.append(send(poll, pk, place * 10_000 + len(answers)))
    return answers


def test_two_hundred_readers_who_press_again_and_again_cast_one_ballot_each(real_database):
    poll = make_poll()
    pks = [row.pk for row in poll.choices.all()]

    def work(place):
        turns = [(place + n) % READERS for n in range(0, READERS * TIMES, THREADS)]
        return [send(poll, pks[reader % 3], reader) for reader in turns]

    answers = [answer for part in together(work) for answer in part]
    accepted = [answer for answer in answers if isinstance(answer, Ballot)]
    assert len(answers) == READERS * TIMES
    assert len(accepted) == Ballot.objects.count() == BallotChoice.objects.count() == READERS
    assert answers.count(AlreadyVoted) == READERS * (TIMES - 1)
    assert sum(row.votes_all for row in poll.choices.all()) == READERS and recount() == 0


def test_a_poll_that_closes_in_the_middle_keeps_all_before_and_none_after(real_database):
    poll = make_poll()
    pk = poll.choices.first().pk

    def work(place):
        if place == 0:
            time.sleep(0.3)
            return [perform("close", poll.pk, None, "Hết giờ")]
        return vote_until_closed(poll, pk, place)

    answers = [answer for part in together(work) for answer in part]
    accepted = [answer for answer in answers if isinstance(answer, Ballot)]
    assert answers.count(NotOpen) == THREADS - 1
    closed_at = Poll.objects.get().closed_at
    assert Ballot.objects.count() == len(accepted) > 0 and recount() == 0
    assert not Ballot.objects.filter(cast_at__gt=closed_at).exists()


def test_the_clock_closes_a_poll_to_the_millisecond(real_database):
    poll = make_poll()
    end = moment(seconds=0.4)
    Poll.objects.update(closes_at=end)
    pk = poll.choices.first().pk

    def work(place):
        return vote_until_closed(poll, pk, place)

    together(work, 4)
    assert timezone.now() > end and Ballot.objects.exists()
    assert not Ballot.objects.filter(cast_at__gte=end).exists() and recount() == 0


def test_a_scheduled_poll_takes_a_ballot_in_its_first_second(home):
    poll = make_poll(opens_at=moment(seconds=0.5))
    pk, answer = poll.choices.first().pk, NotOpen
    while answer is NotOpen and timezone.now() < poll.opens_at + timezone.timedelta(
        seconds=PATIENCE
    ):
        answer = send(poll, pk, 1)
    assert (answer.cast_at - poll.opens_at).total_seconds() < 1


def test_an_editor_and_the_first_ballot_do_not_cross(real_database):
    """Whoever is first wins: the words are changed, or the ballot stands under the old ones."""
    poll = make_poll()
    pk, old = poll.choices.first().pk, poll.question

    def work(place):
        if place:
            return send(poll, pk, place)
        edited = Poll.objects.get()
        edited.question = "Câu khác?"
        try:
            edited.save()
        except ValidationError:
            return "refused"
        return "changed"

    answers = together(work, 2)
    assert Ballot.objects.count() == 1 and recount() == 0
    assert Poll.objects.get().question == (old if "refused" in answers else "Câu khác?")
