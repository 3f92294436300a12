"""Django's mail backend of the portal: it puts mail into the outbox, within the transaction."""

from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from .models import OutgoingMail


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        """Queue each message; return how many. Header injection is refused by message()."""
        rows = [row_of(message) for message in email_messages if message.recipients()]
        OutgoingMail.objects.bulk_create(rows)
        return len(rows)


def row_of(message):
    """Return the unsaved row that holds a message as it will leave; ValueError for a bad header."""
    return OutgoingMail(
        recipients="\n".join(message.recipients()),
        subject=message.subject[:250],
        sender=message.from_email,
        message=message.message().as_string(),
        next_try_at=timezone.now(),
    )
