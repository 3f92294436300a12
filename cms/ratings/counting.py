"""The sums counted again from the rows (EG-1), and ratings that stand out left out of them (EA-9)."""

import logging
import uuid
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.recording import record, record_all

from .models import VALUES, Rating, RatingSummary
from .rating import locked_summary

logger = logging.getLogger(__name__)


class Difference(NamedTuple):
    page_pk: int
    stored: list
    counted: list


def counted_numbers(pages=None):
    """Return {page pk: [n1 … n5]} of the rows that count; of all pages, or of the given ones."""
    rows = Rating.objects.filter(excluded_at=None)
    rows = rows if pages is None else rows.filter(page__in=pages)
    found = {}
    for page, value, number in rows.values_list("page", "value").annotate(number=Count("pk")):
        found.setdefault(page, [0] * len(VALUES))[VALUES.index(value)] = number
    return found


def differences():
    """Return a Difference for each page whose sums are not those of its rows; nothing is changed."""
    with transaction.atomic():
        summaries = {row.page_id: row for row in RatingSummary.objects.select_for_update()}
        counted = counted_numbers()
    empty = [0] * len(VALUES)
    found = []
    for page in summaries.keys() | counted.keys():
        numbers = summaries[page].numbers() if page in summaries else empty
        wanted = counted.get(page, empty)
        if numbers != wanted or (page in summaries and not adds_up(summaries[page])):
            found.append(Difference(page, numbers, wanted))
    return found


def report_differences():
    """Write a warning for each difference into the log; nothing is repaired in silence (EG-1)."""
    for row in differences():
        logger.warning("Tổng điểm khác từng dòng: %s", row)


def adds_up(summary):
    numbers = summary.numbers()
    total = sum(value * number for value, number in zip(VALUES, numbers, strict=True))
    return (summary.count, summary.sum) == (sum(numbers), total)


@transaction.atomic
def repair(actor=None):
    """Write the counted sums where they differ; one line of the log a page. Return how many."""
    wrong = differences()
    for difference in wrong:
        summary = locked_summary(difference.page_pk)
        count_again([difference.page_pk])
        record(actor, "rating.repair", _("Tính lại tổng điểm"), summary, stored=difference.stored,
               counted=difference.counted)  # fmt: skip
    return len(wrong)


def count_again(pages):
    """Write the sums of the pages anew from their rows; call it inside a transaction."""
    for page in sorted(pages):  # always in one order, so that two persons never wait for each other
        summary = locked_summary(page)
        summary.write(counted_numbers([page]).get(page, [0] * len(VALUES)))


@transaction.atomic
def set_excluded(ratings, excluded, actor, reason):
    """Leave the ratings out of the figures, or count them again; return how many changed.

    One transaction, one line of the log for each with the reason and one group (EA-9).
    """
    pages = set(ratings.values_list("page", flat=True))
    for page in sorted(pages):
        locked_summary(page)
    chosen = list(ratings.filter(excluded_at__isnull=excluded).select_related("page"))
    moment = timezone.now() if excluded else None
    Rating.objects.filter(pk__in=[row.pk for row in chosen]).update(excluded_at=moment)
    count_again(pages)
    action = "rating.exclude" if excluded else "rating.include"
    words = _("Loại khỏi điểm") if excluded else _("Tính lại vào điểm")
    record_all(actor, action, words, chosen, reason=reason, group=uuid.uuid4())
    return len(chosen)
