"""Who is present now, and whether they are enough (MT-27, MT-28): read from the events, never stored."""

from dataclasses import dataclass

from .models import CheckEvent, Invitation
from .models.settings import Share


@dataclass(frozen=True)
class Presence:
    """The last event of an invitation: whether the person is in, how, and since when."""

    is_in: bool
    is_online: bool
    at: object


@dataclass(frozen=True)
class Quorum:
    present: int
    members: int
    needed: int

    @property
    def is_met(self):
        return self.members > 0 and self.present >= self.needed


def presences(meeting):
    """Return {invitation id: Presence} of all who were ever checked in; one query."""
    events = CheckEvent.objects.filter(invitation__meeting=meeting).order_by("at", "pk")
    return {
        event.invitation_id: Presence(event.is_in, event.is_online, event.at) for event in events
    }


def members_of(meeting):
    """Return the voting invitations of the meeting: substitutes stand beside whom they replace."""
    rows = Invitation.objects.filter(meeting=meeting, withdrawn_at=None).select_related("person")
    return [row for row in rows if row.has_vote and row.substitute_for_id is None]


def counted_present(meeting, members=None, present=None):
    """Return the ids of the members who count as present, themselves or by a substitute (MT-28).

    Each member counts once, whoever came for him.
    """
    body = meeting.body
    members = members_of(meeting) if members is None else members
    present = presences(meeting) if present is None else present
    standing_in = dict(
        Invitation.objects.filter(meeting=meeting, withdrawn_at=None)
        .exclude(substitute_for=None)
        .values_list("substitute_for", "pk")
    )

    def counts(pk):
        found = present.get(pk)
        return bool(found and found.is_in and (body.online_counts or not found.is_online))

    return {
        member.pk
        for member in members
        if counts(member.pk) or (body.substitute_counts and counts(standing_in.get(member.pk)))
    }


def quorum_of(meeting):
    """Return the Quorum of this moment."""
    members = members_of(meeting)
    needed = Share(meeting.body.quorum).needed_of(len(members))
    return Quorum(len(counted_present(meeting, members)), len(members), needed)
