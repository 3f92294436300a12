"""Sending what waits in the outbox (security.md SF-6): retried for a day, then shown as failed."""

from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.message import MIMEMixin
from django.utils import timezone

from .models import MailState, OutgoingMail

WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440)]  # 1 min … 24 h (SF-6)
BATCH = 5  # The clock looks again at once after a full batch; between two of them it can stop.
PRIVATE_KEPT = timedelta(days=90)  # Questions about a letter come in the weeks after it.
INTERRUPTED = "Bị ngắt giữa chừng; chưa rõ thư đã đi hay chưa"


class BuiltMessage(MIMEMixin, Message):
    """A MIME message as Django's mail backends write it out."""


class ReadyMessage(EmailMessage):
    """A message that was already built when it was queued."""

    def __init__(self, row):
        super().__init__(row.subject, "", row.sender, row.recipients.split("\n"))
        self.built = message_from_bytes(row.message.encode(), _class=BuiltMessage)

    def message(self):
        return self.built


def send_due(now=None):
    """Send the mails whose time has come; return how many were sent.

    A row is marked "sending" by a conditional update before it leaves, so two senders never take
    the same one. A mail that was "sending" when the process died is not sent again by itself.
    """
    now = now or timezone.now()
    due = OutgoingMail.objects.filter(state=MailState.QUEUED, next_try_at__lte=now)
    return sum(send(pk) for pk in due.order_by("next_try_at").values_list("pk", flat=True)[:BATCH])


def send(pk):
    """Send one queued mail by its id; return True when the mail server took it."""
    claimed = OutgoingMail.objects.filter(pk=pk, state=MailState.QUEUED)
    if not claimed.update(state=MailState.SENDING):
        return False
    row = OutgoingMail.objects.get(pk=pk)
    row.tries += 1
    try:
        Path(settings.EMAIL_FILE_PATH).mkdir(parents=True, exist_ok=True, mode=0o700)
        get_connection(settings.OUTBOX_BACKEND).send_messages([ReadyMessage(row)])
    except Exception as error:  # whatever is wrong with this mail, the others must leave
        return put_off(row, error)
    row.state, row.sent_at, row.last_error = MailState.SENT, timezone.now(), ""
    row.save()
    return True


def put_off(row, error):
    """Queue the mail for a later try, or mark it failed after the last one; return False."""
    row.last_error = f"{type(error).__name__}: {error}"[:250]
    if row.tries > len(WAITS):
        row.state = MailState.FAILED
    else:
        row.state = MailState.QUEUED
        row.next_try_at = timezone.now() + WAITS[row.tries - 1]
    row.save()
    return False


def mark_interrupted():
    """Mark what was being sent when the portal was killed as "Không rõ đã gửi"; return how many.

    Whether such a mail left is unknown, and none is sent twice (SF-6, MT-14): a person decides. To
    be called when no sender is at work.
    """
    halfway = OutgoingMail.objects.filter(state=MailState.SENDING)
    return halfway.update(state=MailState.UNKNOWN, last_error=INTERRUPTED)


def send_again(pk):
    """Queue a mail that failed, or of which nobody knows; return False for every other one.

    The answer is for exactly one of two people who decide at once.
    """
    stuck = OutgoingMail.objects.filter(pk=pk, state__in=(MailState.FAILED, MailState.UNKNOWN))
    again = {"state": MailState.QUEUED, "tries": 0, "next_try_at": timezone.now()}
    return bool(stuck.update(**again))


def forget_private(now=None):
    """Take the text out of mail between officials that left long ago; return of how many.

    It may hold a personal link and what a meeting is about; that it left, to whom and when, stays.
    """
    old = (now or timezone.now()) - PRIVATE_KEPT
    left = OutgoingMail.objects.filter(is_private=True, state=MailState.SENT, sent_at__lt=old)
    return left.exclude(message="").update(message="")


def mark_arrived(pk):
    """Mark a mail of which nobody knew as sent: a person found out. False for every other one."""
    unknown = OutgoingMail.objects.filter(pk=pk, state=MailState.UNKNOWN)
    return bool(unknown.update(state=MailState.SENT, sent_at=timezone.now()))
