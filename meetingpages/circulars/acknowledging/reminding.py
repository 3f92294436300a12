"""Two reminders of a report, a day before the term and on its day; none after an answer (VB-50)."""

import logging
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..models import Acknowledgement, CircularPage
from ..models.addressees import Progress
from .letters import REMINDER
from .sending import write

logger = logging.getLogger(__name__)

FROM_HOUR = 7  # Mail at night is read no sooner.


def remind_due(now=None):
    """Remind whoever has not reported and has today or one day left; return how many."""
    local = timezone.localtime(now or timezone.now())
    if local.hour < FROM_HOUR:
        return 0
    today = local.date()
    shown = CircularPage.objects.shown().exclude(level=CircularPage.Level.LIMITED)
    due = (
        Acknowledgement.objects.reporting()
        .exclude(status=Progress.DONE)
        .exclude(person=None)
        .filter(
            not_reminded(today),
            circular__in=shown.filter(report_by__in=(today, today + timedelta(days=1))),
            sent_at__lt=local.replace(hour=0, minute=0, second=0, microsecond=0),
        )
        .select_related("circular__type", "person", "unit")
    )
    return sum(remind_once(row, today) for row in due)


def not_reminded(today):
    return Q(reminded_on=None) | Q(reminded_on__lt=today)


def remind_once(row, today):
    """Remind one addressee; return False when another clock was first or mail may not go there."""
    with transaction.atomic():
        mine = Acknowledgement.objects.filter(not_reminded(today), pk=row.pk)
        if not mine.exclude(status=Progress.DONE).update(reminded_on=today):
            return False
        try:
            with transaction.atomic():
                write(row, REMINDER, "reminder")
        except ValidationError as error:
            logger.warning("No reminder for acknowledgement %s: %s", row.pk, error.messages[0])
            return False
    return True
