"""Who is present now, and whether they are enough (MT-27, MT-28): read from the events, never stored."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, OuterRef, Subquery, Value, When

from .models import CheckEvent, Invitation
from .models.settings import Share

OUT, IN_PERSON, ONLINE = 0, 1, 2


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
    online: int = 0  # of those present, for "2 trực tuyến"

    @property
    def is_met(self):
        return self.members > 0 and self.present >= self.needed


@dataclass(frozen=True)
class Seat:
    """A member and who stands in for the member; each `state` is OUT, IN_PERSON, ONLINE or None."""

    pk: int
    state: int | None
    substitute: int | None = None
    substitute_state: int | None = None


def presences(meeting):
    """Return {invitation id: Presence} of all who were ever checked in; one query."""
    events = CheckEvent.objects.filter(invitation__meeting=meeting).order_by("at", "pk")
    return {
        event.invitation_id: Presence(event.is_in, event.is_online, event.at) for event in events
    }


def seats_of(meeting):
    """Return a Seat for every member of the meeting; one query whatever their number."""
    events = CheckEvent.objects.filter(invitation=OuterRef("pk")).order_by("-at", "-pk")
    state = events.values(
        state=Case(
            When(is_in=False, then=Value(OUT)),
            When(is_online=True, then=Value(ONLINE)),
            default=Value(IN_PERSON),
            output_field=IntegerField(),
        )
    )
    rows = Invitation.objects.filter(meeting=meeting, withdrawn_at=None)
    rows = list(
        rows.order_by("pk").values_list("pk", "substitute_for", "has_vote", Subquery(state[:1]))
    )
    standing_in = {principal: (pk, state) for pk, principal, _vote, state in rows if principal}
    return [
        Seat(pk, state, *standing_in.get(pk, ()))
        for pk, principal, has_vote, state in rows
        if has_vote and principal is None
    ]


def counts(state, body):
    """Return whether somebody in this state is present by the body's rule for those online."""
    return state == IN_PERSON or (state == ONLINE and body.online_counts)


def is_counted(seat, body):
    """Return whether a member counts as present, in person or by a substitute (MT-28)."""
    by_substitute = body.substitute_counts and counts(seat.substitute_state, body)
    return counts(seat.state, body) or by_substitute


def counted_present(meeting):
    """Return the ids of the members who count as present; each once, whoever came for him."""
    return {seat.pk for seat in seats_of(meeting) if is_counted(seat, meeting.body)}


def quorum_of(meeting):
    """Return the Quorum of this moment; one query."""
    return quorum_from(seats_of(meeting), meeting.body)


def quorum_from(seats, body):
    """Return the Quorum of a list of Seats."""
    present = [seat for seat in seats if is_counted(seat, body)]
    in_person = [seat for seat in present if IN_PERSON in (seat.state, seat.substitute_state)]
    needed = Share(body.quorum).needed_of(len(seats))
    return Quorum(len(present), len(seats), needed, len(present) - len(in_person))
