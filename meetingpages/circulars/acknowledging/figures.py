"""Who reported by the term of a document: the rows behind a figure of the units (VB-50, MT-41)."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Acknowledgement, CircularPage


class Case(NamedTuple):
    unit: object
    name: str
    about: str
    fault: str  # "" when nothing is wrong


def cases_of(start, end):
    """Return a Case for each report whose term lies in [start, end) and is due or was given.

    One query. Documents without a term, and those withdrawn since, count nowhere.
    """
    first, after = timezone.localdate(start), timezone.localdate(end)
    terms = {"circular__report_by__gte": first, "circular__report_by__lt": after}
    rows = Acknowledgement.objects.reporting().filter(
        circular__in=CircularPage.objects.shown(), **terms
    )
    rows = rows.select_related("circular", "unit", "person").order_by("circular__report_by", "pk")
    return [case_of(row) for row in rows if row.is_done or row.is_overdue]


def case_of(row):
    limit = row.circular.report_by
    if not row.is_done:
        fault = _("Chưa báo cáo triển khai")
    else:
        fault = "" if timezone.localdate(row.done_at) <= limit else _("Báo cáo sau hạn")
    return Case(row.unit, row.person.full_name if row.person else "", row.circular.title, fault)
