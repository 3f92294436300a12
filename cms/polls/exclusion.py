"""Taking a group of ballots out of "đã lọc", and back: a person decides, with a reason (EA-9)."""

from django.db import transaction
from django.db.models import Count, F, Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.audit.recording import record

from .models import Ballot, BallotChoice, BatchState, ExclusionBatch, Poll, PollChoice
from .running import Refused
from .states import PollState

PROPOSED, IN_FORCE, DISMISSED, REVERTED = BatchState
IN_BATCHES = ExclusionBatch.ballots.through.objects

# decision: (what it is called, state afterwards, from which states, ballots counted, reason asked)
DECISIONS = {
    "exclude": (
        gettext_lazy("Loại khỏi kết quả đã lọc"), IN_FORCE, {PROPOSED, DISMISSED, REVERTED}, -1, True,
    ),
    "revert": (gettext_lazy("Đưa lại vào kết quả"), REVERTED, {IN_FORCE}, 1, True),
    "dismiss": (gettext_lazy("Bỏ qua"), DISMISSED, {PROPOSED}, 0, False),
}  # fmt: skip


@transaction.atomic
def decide(name, batch_id, actor, reason=""):
    """Carry out one of DECISIONS on a batch and return it; raise Refused, and nothing is changed.

    One batch, one transaction, one line of the log. A ballot counts as taken out while it stands
    in at least one batch in force.
    """
    label, state, sources, sign, _needs_reason = DECISIONS[name]
    poll_id = ExclusionBatch.objects.values_list("poll", flat=True).get(pk=batch_id)
    poll = Poll.objects.select_for_update().get(pk=poll_id)
    batch = ExclusionBatch.objects.get(pk=batch_id)  # after the lock: as it is now
    if poll.state == PollState.ARCHIVED:
        raise Refused(_("Cuộc thăm dò đã lưu trữ nên không thể làm việc này."))
    if batch.state not in sources:
        raise Refused(_("Cụm phiếu này đã được xử lý; hãy xem lại tình trạng của nó."))
    count_changes(batch, sign)
    batch.state, batch.reason, batch.by, batch.at = state, reason, actor, timezone.now()
    batch.save(update_fields=["state", "reason", "by", "at"])
    record(
        actor, f"poll.batch.{name}", label, poll,
        reason=reason, batch=batch.pk, ballots=batch.size, found=batch.found,
    )  # fmt: skip
    return batch


def count_changes(batch, sign):
    """Add `sign` to the filtered sums for each ballot that no other batch in force holds."""
    others = IN_BATCHES.filter(exclusionbatch__state=IN_FORCE).exclude(exclusionbatch=batch)
    ballots = Ballot.objects.filter(batches=batch).exclude(pk__in=others.values("ballot"))
    marks = BallotChoice.objects.filter(ballot__in=ballots).values("choice")
    for row in marks.annotate(number=Count("pk")).order_by("choice"):
        choice = PollChoice.objects.filter(pk=row["choice"])
        choice.update(votes_filtered=F("votes_filtered") + sign * row["number"])
    Poll.objects.filter(pk=batch.poll_id).update(
        ballots_filtered=F("ballots_filtered") + sign * ballots.count()
    )


@transaction.atomic
def propose(poll, ids, found, *, by_hand=False):
    """Make a batch of ballots, by their ids, that waits for a decision; return it."""
    batch = ExclusionBatch.objects.create(
        poll=poll, found=found, by_hand=by_hand, first_at=timezone.now(), last_at=timezone.now()
    )
    return grow(batch, ids)


def grow(batch, ids):
    """Add ballots to a batch; return it with its size and times as they then are."""
    batch.ballots.add(*ids)
    span = batch.ballots.aggregate(first=Min("cast_at"), last=Max("cast_at"), size=Count("pk"))
    batch.first_at, batch.last_at, batch.size = span["first"], span["last"], span["size"]
    batch.save(update_fields=["first_at", "last_at", "size"])
    return batch
