"""The running meeting, for everybody in it: one thing now, the rest in the order it is needed."""

from django.db.models import prefetch_related_objects
from django.shortcuts import render
from django.utils import timezone

from ..attendance import quorum_of
from ..models import Level, Status
from ..papers.listing import readable_papers, totals
from ..papers.notes import notes_of
from ..permissions import Act, allows, may_read_item, standing_of
from .box import boxes_of, votes_of
from .checking import LONGEST_CODE, check_in_state
from .now import late_words, words_of
from .schedule import plan


def show_room(request, meeting, actor, shown=None, refused="", status=200):
    """Answer the room; `shown` is the id of an item, `refused` what to say of a vote not kept."""
    own = standing_of(actor, meeting)
    rows, ends_about = plan(meeting, items_of(meeting))
    notes = notes_of(actor.person, meeting)
    starred = {pk for pk, note in notes.items() if note.is_starred}
    for row in rows:
        row.is_open = may_read_item(own, row.item)
        row.is_starred = row.item.pk in starred
    row = find_row(rows, request.GET.get("muc", ""), shown)
    papers = readable_papers(meeting, own)
    presence = own.invitation.checks.last() if own.invitation else None
    votes = votes_of(meeting, own)
    context = {
        "meeting": meeting,
        "actor": actor,
        "own": own,
        "is_live": meeting.status == Status.IN_SESSION,
        "runs": allows(own, Act.RUN),
        "rows": rows,
        "ends_about": ends_about,
        "shown": row,
        "starred": len(starred),
        "only_starred": bool(starred) and "danh-dau" in request.GET,
        "current": next((row for row in rows if row.is_current), None),
        "votes_key": sum(vote.version for vote in votes),
        "words": words_of(meeting),
        "late": late_words(meeting),
        "now": timezone.now(),
        "quorum": quorum_of(meeting),
        "presence": presence if presence and presence.is_in else None,
        "check_in": check_in_state(
            meeting, own, presence, request.GET.get("ma", "")[:LONGEST_CODE]
        ),
        "refused": refused,
        **totals(papers),
    }
    if row and row.is_open:
        context["item"] = row.item
        context["boxes"] = boxes_of([vote for vote in votes if vote.item_id == row.item.pk], own)
        context["papers"] = papers.get(row.item.pk, [])
        context["note"] = notes.get(row.item.pk)
    return render(request, "meetings/room.html", context, status=status)


def items_of(meeting):
    """Return the items in order; readers are read of the limited ones, who alone are asked."""
    items = list(meeting.items.select_related("unit"))
    prefetch_related_objects([item for item in items if item.level == Level.LIMITED], "readers")
    return items


def find_row(rows, asked, shown=None):
    """Return the row of an id, of a label or UUID in the address, else the current or first one."""
    for row in rows:
        if shown == row.item.pk or (asked and asked in (row.item.label, str(row.item.uuid))):
            return row
    return next((row for row in rows if row.is_current), rows[0] if rows else None)
