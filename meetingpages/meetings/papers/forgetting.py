"""Twelve months after a meeting nobody's name stands at its papers any more, only totals (MT-24)."""

from django.db import transaction
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..models import PaperVersion, Receipt

FEBRUARY = 28


def is_forgotten(meeting, now=None):
    """Return whether the meeting ended more than twelve months ago: openings are noted no more."""
    end = meeting.closed_at or meeting.ends_at
    return bool(end and end < a_year_before(now or timezone.now()))


def a_year_before(moment):
    """Return the same day and time a year before, in our zone; 28/2 of 29/2, so none too early."""
    local = timezone.localtime(moment)
    try:
        return local.replace(year=local.year - 1)
    except ValueError:
        return local.replace(year=local.year - 1, day=FEBRUARY)


@transaction.atomic
def fold_receipts(now=None):
    """Replace old receipts by the totals of their versions; return how many rows went.

    All of it is one transaction: whenever it is killed, either names or totals are there.
    """
    limit = a_year_before(now or timezone.now())
    # Two clocks at once: the second waits here and finds nothing left.
    old = Receipt.objects.select_for_update(of=("self",)).annotate(
        end=Coalesce(
            "paper_version__paper__item__meeting__closed_at",
            "paper_version__paper__item__meeting__ends_at",
        )
    )
    old = list(old.filter(end__lt=limit).values_list("pk", "paper_version"))
    for version in {version for _pk, version in old}:
        mine = Receipt.objects.filter(paper_version=version)
        PaperVersion.objects.filter(pk=version).update(**totals_with(mine))
        mine.delete()
    return len(old)


def totals_with(receipts):
    """Return the values of a version when these of its receipts are counted into its totals.

    As in counts(): who was taken off the list is not among those invited, so not counted.
    """
    found = receipts.aggregate(
        opened=Count("opened_at", filter=Q(invitation__withdrawn_at=None)),
        confirmed=Count("confirmed_at", filter=Q(invitation__withdrawn_at=None)),
    )
    return {
        "opened_total": F("opened_total") + found["opened"],
        "confirmed_total": F("confirmed_total") + found["confirmed"],
    }
