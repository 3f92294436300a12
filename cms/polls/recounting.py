"""Are the kept sums what the rows say? A difference is reported, never repaired in silence (EG-1)."""

import logging

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from cms.audit.recording import record

from .models import Ballot, BallotChoice, Poll, PollChoice

logger = logging.getLogger(__name__)


def recount(repair=False, actor=None):
    """Compare each poll's sums with its rows; return how many were wrong (expected: 0).

    Each difference goes into the portal's log. With `repair` it is mended, a line of the audit
    log for each, in the name of `actor` (None: whoever runs the command).
    """
    wrong = 0
    for poll_id in Poll.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            poll = Poll.objects.select_for_update().get(pk=poll_id)  # no ballot comes in between
            for row, right in differences(poll):
                wrong += 1
                logger.error("Số đếm khác với từng phiếu: %s, đúng là %s", describe(row), right)
                if repair:
                    mend(row, right, actor)
    return wrong


def check():
    """Compare, for the clock: what is wrong stands in the log, and is not looked at again at once."""
    recount()


def describe(row):
    return f"{type(row).__name__} {row.pk}"


def mend(row, right, actor):
    before = {field: getattr(row, field) for field in right}
    type(row).objects.filter(pk=row.pk).update(**right)
    record(actor, "poll.recount", _("Sửa số đếm theo từng phiếu"), row, before=before, after=right)


def differences(poll):
    """Yield (row, {field: number of the rows}) for the poll and its choices where sums are wrong."""
    ballots = Ballot.objects.filter(poll=poll).with_excluded().order_by()
    excluded = ballots.filter(excluded=True).values("pk")
    right = {
        "ballots_all": ballots.count(),
        "ballots_filtered": ballots.filter(excluded=False).count(),
    }
    if is_wrong(poll, right):
        yield poll, right
    marks = BallotChoice.objects.filter(choice__poll=poll).values("choice").order_by()
    counted = marks.annotate(a=Count("pk"), f=Count("pk", filter=~Q(ballot__in=excluded)))
    sums = {row["choice"]: {"votes_all": row["a"], "votes_filtered": row["f"]} for row in counted}
    for choice in PollChoice.objects.filter(poll=poll):
        right = sums.get(choice.pk, {"votes_all": 0, "votes_filtered": 0})
        if is_wrong(choice, right):
            yield choice, right


def is_wrong(row, right):
    return any(getattr(row, field) != number for field, number in right.items())
