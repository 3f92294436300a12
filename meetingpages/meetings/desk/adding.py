"""Inviting people: one, a unit by its contact, all members of a body, a guest (MT-13).

Nobody is invited twice; who was taken off the list comes back with the old row.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from cms.audit.recording import record
from meetingpages.organisation.models import Person, Unit

from ..models import Invitation, Role
from .locks import tell_deciders


@dataclass
class Added:
    """Who was invited now, and who had been already."""

    people: list
    known: list


@transaction.atomic
def invite(meeting, people, user, *, role=Role.DELEGATE, has_vote=False, unit=None):
    """Invite people who work, for their own unit or the one given; return Added."""
    rows = {row.person_id: row for row in meeting.invitations.all()}
    added, known = [], []
    for person in {person.pk: person for person in people if person.is_active}.values():
        row = rows.get(person.pk)
        if row and row.withdrawn_at is None:
            known.append(person)
            continue
        if row:
            bring_back(row, role, has_vote)
        else:
            Invitation.objects.create(
                meeting=meeting, person=person, unit_id=unit.pk if unit else person.unit_id,
                role=role, has_vote=has_vote,
            )  # fmt: skip
        added.append(person)
    if added:
        ids = sorted(person.pk for person in added)
        record(user, "meeting.invite", "Thêm người dự họp", meeting, persons=ids)
        tell_deciders(meeting)
    return Added(added, known)


def bring_back(row, role, has_vote):
    """Let a withdrawn invitation count again, unsent: its old link and mail are over."""
    row.withdrawn_at = row.link = row.mail = row.request_sent_at = row.opened_at = None
    row.answer, row.reason, row.answered_at = "", "", None
    row.substitute_for = None
    row.role, row.has_vote = role, has_vote
    row.save()


@transaction.atomic
def add_guest(meeting, form, user):
    """Invite who was typed in; return Added. A known mailbox is that person's."""
    person = form.known
    if person is None:
        person = form.save()
        record(user, "person.add", "Thêm người", person, official_email=person.official_email)
    return invite(meeting, [person], user, role=Role.GUEST)


def contact_of(unit):
    """Return who receives the invitations of a unit, or None."""
    person = unit.contact
    return person if person and person.is_active else None


def units_today():
    return Unit.objects.valid_on(timezone.localdate()).select_related("contact")


def members_who_work(body):
    return Person.objects.filter(pk__in=body.members.values("pk"), is_active=True)
