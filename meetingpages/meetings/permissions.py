"""The one answer to "may this actor do that here?" (MT-9). Default no; unreadable is not found.

A standing says what somebody is in one meeting; `may` reads the table of the spec off it. Lists
ask the same questions of many rows with one standing, so no query is made per row.
"""

from dataclasses import dataclass
from enum import Enum

from django.db.models import Q

from meetingpages.circulars.rights import HANDLE
from meetingpages.organisation.links import granted_link
from meetingpages.organisation.models import PersonalLink
from meetingpages.organisation.models.links import Purpose

from .actors import APPROVE, PREPARE, holds
from .models import Invitation, Level, Meeting, Role
from .models.meeting import BEFORE_SENT, Status

# Of such a meeting those invited know nothing; was_told() asks it of one.
NOT_TOLD = Q(status__in=BEFORE_SENT) | Q(status=Status.CANCELLED, sent_at=None)


class Act(Enum):
    ENTER = "the participants' room"
    DESK = "the secretariat: replies, deliveries, receipts by person"
    EDIT = "meeting, agenda, participants, papers"
    APPROVE = "approve, return, send"
    RUN = "pointer, check-in by name, votes, conclusions"
    TALLY = "type the totals of a paper ballot"
    MINUTES = "minutes and the draft of the notice"
    NOTICE = "the notice before it is issued"
    ISSUE = "number and issue the notice"
    ANSWER = "answer the invitation"
    VOTE = "vote by name, if on the roll"
    TOTALS = "totals of a published vote"


@dataclass(frozen=True)
class Standing:
    """What an actor is in one meeting. `invitation` is the own one, or None."""

    is_secretary: bool = False
    is_office: bool = False  # Chánh Văn phòng
    is_chair: bool = False
    is_clerk: bool = False  # Văn thư, for the notice
    invitation: Invitation | None = None
    is_replaced: bool = False  # sent a substitute: reads on, does nothing
    readers: frozenset = frozenset()  # ids of the persons whose listings count as the own

    @property
    def is_invited(self):
        return self.invitation is not None

    @property
    def runs_it(self):
        return self.is_secretary or self.is_office


NOBODY = Standing()


def standing_of(actor, meeting):
    """Return the Standing of an Actor in a meeting; at most three queries, asked once an actor."""
    if meeting.pk not in actor.standings:
        actor.standings[meeting.pk] = find_standing(actor, meeting)
    return actor.standings[meeting.pk]


def find_standing(actor, meeting):
    user, person = actor.user, actor.person
    invitation = own_invitation(meeting, person) if person else None
    is_chair = bool(
        person and (meeting.chair_id == person.pk or (invitation and invitation.role == Role.CHAIR))
    )
    prepares, is_known = holds(user, PREPARE), was_told(meeting)
    listed = {person.pk} if person else set()
    if invitation and invitation.substitute_for_id:
        listed.add(invitation.substitute_for.person_id)
    return Standing(
        is_secretary=prepares and meeting.body.secretaries.filter(pk=user.pk).exists(),
        is_office=holds(user, APPROVE),
        is_chair=is_chair and is_known,
        is_clerk=meeting.status in (Status.ENDED, Status.CONCLUDED) and holds(user, HANDLE),
        invitation=invitation if is_known else None,
        is_replaced=bool(invitation and is_replaced(invitation)),
        readers=frozenset(listed),
    )


def own_invitation(meeting, person):
    return (
        Invitation.objects.filter(meeting=meeting, person=person, withdrawn_at=None)
        .select_related("person", "unit", "substitute", "substitute_for__person")
        .first()
    )


def is_replaced(invitation):
    """Return whether a substitute who was not taken back stands in for this person."""
    substitute = getattr(invitation, "substitute", None)
    return substitute is not None and substitute.withdrawn_at is None


def is_let_in(request, uuid):
    """Return whether whoever asks is invited to a meeting; one query besides who that is.

    For what every screen asks each few seconds. It never allows more than `may` with Act.ENTER;
    the chair without an invitation and the secretariat are asked for there.
    """
    link = granted_link(request, Purpose.MEETING, uuid)
    if link:
        people = PersonalLink.objects.open().filter(pk=link, purpose=Purpose.MEETING, target=uuid)
        mine = Q(person__in=people.values("person"))
    elif request.user.is_authenticated:
        mine = Q(person__account=request.user.pk, person__is_active=True)
    else:
        return False
    told = Meeting.objects.filter(~NOT_TOLD, uuid=uuid)
    return Invitation.objects.filter(mine, meeting__in=told, withdrawn_at=None).exists()


def may(actor, act, meeting):
    """Return whether the Actor may do this Act in the meeting."""
    return allows(standing_of(actor, meeting), act)


def allows(own, act):
    """Return whether a Standing allows an Act: the table of meetings.md §4."""
    return {
        Act.ENTER: own.is_invited or own.is_chair or own.runs_it,
        Act.DESK: own.runs_it,
        Act.EDIT: own.runs_it,
        Act.APPROVE: own.is_office,
        Act.RUN: own.is_chair or own.runs_it,
        Act.TALLY: own.is_chair or own.runs_it,
        Act.MINUTES: own.runs_it,
        Act.ISSUE: own.is_office or own.is_clerk,
        Act.NOTICE: own.is_chair or own.runs_it or own.is_clerk,
        Act.ANSWER: own.is_invited,  # who is replaced may take the substitute back (MT-17)
        Act.VOTE: own.is_invited and not own.is_replaced,
        Act.TOTALS: own.is_invited or own.is_chair or own.runs_it,
    }[act]


def may_read_item(own, item):
    """Return whether a Standing opens an item: its full name, papers, votes and conclusion.

    Who was taken off the invitations, or is not told yet, may still stand on the list of a limited
    one: that list opens nothing by itself. `item.readers` is asked, so prefetch it for lists.
    """
    if not allows(own, Act.ENTER):
        return False
    return item.level != Level.LIMITED or own.is_chair or is_listed(own, item)


def may_read_paper(own, paper):
    """Return whether a Standing opens a paper: the item's answer and the paper's own level."""
    if not may_read_item(own, paper.item):
        return False
    if paper.level == Level.LIMITED:
        return own.is_chair or is_listed(own, paper)
    return True


def is_public_paper(paper):
    """Return whether everybody may have the newest version: paper, item and meeting are public."""
    item, meeting = paper.item, paper.item.meeting
    levels = {paper.level, item.level, meeting.level}
    is_open = paper.withdrawn_at is None and not item.is_secret
    return is_open and levels == {Level.PUBLIC} and meeting.sent_at is not None


def is_listed(own, thing):
    return any(reader.pk in own.readers for reader in thing.readers.all())


def meetings_of(actor):
    """Return the meetings this actor may enter or prepare, newest first; one query."""
    asked = Q(pk__in=[])
    if holds(actor.user, APPROVE):
        asked |= Q(pk__isnull=False)
    elif holds(actor.user, PREPARE):
        asked |= Q(body__secretaries=actor.user)
    if actor.person:
        invited = Invitation.objects.filter(person=actor.person, withdrawn_at=None)
        asked |= ~NOT_TOLD & (Q(pk__in=invited.values("meeting")) | Q(chair=actor.person))
    return Meeting.objects.filter(asked).select_related("body", "room", "chair").distinct()


def was_told(meeting):
    """Return whether those invited know of the meeting: it was sent, even if cancelled later."""
    return meeting.sent_at is not None or meeting.status not in {*BEFORE_SENT, Status.CANCELLED}
