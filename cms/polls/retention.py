"""What of a ballot is forgotten, and when (ED-3)."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from cms.readers.network import last_known_moment

from .models import Ballot, Poll

VOTER_KEYS_KEPT = timedelta(days=90)  # after the poll's end


def forget_networks():
    """Erase the network keys whose salt is gone; return how many ballots lost one."""
    old = Ballot.objects.filter(cast_at__lt=last_known_moment()).exclude(network_key="")
    return old.update(network_key="")


def forget_voters():
    """Erase the voter keys of polls that ended 90 days ago; return how many ballots lost one."""
    since = timezone.now() - VOTER_KEYS_KEPT
    ended = Poll.objects.filter(Q(closes_at__lt=since) | Q(closed_at__lt=since))
    ballots = Ballot.objects.filter(poll__in=ended).exclude(voter_key=None)
    return ballots.update(voter_key=None)
