"""What everybody who was invited is in the meeting, for lists of who reads and who has read."""

from ..models import Role
from ..permissions import Standing, may_read_paper


def invited_standings(meeting):
    """Return the Standing of each invited person by one query, as standing_of() would find it."""
    rows = meeting.invitations.filter(withdrawn_at=None)
    rows = rows.select_related("person__unit", "unit", "substitute_for", "mail")
    return [standing_from(meeting, row) for row in rows.order_by("person__full_name")]


def standing_from(meeting, row):
    listed = {row.person_id}
    if row.substitute_for_id:
        listed.add(row.substitute_for.person_id)
    is_chair = row.person_id == meeting.chair_id or row.role == Role.CHAIR
    return Standing(is_chair=is_chair, invitation=row, readers=frozenset(listed))


def readers_of(paper, standings):
    """Return the standings to which a paper is open; `paper` has its readers and item prefetched."""
    if not paper.is_limited:
        return standings
    return [own for own in standings if may_read_paper(own, paper)]
