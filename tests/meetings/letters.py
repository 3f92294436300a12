"""Reading what the portal put into its outbox."""

import re
from email import message_from_bytes, policy

from cms.mail.models import OutgoingMail

TOKEN = re.compile(r"/hop/moi/([\w-]{43})/")


def mails(to=None):
    """Return the queued mails as messages, oldest first; `to` is a Person."""
    rows = OutgoingMail.objects.order_by("pk")
    found = [message_from_bytes(row.message.encode(), policy=policy.default) for row in rows]
    return [mail for mail in found if to is None or mail["To"] == to.official_email]


def subject(mail):
    return mail["Subject"].strip()  # a long one begins on its second line


def part(mail, kind):
    """Return the words of the first part of that kind."""
    found = next(piece for piece in mail.walk() if piece.get_content_type() == kind)
    return found.get_content()


def link_of(mail):
    """Return the path of the personal link in a mail."""
    return TOKEN.search(part(mail, "text/plain"))[0]
