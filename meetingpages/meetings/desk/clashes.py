"""Other meetings at the same time in the same room or with the same people."""

from dataclasses import dataclass, field

from ..models import Invitation, Meeting, Status

GONE = (Status.CANCELLED, Status.ENDED, Status.CONCLUDED)


@dataclass
class Clash:
    """A meeting that overlaps, by its public name, and in what."""

    meeting: Meeting
    same_room: bool = False
    people: list = field(default_factory=list)


def clashes(starts_at, ends_at, room, person_ids, own_pk=None):
    """Return the Clashes of a time with all other meetings; two queries."""
    others = Meeting.objects.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
    others = others.exclude(status__in=GONE).exclude(pk=own_pk).order_by("starts_at", "pk")
    found = {meeting.pk: Clash(meeting) for meeting in others}
    for clash in found.values():
        clash.same_room = room is not None and clash.meeting.room_id == room.pk
    busy = Invitation.objects.filter(meeting__in=found, withdrawn_at=None)
    for row in busy.filter(person__in=person_ids).select_related("person"):
        found[row.meeting_id].people.append(row.person.full_name)
    return [clash for clash in found.values() if clash.same_room or clash.people]
