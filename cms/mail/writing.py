"""Writing a mail of the portal's own: it goes into the outbox within the transaction."""

from email.headerregistry import Address

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection

from .backend import row_of

CALENDAR_FILE = "giay-moi.ics"


def write(people, subject, body):
    """Queue one mail to each of the users who has an address; return how many.

    `subject` is a fixed sentence, `body` plain text (SR-34).
    """
    mails = [
        EmailMessage(str(subject), body, to=[person.email]) for person in people if person.email
    ]
    return get_connection().send_messages(mails) or 0


def queue(to, subject, text, html="", *, cc=(), bcc=(), reply_to=(), sender_name="",
          calendar=None, attachments=(), is_private=False):  # fmt: skip
    """Queue one mail and return its row, whose state says later what became of it (MT-14).

    It leaves the portal's own address, under `sender_name`; answers go to `reply_to`. `calendar`
    is (method, text) of an iCalendar object: it stands beside the text, where calendars look for
    it, and as a file. `attachments` are (name, bytes, type). `is_private`: the
    outbox's screen keeps the text to itself. A line break in a header is a ValueError.
    """
    mail = EmailMultiAlternatives(
        str(subject), text, sender(sender_name), to, bcc, cc=cc, reply_to=reply_to
    )
    if html:
        mail.attach_alternative(html, "text/html")
    if calendar:
        method, words = calendar
        mail.attach_alternative(words, f"text/calendar; method={method}")
        mail.attach(CALENDAR_FILE, words.encode(), "application/ics")
    for name, data, kind in attachments:
        mail.attach(name, data, kind)
    row = row_of(mail)
    row.is_private = is_private
    row.save()
    return row


def sender(name):
    address = settings.DEFAULT_FROM_EMAIL
    return str(Address(name, addr_spec=address)) if name else address
