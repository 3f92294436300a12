"""Finding ballots that stand out, every five minutes; a finding changes no figure (EA-8)."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _

from .alarm import tell_who_may_pause
from .exclusion import IN_BATCHES, grow, propose
from .models import Ballot, BatchState, ExclusionBatch, Poll
from .models.ballot import Flag
from .states import OVER

FEWEST = 30  # Fewer ballots together are no run: a class or a waiting room may cast them.
MORE_THAN_USUAL = 5  # times the poll's median ten minutes
SHARE_OF_ONE_NETWORK = 10  # per cent of all ballots
SLOT = 300  # seconds; a window is two slots, so that a burst across a border is seen
SLOTS_OF_ITS_HOUR = 12  # A burst is compared with the time outside its own hour.
LOOKED_BACK = timedelta(days=7)  # What is usual changes; older ballots were looked at before.


class Find(NamedTuple):
    words: str
    ballots: set


def detect_all():
    """Look through the polls that got ballots since the last time; return None (EP-3, EA-8)."""
    for poll in unchecked():
        detect(poll)


def detect_ended():
    """Look through what came before the end of polls that ended since the last time (EA-8)."""
    for poll in unchecked():
        if poll.state in OVER:
            detect(poll)


def unchecked():
    return Poll.objects.exclude(ballots_all=F("checked_ballots"))


def detect(poll):
    """Propose the groups of a poll that stand out, or let the proposed ones grow."""
    finds = merged(find_all(poll, timezone.now()))
    with transaction.atomic():
        Poll.objects.select_for_update().get(pk=poll.pk)  # no decision in between
        proposed = proposals(poll)
        new = [batch for find in finds if (batch := keep(poll, find, proposed))]
        Poll.objects.filter(pk=poll.pk).update(checked_ballots=poll.ballots_all)
        if new:
            tell_who_may_pause(poll, new)


def find_all(poll, now):
    """Return every Find among the ballots on which nobody has decided yet."""
    decided = IN_BATCHES.filter(exclusionbatch__poll=poll)
    decided = decided.exclude(exclusionbatch__state=BatchState.PROPOSED)
    ballots = Ballot.objects.filter(poll=poll, cast_at__gt=now - LOOKED_BACK).order_by()
    ballots = ballots.exclude(pk__in=decided.values("ballot"))
    return [*bursts(ballots), *networks(ballots, poll), *above_cap(ballots)]


def bursts(ballots):
    """Yield a Find for each run of windows with at least 30 ballots and five times the usual."""
    slots = Counter(slot_of(at) for at in ballots.values_list("cast_at", flat=True).iterator())
    for first, last in runs(hot_slots(slots)):
        run = ballots.filter(cast_at__gte=start_of(first), cast_at__lt=start_of(last + 1))
        yield Find(_("tăng đột biến"), set(run.values_list("pk", flat=True)))


def hot_slots(slots):
    """Return the slots of all windows in which far more ballots came than usual."""
    hot = set()
    for slot in {*slots, *(slot - 1 for slot in slots)}:
        number = slots[slot] + slots[slot + 1]
        if number >= FEWEST and number > MORE_THAN_USUAL * usual(slots, slot):
            hot |= {slot, slot + 1}
    return hot


def runs(slots):
    """Yield (first, last) of each run of slots without a gap."""
    first = last = None
    for slot in sorted(slots):
        if last is not None and slot > last + 1:
            yield first, last
            first = None
        first, last = slot if first is None else first, slot
    if last is not None:
        yield first, last


def usual(slots, slot):
    """Return the median of ten minutes in which somebody voted, the slot's own hour left out."""
    far = [other for other in slots if abs(other - slot) > SLOTS_OF_ITS_HOUR]
    windows = Counter()
    for other in far:
        windows[other // 2] += slots[other]
    return median(windows.values()) if windows else 0


def slot_of(moment):
    return int(moment.timestamp()) // SLOT


def start_of(slot):
    return datetime.fromtimestamp(slot * SLOT, UTC)


def networks(ballots, poll):
    """Yield a Find for each network with at least 30 ballots and more than a tenth of all."""
    known = ballots.exclude(network_key="").values("network_key")
    for row in known.annotate(number=Count("pk")).filter(number__gte=FEWEST):
        if row["number"] * 100 > SHARE_OF_ONE_NETWORK * poll.ballots_all:
            of_it = ballots.filter(network_key=row["network_key"])
            yield Find(_("nhiều phiếu từ một mạng"), set(of_it.values_list("pk", flat=True)))


def above_cap(ballots):
    """Yield one Find with the ballots that came above the soft cap, if there are any."""
    flagged = set(ballots.filter(flags__contains=Flag.CAP).values_list("pk", flat=True))
    if flagged:
        yield Find(str(Flag.CAP.label), flagged)


def merged(finds):
    """Return finds that share no ballot: one run of votes stands as one group."""
    groups = []
    for find in finds:
        touching = [group for group in groups if group.ballots & find.ballots]
        words = [word for group in touching for word in group.words.split("; ")]
        union = Find(
            "; ".join(dict.fromkeys([*words, find.words])),
            find.ballots.union(*(group.ballots for group in touching)),
        )
        groups = [group for group in groups if group not in touching] + [union]
    return groups


def proposals(poll):
    """Return {batch: ids of its ballots} of those that wait and were not made by hand."""
    waiting = ExclusionBatch.objects.filter(poll=poll, state=BatchState.PROPOSED, by_hand=False)
    return {
        batch: set(batch.ballots.values_list("pk", flat=True)) for batch in waiting.order_by("pk")
    }


def keep(poll, find, proposed):
    """Add a find to the first proposal it shares a ballot with (→ None), or return a new one."""
    for batch, known in proposed.items():
        if find.ballots & known:
            if find.ballots - known:
                grow(batch, find.ballots - known)
            return None
    return propose(poll, find.ballots, find.words)
