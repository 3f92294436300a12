"""What readers are told of a page's ratings (ER-2)."""

from typing import NamedTuple

from django.db import transaction
from django.db.models import OuterRef, Subquery, Sum
from django.template.loader import render_to_string

from cms.vietnamese.numbers import format_number

from .models import RatingBaseline, RatingSummary


class Figures(NamedTuple):
    count: int = 0
    sum: int = 0

    @property
    def mean(self):
        """The mean with at most one decimal: '4,3', '1'."""
        return format_number(self.sum / self.count) if self.count else ""

    def as_shown(self):
        """Return {name: text} as the page prints them."""
        return {
            "count": format_number(self.count),
            "sum": format_number(self.sum),
            "mean": self.mean,
        }


def figures_of(page):
    """Return the Figures of a page (or its id), those of the old portal included; one query."""
    old = RatingBaseline.objects.filter(page=OuterRef("page")).order_by().values("page")
    summary = RatingSummary.objects.filter(page=page).annotate(
        old_count=Subquery(old.annotate(total=Sum("count")).values("total")),
        old_sum=Subquery(old.annotate(total=Sum("sum")).values("total")),
    )
    for row in summary:
        return Figures(row.count + (row.old_count or 0), row.sum + (row.old_sum or 0))
    return Figures()


def html(page_id):
    """Return what stands on the page of that id, text, as a figure of kept pages (G-2)."""
    return render_to_string("ratings/figures.html", {"figures": figures_of(int(page_id))})


@transaction.atomic
def add_baseline(page, count, total, *, source, who):
    """Add what the old portal counted; the page's figures begin with it.

    Raises ValidationError for a sum that so many ratings cannot have.
    """
    RatingSummary.objects.get_or_create(page=page)
    baseline = RatingBaseline(page=page, count=count, sum=total, source=source, who=who)
    baseline.full_clean()
    baseline.save()
    return baseline
