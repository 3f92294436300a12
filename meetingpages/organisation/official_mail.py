"""The only door by which meetings and documents send mail (MT-12, MT-14).

Whatever the caller checked before, each address is judged once more, on the day of sending. What
became of a mail stands in its row of the outbox: state, and reason of the last failure.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.mail import delivery, reading
from cms.mail.models import OutgoingMail
from cms.mail.writing import queue

from . import links
from .addresses import judge
from .models import MailDomain, Person

HAS_LEFT = _("%(name)s đã thôi việc, không nhận thư của cổng nữa.")


@dataclass
class SeenLetter:
    """What staff read of a mail that they had sent; see `seen`."""

    text: str
    beside: list
    has_link: bool  # a personal link stood in it
    stays_here: bool  # mail becomes files of this machine

    @property
    def shows_link(self):
        """Whether a personal link stands in `text`: such an opening belongs into the log."""
        return self.has_link and self.stays_here


def send(to, subject, text, html="", *, cc=(), bcc=(), reply_to=None, calendar=None,
         attachments=(), domains=None):  # fmt: skip
    """Queue one mail to a Person or an address; return its id in the outbox (OutgoingMail).

    `cc` and `bcc` are Persons or addresses, `reply_to` one of them: the secretary, whose name
    stands as the sender's too. `calendar` is (method, iCalendar text), `attachments` are
    (name, bytes, type). `domains`: the rows of MailDomain, for a caller who sends many.

    Raises ValidationError with the sentence for the clerk and queues nothing when one address is
    refused (MT-11); ValueError for a line break in the subject.
    """
    domains = list(MailDomain.objects.all()) if domains is None else domains
    answers = [reply_to] if reply_to else []
    to, cc, bcc, answers = [
        [official(one, domains) for one in people] for people in ([to], cc, bcc, answers)
    ]
    name = reply_to.full_name if isinstance(reply_to, Person) else ""
    mail = queue(
        to, subject, text, html, cc=cc, bcc=bcc, reply_to=answers, sender_name=name,
        calendar=calendar, attachments=attachments, is_private=True,
    )  # fmt: skip
    return mail.pk


def again(mail_id):
    """Queue once more a mail that failed or of which nobody knows: a person decided so (MT-14).

    Returns False when it is in no such state, or when somebody else was first. Raises
    ValidationError when an address is no longer official.
    """
    domains = list(MailDomain.objects.all())
    for address in OutgoingMail.objects.get(pk=mail_id).recipients.split("\n"):
        official(address, domains)
    return delivery.send_again(mail_id)


def mark_arrived(mail_id):
    """Note that a mail of which nobody knew has come; False when it is in no such state (MT-14)."""
    return delivery.mark_arrived(mail_id)


def seen(mail):
    """Return the SeenLetter of a row of the outbox.

    A personal link is its receiver's alone, so it is masked (MT-15). Only where mail stays here as
    files it is shown: nobody else could hand it over.
    """
    letter = reading.read(mail)
    masked = links.masked(letter.text)
    stays_here = reading.stays_here()
    text = letter.text if stays_here else masked
    return SeenLetter(text, letter.beside, masked != letter.text, stays_here)


def official(person_or_address, domains):
    """Return the bare address to which mail may go today, or raise ValidationError."""
    today = timezone.localdate()
    if not isinstance(person_or_address, Person):
        return judge(person_or_address, today, domains=domains)
    person = person_or_address
    if not person.is_active:
        raise ValidationError(HAS_LEFT, params={"name": person.full_name})
    return judge(person.official_email, today, whose=person.full_name, domains=domains)
