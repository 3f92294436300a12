"""Who comes instead: a person of the same office, by official mailbox, with an own link (MT-17)."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record
from meetingpages.organisation.addresses import judge
from meetingpages.organisation.models import Person

from ..models import Invitation
from .sending import raise_sequence, send_one, withdraw

LONGEST_CHAIN = 20  # successors of an office; more is a mistake in the table, perhaps a circle
OTHER_UNIT = _("Người dự thay phải thuộc cùng đơn vị: %(unit)s.")
INVITED = _("%(name)s đã có giấy mời dự cuộc họp này.")
ONESELF = _("Hãy ghi hộp thư của người dự thay, không phải của người được mời.")
HAS_LEFT = _("%(name)s đã thôi việc.")
NO_CHAIN = _("Người dự thay không cử người khác dự thay.")
NO_UNIT = _("Giấy mời không ghi đơn vị, nên không cử được người dự thay.")


def find_substitute(invitation, name, address):
    """Return the Person who may come instead, unsaved when the mailbox is a new one.

    Raises ValidationError with the sentence for the field of the mailbox.
    """
    if invitation.substitute_for_id:
        raise ValidationError(NO_CHAIN)
    units = offices_of(invitation)
    address = judge(address, timezone.localdate())
    person = Person.objects.filter(official_email__iexact=address).select_related("unit").first()
    if person is None:
        return Person(full_name=name, unit=units[-1], official_email=address)
    check(invitation, person, units)
    return person


def check(invitation, person, units):
    """Raise ValidationError unless this person of the table may come instead."""
    if person.pk == invitation.person_id:
        raise ValidationError(ONESELF)
    if person.unit not in units:
        raise ValidationError(OTHER_UNIT, params={"unit": units[-1].name})
    if not person.is_active:
        raise ValidationError(HAS_LEFT, params={"name": person.full_name})
    others = Invitation.objects.filter(
        meeting=invitation.meeting, person=person, withdrawn_at=None
    ).exclude(substitute_for=invitation)
    if others.exists():
        raise ValidationError(INVITED, params={"name": person.full_name})


def offices_of(invitation):
    """Return the office of the invitation and those that followed it; the last one is today's."""
    unit, found = invitation.unit or invitation.person.unit, []
    while unit and unit not in found and len(found) < LONGEST_CHAIN:
        found.append(unit)
        unit = unit.successor
    if not found:
        raise ValidationError(NO_UNIT)
    return found


def name_substitute(invitation, person, user, by=""):
    """Invite `person` in place of the invitation's own, with an own link and mail; return the row.

    Whoever was named before is taken back. Call it in a transaction.
    """
    if person.pk is None:
        person.full_clean()
        person.save()
    current = standing_in(invitation)
    if current and current.person_id == person.pk:
        return current
    take_back(invitation, user, by)
    Invitation.objects.filter(substitute_for=invitation).update(substitute_for=None)
    row, is_new = Invitation.objects.update_or_create(
        meeting=invitation.meeting, person=person, defaults=fresh(invitation, person)
    )
    if not is_new:  # Taken back once: their calendar has seen a CANCEL with the last number.
        raise_sequence(invitation.meeting)
        row.meeting = invitation.meeting
    send_one(row, user)
    record(
        user, "meeting.substitute", "Cử người dự thay", invitation.meeting, by=by,
        person=invitation.person_id, substitute=person.pk,
    )  # fmt: skip
    return row


def fresh(invitation, person):
    """Return what a substitute's row begins with: sees and does what the original may (MT-9)."""
    return {
        "unit": person.unit,
        "role": invitation.role,
        "has_vote": invitation.has_vote and invitation.meeting.body.substitute_votes,
        "substitute_for": invitation,
        "withdrawn_at": None,
        "answer": "",
        "reason": "",
        "answered_at": None,
        "secretary_note": "",
        "opened_at": None,
        "reminded_at": None,
        "request_sent_at": None,
    }


def take_back(invitation, user, by=""):
    """Withdraw the substitute, if one stands in: the link dies at once (MT-17)."""
    current = standing_in(invitation)
    if current:
        withdraw(current, user, name=by)


def standing_in(invitation):
    rows = Invitation.objects.filter(substitute_for=invitation, withdrawn_at=None)
    return rows.select_related("person", "meeting__secretary", "meeting__chair").first()
