"""What a new meeting starts with: its body's agenda and members (MT-4, MT-13)."""

from dataclasses import dataclass

from ..models import AgendaItem, Invitation, Role

USUAL_MINUTES = 15
LONGEST = 250


def read_template(text):
    """Return [(name, minutes)] of lines "Tên | phút"; without a number an item takes 15 minutes."""
    found = []
    for line in text.splitlines():
        name, _bar, minutes = line.partition("|")
        minutes = minutes.strip()
        if name.strip():
            is_number = minutes.isascii() and minutes.isdigit() and len(minutes) < 4
            found.append((name.strip()[:LONGEST], int(minutes) if is_number else USUAL_MINUTES))
    return found


@dataclass
class Start:
    items: int
    people: int


def fill(meeting):
    """Give a new meeting the items and members of its body; return how many of each."""
    template = read_template(meeting.body.agenda)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting, order=number, label=str(number), public_name=name, minutes=minutes
        )
        for number, (name, minutes) in enumerate(template, 1)
    )
    members = list(meeting.body.members.filter(is_active=True))
    Invitation.objects.bulk_create(
        Invitation(meeting=meeting, person=person, unit_id=person.unit_id, has_vote=True)
        for person in members
    )
    return Start(len(template), len(members))


def seat(meeting):
    """Invite chair and secretary in their roles; who had the role before becomes a delegate.

    The chair's rights follow the role (permissions.py), so there is one and it is the meeting's.
    """
    rows = {row.person_id: row for row in meeting.invitations.all()}
    for role, person in ((Role.CHAIR, meeting.chair), (Role.SECRETARY, meeting.secretary)):
        for row in rows.values():
            if row.role == role and (person is None or row.person_id != person.pk):
                row.role = Role.DELEGATE
                row.save(update_fields=["role"])
        if person is None or (role is Role.SECRETARY and person == meeting.chair):
            continue
        row = rows.get(person.pk)
        if row is None:
            rows[person.pk] = Invitation.objects.create(
                meeting=meeting, person=person, unit_id=person.unit_id, role=role,
                has_vote=is_member(meeting, person),
            )  # fmt: skip
        elif row.role != role or row.withdrawn_at:
            row.role, row.withdrawn_at = role, None
            row.save(update_fields=["role", "withdrawn_at"])


def is_member(meeting, person):
    return meeting.body.members.filter(pk=person.pk).exists()
