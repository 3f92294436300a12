"""The meeting on the big screen: where it is, in large type, for everybody in the room (MT-26).

Whoever signed in at the projector may read more than those who look at it, so nothing here depends
on the reader: a limited item is shown by its public name.
"""

from django.shortcuts import render

from ..models import Level, VoteStatus
from .now import strip_of
from .schedule import plan

PARAMETER, LARGE = "man-hinh", "lon"


def is_large(request):
    """Return whether `?man-hinh=lon` asks for the page in large type."""
    return request.GET.get(PARAMETER) == LARGE


def show_screen(request, meeting, actor):
    rows, _end = plan(meeting, list(meeting.items.all()))
    for row in rows:
        row.is_open = row.item.level != Level.LIMITED
    current = next((row for row in rows if row.is_current), None)
    context = {
        "meeting": meeting,
        "actor": actor,
        "current": current,
        "vote": open_vote_of(current.item) if current and current.is_open else None,
        "coming": next((row for row in rows if row.planned_at), None),
    } | strip_of(meeting)
    return render(request, "meetings/screen.html", context)


def open_vote_of(item):
    return item.votes.filter(status=VoteStatus.OPEN).first()
