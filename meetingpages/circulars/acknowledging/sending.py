""" "Phát hành": a row, a personal link and an official mail for each addressee (VB-48)."""

from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record
from meetingpages.organisation import links, official_mail
from meetingpages.organisation.models import MailDomain
from meetingpages.organisation.models.links import Purpose

from ..models import Acknowledgement
from .expanding import receivers_of
from .letters import SENT, letter

# A late report is still a report: a month after the term, and never less than a quarter.
AFTER_TERM, AT_LEAST = timedelta(days=30), timedelta(days=90)

NOT_PUBLISHED = _("Hãy đăng văn bản trước khi phát hành.")
LIMITED = _(
    "Văn bản mức Hạn chế chỉ những tài khoản nêu tên được đọc, nên không gửi bằng liên kết."
)
NO_CONTACT = _("Đơn vị chưa có người nhận.")


def obstacle(circular):
    """Return why this document cannot be sent at all, or ""."""
    if not type(circular).objects.shown().filter(pk=circular.pk).exists():
        return NOT_PUBLISHED
    return LIMITED if circular.level == circular.Level.LIMITED else ""


def waiting(circular):
    """Return ([Receiver] who have not been sent the document yet, [problem])."""
    receivers, problems = receivers_of(circular)
    sent = list(circular.acknowledgements.all())
    units = {row.unit_id for row in sent if not row.is_personal}
    people = {row.person_id for row in sent}
    new = [
        each
        for each in receivers
        if (each.person.pk not in people if each.is_personal else each.unit.pk not in units)
    ]
    return new, problems


@transaction.atomic
def send(circular, user):
    """Send the document to all addressees who wait for it; return how many.

    Raises ValidationError, and sends nothing, when the document may not be sent.
    """
    # Two presses of the button wait for each other here; the second finds nobody left.
    circular = type(circular).objects.select_for_update(of=("self",)).get(pk=circular.pk)
    if reason := obstacle(circular):
        raise ValidationError(reason)
    receivers, _problems = waiting(circular)
    domains = list(MailDomain.objects.all())
    for each in receivers:
        row = Acknowledgement.objects.create(
            circular=circular, unit=each.unit, person=each.person, duty=each.duty,
            is_personal=each.is_personal,
        )  # fmt: skip
        keep_mail(row, write(row, SENT, "sent", domains))
    if receivers:
        record(user, "circular.send", "Phát hành văn bản", circular, count=len(receivers))
    return len(receivers)


@transaction.atomic
def send_again(row, user):
    """Send one addressee a new link; the old ones end. An office's goes to its contact of today.

    Raises ValidationError when there is nobody to receive it or the address is not official.
    """
    if reason := obstacle(row.circular):
        raise ValidationError(reason)
    person = row.person if row.is_personal else row.unit.contact
    if person is None:
        raise ValidationError(NO_CONTACT)
    if row.person:
        links.revoke(row.person, Purpose.CIRCULAR, row.circular.uuid)
    row.person = person
    row.save(update_fields=["person"])
    keep_mail(row, write(row, SENT, "sent"))
    record(user, "circular.send_again", "Gửi lại văn bản", row)


def keep_mail(row, mail):
    """Let the desk follow this mail; a reminder is not the one that it follows."""
    row.mail_id = mail
    row.save(update_fields=["mail"])


def write(row, subject, kind, domains=None):
    """Queue one mail with a new personal link to an Acknowledgement's person; return its id."""
    circular = row.circular
    token = links.make_link(row.person, Purpose.CIRCULAR, circular.uuid, link_end(circular))
    subject, text, page = letter(subject, kind, row, token)
    return official_mail.send(row.person, subject, text, page, domains=domains)


def link_end(circular):
    end = timezone.now() + AT_LEAST
    if circular.report_by is None:
        return end
    term = timezone.make_aware(datetime.combine(circular.report_by, time.max))
    return max(end, term + AFTER_TERM)
