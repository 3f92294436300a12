"""One reminder a day before the term, to who has not answered; more when the secretary asks (MT-16)."""

import logging
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.dates import format_time

from ..models import Invitation, Status
from .letters import REMINDER, letter
from .sending import write

logger = logging.getLogger(__name__)

BEFORE_TERM = timedelta(days=1)
# Two presses of "Nhắc ngay" are one reminder; an hour later somebody may want another one.
AGAIN_AFTER = timedelta(hours=1)
JUST_REMINDED = _("Vừa nhắc lúc %(time)s.")
ANSWERED = _("Người này đã trả lời.")


def remind_due(now=None):
    """Remind who was invited before, has not answered and has a day left; return how many."""
    now = now or timezone.now()
    due = waiting().filter(
        reminded_at=None,
        meeting__answer_by__gt=now,
        meeting__answer_by__lte=now + BEFORE_TERM,
    )
    return sum(remind_once(row, now) for row in due)


def remind_once(invitation, now):
    """Remind one person by the clock; return False when another clock was first or mail may not go."""
    if invitation.request_sent_at > invitation.meeting.answer_by - BEFORE_TERM:
        return False  # The invitation itself came in the last day.
    with transaction.atomic():
        mine = Invitation.objects.filter(pk=invitation.pk, reminded_at=None)
        if not mine.update(reminded_at=now):
            return False
        try:
            with transaction.atomic():
                send_reminder(invitation)
        except ValidationError as error:
            logger.warning("No reminder for invitation %s: %s", invitation.pk, error.messages[0])
            return False
    return True


@transaction.atomic
def remind_now(invitation):
    """Remind one person because the secretary says so.

    Raises ValidationError when there is nothing to remind of, when it was just done, or when the
    address is no longer official.
    """
    now = timezone.now()
    row = waiting().select_for_update(of=("self",)).filter(pk=invitation.pk).first()
    if row is None:
        raise ValidationError(ANSWERED)
    if row.reminded_at and row.reminded_at > now - AGAIN_AFTER:
        raise ValidationError(JUST_REMINDED, params={"time": format_time(row.reminded_at)})
    Invitation.objects.filter(pk=row.pk).update(reminded_at=now)
    send_reminder(row)


def waiting():
    """Return the invitations that were sent, wait for an answer and may still get one."""
    return (
        Invitation.objects.filter(meeting__status=Status.SENT, withdrawn_at=None, answer="")
        .exclude(request_sent_at=None)
        .select_related(
            "person", "unit", "meeting__secretary", "meeting__chair", "meeting__room",
            "meeting__body",
        )
    )  # fmt: skip


def send_reminder(invitation):
    """Queue the reminder with one more link; the first one goes on working."""
    write([invitation], letter(invitation.meeting, REMINDER, "reminder"), with_link=True)
