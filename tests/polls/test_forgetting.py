"""What names a reader or a network is forgotten in time; the ballots stay (ED-3)."""

import pytest
from django.utils import timezone

from cms.polls.models import Ballot, Poll
from cms.polls.retention import forget_networks, forget_voters
from cms.readers.models import DailySalt

from .making import bulk, make_poll, moment

pytestmark = pytest.mark.django_db


def test_network_keys_are_gone_after_48_hours(home):
    poll = make_poll()
    old = bulk(poll, "Sáng", 2, network_key="cu", cast_at=moment(hours=-48, minutes=-1))
    bulk(poll, "Sáng", 1, network_key="moi", cast_at=moment(hours=-20))
    assert forget_networks() == 2
    assert not Ballot.objects.filter(pk__in=[b.pk for b in old]).exclude(network_key="").exists()
    assert Ballot.objects.filter(network_key="moi").count() == 1
    assert forget_networks() == 0 and not DailySalt.objects.exists()


@pytest.mark.parametrize("end", ["closes_at", "closed_at"])
def test_voter_keys_are_gone_ninety_days_after_the_end(home, end):
    ended = make_poll("Xong?", **{end: moment(days=-91)})
    recent = make_poll("Mới xong?", **{end: moment(days=-89)})
    running = make_poll("Đang mở?", opens_at=moment(days=-400))
    for poll in (ended, recent, running):
        bulk(poll, "Sáng", 2, cast_at=timezone.now())
    assert forget_voters() == 2
    assert ended.ballots.filter(voter_key=None).count() == 2
    assert Ballot.objects.exclude(voter_key=None).count() == 4
    assert Poll.objects.get(pk=ended.pk).ballots_all == 2
