"""Recounts the totals of pages from their days and start values, and compares (V-17)."""

from django.db.models import Sum

from .models import Baseline, PageDay, PageTotal


def differences():
    """Return [(page id, (views, start value) kept, the same recounted)] of the pages that differ."""
    kept = {row.page: (row.views, row.baseline) for row in PageTotal.objects.all()}
    views = sums(PageDay.objects, "views")
    baselines = sums(Baseline.objects.exclude(page=None), "amount")
    pages = sorted(kept.keys() | views.keys() | baselines.keys())
    counted = {page: (views.get(page, 0), baselines.get(page, 0)) for page in pages}
    return [
        (page, kept.get(page, (0, 0)), counted[page])
        for page in pages
        if kept.get(page, (0, 0)) != counted[page]
    ]


def sums(rows, field):
    grouped = rows.order_by().values("page").annotate(sum=Sum(field))
    return dict(grouped.values_list("page", "sum"))
