"""The votes of an item as one reader of the room sees them (MT-31, MT-33)."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery
from django.http import Http404

from ..models import NamedBallot, Vote, VoteStatus
from ..permissions import may_read_item
from .results import Result, result_of


@dataclass
class Box:
    """A vote with the reader's own choice, and after publishing with its result and names."""

    vote: Vote
    is_on_roll: bool = False
    choice: str = ""
    at: object = None
    result: Result | None = None
    names: list = field(default_factory=list)  # [(name, choice)] of a published named vote

    @property
    def options(self):
        return list(enumerate(self.vote.options))


def find_vote(meeting, own, pk):
    """Return a vote of the meeting whose item the reader may read; else Http404."""
    vote = Vote.objects.select_related("item").filter(pk=pk, item__meeting=meeting).first()
    if vote is None or not may_read_item(own, vote.item):
        raise Http404
    return vote


def votes_of(meeting, own):
    """Return all votes of a meeting with the reader's own choice; one query."""
    invitation = own.invitation.pk if own.invitation else None
    mine = NamedBallot.objects.filter(vote=OuterRef("pk"), invitation=invitation)
    return Vote.objects.filter(item__meeting=meeting).annotate(
        mine=Subquery(mine.values("choice")[:1]), mine_at=Subquery(mine.values("at")[:1])
    )


def boxes_of(votes, own):
    """Return a Box for each of the votes; two queries more for each that is published."""
    return [box_of(vote, own.invitation.pk if own.invitation else None) for vote in votes]


def box_of(vote, invitation):
    box = Box(vote, is_on_roll=invitation in vote.roll, at=vote.mine_at)
    if vote.mine is not None:
        box.choice = vote.options[vote.mine]
    if vote.status == VoteStatus.PUBLISHED:
        box.result = result_of(vote)
        box.names = names_of(vote)
    return box


def names_of(vote):
    """Return [(name, choice)] in the order of the invitations; of a paper ballot none (MT-33)."""
    if vote.is_paper:
        return []
    ballots = vote.ballots.select_related("invitation__person").order_by("invitation")
    return [(ballot.invitation.person.full_name, vote.options[ballot.choice]) for ballot in ballots]
