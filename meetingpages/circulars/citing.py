"""Citations are written as a page is published, and resolved anew as documents come and go (VB-38, VB-39)."""

from django.db.models import Q
from django.db.models.signals import post_delete, pre_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from cms.pages.linking import running_texts

from .linking import findings_in
from .models import CircularPage, Citation, CitedNumber
from .models.citation import Outcome
from .resolving import candidates_for, resolve


def connect():
    """Called once by the app when it is ready."""
    page_published.connect(write_citations)
    page_unpublished.connect(drop_citations)
    for signal in (page_published, page_unpublished):
        signal.connect(resolve_again, sender=CircularPage)
    post_delete.connect(resolve_again, sender=CircularPage)
    pre_delete.connect(drop_citations, sender=Page)


def write_citations(instance, **_signal):
    """Write what the published page names, outside links set by hand."""
    findings = [found for html in running_texts(instance) for found in findings_in(html)]
    distinct = {(found.key, found.noun, found.day): found for found in findings}
    before = Citation.objects.filter(page_id=instance.pk)
    keys = set(before.values_list("key", flat=True))
    before.delete()
    candidates = candidates_for({key for key, *_rest in distinct})
    Citation.objects.bulk_create(
        resolved(citation(instance, found), candidates) for found in distinct.values()
    )
    count(keys | {key for key, *_rest in distinct})


def citation(page, found):
    return Citation(
        page_id=page.pk, key=found.key, text=found.raw[:100], noun=found.noun, day=found.day,
        day_is_guessed=found.day_is_guessed,
    )  # fmt: skip


def resolved(row, candidates):
    """Return the citation with its outcome and, when there is exactly one, its document."""
    circulars = resolve(row, candidates.get(row.key, []))
    outcomes = {0: Outcome.NONE, 1: Outcome.ONE}
    row.outcome = outcomes.get(len(circulars), Outcome.SEVERAL)
    row.circular = circulars[0] if len(circulars) == 1 else None
    return row


def drop_citations(instance, **_signal):
    rows = Citation.objects.filter(page_id=instance.pk)
    keys = set(rows.values_list("key", flat=True))
    rows.delete()
    count(keys)


def resolve_again(instance, **_signal):
    """Judge anew every citation that a document's coming, going or changing may concern."""
    rows = list(Citation.objects.filter(Q(key=instance.key) | Q(circular=instance.pk)))
    candidates = candidates_for({row.key for row in rows})
    for row in rows:
        resolved(row, candidates)
    Citation.objects.bulk_update(rows, ["outcome", "circular"], batch_size=500)
    count({row.key for row in rows})


def count(keys):
    """Write the sums of these keys; a number that nobody cites and nobody ignored is forgotten."""
    for key in keys:
        rows = list(Citation.objects.filter(key=key).order_by("pk"))
        if not rows:
            CitedNumber.objects.filter(key=key, is_ignored=False).delete()
            CitedNumber.objects.filter(key=key).update(times=0)
            continue
        open_rows = [row for row in rows if row.outcome != Outcome.ONE] or rows
        sums = {name: getattr(open_rows[0], name) for name in ("text", "noun", "day", "outcome")}
        CitedNumber.objects.update_or_create(key=key, defaults=sums | {"times": len(rows)})
