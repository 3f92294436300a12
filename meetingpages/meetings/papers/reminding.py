"""Units that still owe papers are reminded once by the clock, a working day before the term (MT-39).

Of a meeting whose invitations have left only: before that nobody outside knows of it, and the
secretary may press the button; a cancelled one is over.
"""

import logging
from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from ..deadlines import AROUND, local_day, papers_due, special_days, working_days_from
from ..models import Meeting, Paper, PaperVersion, Status
from .telling import write_to_unit

logger = logging.getLogger(__name__)

DAY_BEGINS = time(7, 30)  # a mail of the night is read under forty others


def remind_units_due(now=None):
    """Remind the units whose term ends on this or the next working day; return how many mails."""
    now = now or timezone.now()
    special = special_days(local_day(now))
    soon = Meeting.objects.filter(status=Status.SENT, starts_at__range=(now, now + AROUND))
    sent = 0
    for meeting in soon.select_related("body"):
        start, due = window_of(meeting, special)
        if start <= now <= due:
            units = owed(meeting.pk, start).values_list("unit", flat=True).distinct().order_by()
            sent += sum(remind_once(meeting.pk, unit, start, now) for unit in list(units))
    return sent


def window_of(meeting, special):
    """Return (the morning of the working day before the term, the term)."""
    due = papers_due(meeting, special)
    day = working_days_from(local_day(due), -1, special)
    return timezone.make_aware(datetime.combine(day, DAY_BEGINS)), due


def owed(meeting, start):
    """Return the papers that are missing, that somebody can be asked for, and was not since `start`.

    A reminder by hand in these days counts; an older one was of another time.
    """
    came = PaperVersion.objects.filter(paper=OuterRef("pk"))
    return Paper.objects.filter(
        ~Exists(came), Q(reminded_at=None) | Q(reminded_at__lt=start), withdrawn_at=None,
        item__meeting=meeting, item__meeting__status=Status.SENT, item__is_secret=False,
        item__outcome="", unit__contact__isnull=False,
    )  # fmt: skip


def remind_once(meeting, unit, start, now):
    """Remind one unit of all it owes; False when another clock was first or mail may not go.

    Mark and mail are one transaction: killed anywhere, the next clock does all of it or nothing.
    """
    try:
        with transaction.atomic():
            papers = owed(meeting, start).filter(unit=unit).select_for_update(of=("self",))
            papers = papers.select_related("item__meeting__body", "item__meeting__secretary")
            papers = list(papers.select_related("unit__contact").order_by("item__order", "order"))
            if not papers:
                return False
            write_to_unit(papers, None, now)
    except ValidationError as error:
        logger.warning("No reminder of papers for unit %s: %s", unit, error.messages[0])
        return False
    return True
