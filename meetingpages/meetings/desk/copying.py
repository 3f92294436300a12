""" "Nhân bản cuộc họp": a new draft from an old meeting, without anything that happened (MT-47)."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from cms.audit.recording import record

from ..models import AgendaItem, Invitation, Meeting
from .mailboxes import refusals

# Columns of a meeting that are true of the next one as well; time and number are not.
MEETING_COLUMNS = [
    "body_id", "public_name", "full_name", "level", "mode", "room_id", "online_url", "chair_id",
    "secretary_id", "content", "requirements",
]  # fmt: skip
ITEM_COLUMNS = [
    "order", "label", "public_name", "full_name", "kind", "unit_id", "presenter", "minutes",
    "level", "is_secret",
]  # fmt: skip


@dataclass
class Copy:
    """The new draft, and in words whom or which unit it cannot count on any more."""

    meeting: Meeting
    doubtful: list = field(default_factory=list)


@transaction.atomic
def copy(old, user):
    """Return the Copy of a meeting: agenda and participants, new UUIDs, no time."""
    new = Meeting(**{name: getattr(old, name) for name in MEETING_COLUMNS})
    new.previous, new.created_by = old, user
    for name in ("chair", "secretary"):
        person = getattr(new, name)
        if person and not person.is_active:
            setattr(new, name, None)
    new.save()
    for item in old.items.prefetch_related("readers"):
        columns = {name: getattr(item, name) for name in ITEM_COLUMNS}
        AgendaItem.objects.create(meeting=new, **columns).readers.set(item.readers.all())
    invited = old.invitations.filter(withdrawn_at=None, substitute_for=None)
    rows = list(invited.select_related("person__unit"))
    Invitation.objects.bulk_create(
        Invitation(
            meeting=new, person=row.person, unit_id=row.person.unit_id, role=row.role,
            has_vote=row.has_vote,
        )
        for row in rows
        if row.person.is_active
    )  # fmt: skip
    record(user, "meeting.copy", "Nhân bản cuộc họp", new, copied_from=str(old.uuid))
    return Copy(new, doubts([row.person for row in rows]))


def doubts(people):
    """Return a line for each person whose address or unit is no longer valid."""
    refused, today, found = refusals(people), timezone.localdate(), []
    for person in people:
        if person.pk in refused:
            found.append(f"{person.full_name}: {refused[person.pk]}")
        elif not person.unit.existed_on(today):
            found.append(f"{person.full_name}: {person.unit.name}")
    return found
