"""A run of votes is found within five minutes, mailed, and stands as one group (EA-8, EF-3…EF-5)."""

import pytest
from django.urls import reverse

from cms.polls.detection import detect_all, detect_ended
from cms.polls.models import Ballot, ExclusionBatch, Poll
from cms.readers import limits
from cms.schedule import JOBS

from .making import bulk, figures, make_poll, moment, vote, vote_as_script

pytestmark = pytest.mark.django_db


def honest_days(poll, days=3, each_window=3):
    """Put some honest days into a poll: a few ballots in every ten minutes of the daytime."""
    for day in range(1, days + 1):
        for window in range(0, 60):
            at = moment(days=-day, minutes=10 * window)
            bulk(poll, "Chiều", each_window, cast_at=at, network_key=f"{day}-{window % 40}")
    Poll.objects.filter(pk=poll.pk).update(opens_at=moment(days=-days - 1))
    return Ballot.objects.filter(poll=poll).count()


def proposed_ballots():
    return Ballot.objects.filter(batches__isnull=False).distinct()


def test_it_runs_every_five_minutes():
    assert (300, detect_all) in JOBS


def test_a_burst_from_many_networks_is_found_and_honest_ballots_are_not(home):
    poll = make_poll()
    honest = set(Ballot.objects.filter(pk__in=[]).values_list("pk", flat=True))
    honest_days(poll)
    honest |= set(Ballot.objects.values_list("pk", flat=True))
    injected = set()
    for network in range(20):  # 20 addresses, 25 ballots each, in one hour
        for part in range(5):
            at = moment(minutes=-55 + 10 * part)
            rows = bulk(poll, "Sáng", 5, cast_at=at, network_key=f"a{network}")
            injected |= {row.pk for row in rows}
    before = figures(poll)
    detect_all()
    found = set(proposed_ballots().values_list("pk", flat=True))
    assert len(found & injected) >= 0.95 * len(injected)
    assert len(found & honest) <= 0.01 * len(honest)
    assert ExclusionBatch.objects.count() == 1 and figures(poll) == before


def test_honest_days_alone_raise_no_alarm(home, mailoutbox):
    honest_days(make_poll(), each_window=6)
    detect_all()
    assert not ExclusionBatch.objects.exists() and not mailoutbox


def test_one_network_with_more_than_a_tenth_is_found(home):
    poll = make_poll()
    honest_days(poll)
    for hour in range(40):  # slowly, so that there is no burst
        bulk(poll, "Sáng", 2, cast_at=moment(hours=-hour, minutes=-5), network_key="mot-nha")
    detect_all()
    batch = ExclusionBatch.objects.get()
    assert batch.found == "nhiều phiếu từ một mạng" and batch.size == 80


def test_few_ballots_together_are_no_run(home):
    bulk(make_poll(), "Sáng", 29, network_key="lop-hoc")
    detect_all()
    assert not ExclusionBatch.objects.exists()


def test_a_script_from_one_network_stands_as_one_group(home, monkeypatch):
    """EF-3, scaled down by ten: the caps, the flags and the group of the real functions."""
    monkeypatch.setattr(limits, "VOTES", limits.Cap(30, 60, 3600))
    poll = make_poll()
    honest_days(poll, days=1)
    honest = Ballot.objects.count()
    statuses = [vote_as_script(poll, "Sáng").status_code for _n in range(120)]
    stored = Ballot.objects.exclude(network_key__contains="-")
    assert statuses.count(200) == stored.count() == 60 and statuses.count(429) == 60
    assert stored.filter(flags="").count() == 30
    detect_all()
    batch = ExclusionBatch.objects.get()
    assert batch.size == 60 and batch.state == "proposed"
    assert "vượt mức" in batch.found and Ballot.objects.count() == honest + 60


def test_those_who_may_pause_get_one_mail_with_the_way_to_the_poll(officer, mailoutbox):
    poll = make_poll()
    bulk(poll, "Sáng", 60, network_key="mot-mang")
    detect_all()
    (mail,) = mailoutbox
    assert mail.to == [officer.email]
    assert mail.subject == "Thăm dò ý kiến: có nhóm phiếu cần xem"
    assert reverse("poll_manage", args=[poll.pk]) in mail.body and "60 phiếu" in mail.body
    bulk(poll, "Sáng", 5, network_key="mot-mang", cast_at=moment(minutes=-28))
    detect_all()
    assert len(mailoutbox) == 1 and ExclusionBatch.objects.get().size == 65  # it grew


@pytest.mark.parametrize("state", ["in_force", "dismissed", "reverted"])
def test_what_comes_after_a_decision_is_a_new_proposal(home, mailoutbox, state):
    poll = make_poll()
    bulk(poll, "Sáng", 60, network_key="mot-mang")
    detect_all()
    ExclusionBatch.objects.update(state=state)
    bulk(poll, "Sáng", 10, network_key="mot-mang", cast_at=moment(minutes=-1))
    detect_all()
    assert ExclusionBatch.objects.count() == 1  # ten are no run
    bulk(poll, "Sáng", 40, network_key="mot-mang", cast_at=moment())
    detect_all()
    new = ExclusionBatch.objects.get(state="proposed")
    assert new.size == 50


def test_a_group_stays_whole_when_the_network_keys_are_gone(home):
    poll = make_poll()
    bulk(poll, "Sáng", 60, network_key="mot-mang")
    detect_all()
    Ballot.objects.update(network_key="")
    assert ExclusionBatch.objects.get().ballots.count() == 60


def test_the_last_ballots_of_a_closed_poll_are_looked_at_too(home):
    poll = make_poll()
    bulk(poll, "Sáng", 60, network_key="mot-mang")
    detect_ended()
    assert ExclusionBatch.objects.count() == 0  # still open: looked at every five minutes
    Poll.objects.update(closed_at=moment())
    detect_ended()
    assert ExclusionBatch.objects.count() == 1
    assert (60, detect_ended) in JOBS  # at most a minute after the end, closed by hand or clock


def test_a_quiet_poll_costs_one_statement(home, django_assert_num_queries):
    bulk(make_poll(), "Sáng", 5)
    detect_all()
    with django_assert_num_queries(1):
        detect_all()


def test_an_office_of_two_hundred_votes_within_an_hour(home):
    """EF-4: all two hundred behind one address are taken, none is flagged."""
    poll = make_poll()
    bulk(poll, "Sáng", 195, network_key=own_network())
    answers = [vote(poll, "Chiều").status_code for _n in range(5)]
    assert answers == [303] * 5
    assert Ballot.objects.filter(flags="").count() == 200


def own_network():
    from django.db import transaction
    from django.test import RequestFactory

    from cms.readers.network import network_key

    with transaction.atomic():
        return network_key(RequestFactory().get("/"))
