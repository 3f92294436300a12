"""A batch in one line, as staff read it: 'Cụm 14: 312 phiếu, 09:10–09:24, 98% chọn “Rất tốt”'."""

from django.db.models import Count
from django.utils.translation import gettext as _

from cms.vietnamese.dates import format_day_month, format_time
from cms.vietnamese.numbers import format_number

from .models import BallotChoice, ExclusionBatch


def described(batches):
    """Return {batch id: line} for batches, their leading choices read together."""
    leading = leading_choices(batches)
    return {batch.pk: line(batch, *leading.get(batch.pk, ("", 0))) for batch in batches}


def line(batch, text, votes):
    span = f"{format_time(batch.first_at)}–{format_time(batch.last_at)}"
    words = _("%(name)s: %(size)s phiếu, %(span)s ngày %(day)s") % {
        "name": batch,
        "size": format_number(batch.size),
        "span": span,
        "day": format_day_month(batch.first_at),
    }
    if not votes:
        return words
    share = votes * 100 // batch.size
    return words + ", " + _("%(share)s%% chọn “%(text)s”") % {"share": share, "text": text}


def leading_choices(batches):
    """Return {batch id: (text, votes)} of the choice that each batch holds most."""
    marks = BallotChoice.objects.filter(ballot__batches__in=[batch.pk for batch in batches])
    counted = marks.values("ballot__batches", "choice__text").annotate(votes=Count("pk"))
    return {
        row["ballot__batches"]: (row["choice__text"], row["votes"])
        for row in counted.order_by("votes")
    }


def batches_of(poll):
    """Return the batches of a poll, newest first, each with its line as `words`."""
    batches = list(ExclusionBatch.objects.filter(poll=poll).select_related("by"))
    lines = described(batches)
    for batch in batches:
        batch.words = lines[batch.pk]
    return batches
