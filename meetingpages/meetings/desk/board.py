"""The desk of one meeting: what waits, what is missing, what comes next."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..doors import open_to
from ..models import Role, Status
from ..papers.missing import missing_papers
from ..permissions import Act, standing_of
from ..steps import LIFE
from .answers import sum_of
from .answers_back import see_other
from .clock import clock_of
from .copying import copy
from .locks import why_locked
from .next_steps import next_steps
from .pressing import Wrong, press
from .rows import rows_of, shown_rows
from .ways import LEFT, ways_of

MOST_DOUBTS_SAID = 20  # names in one message


@open_to(Act.DESK)
@require_http_methods(["GET", "POST"])
def show(request, meeting, actor):
    """GET: the desk; POST `action`: a step, 303 back, or the desk again with what is wrong."""
    if request.method == "GET":
        return desk(request, meeting, actor)
    try:
        step = press(request.POST, meeting, actor)
    except Wrong as wrong:
        if wrong.at_reason:
            return desk(request, meeting, actor, wrong)
        messages.error(request, str(wrong))
    else:
        messages.success(request, _("Đã ghi nhận: %s.") % step.done)
    return see_other("meeting_desk", meeting)


def desk(request, meeting, actor, wrong=None):
    own = standing_of(actor, meeting)
    rows = rows_of(meeting)
    missing, papers_needed = missing_papers(meeting, own)
    coming, locked = next_steps(meeting, actor), why_locked(meeting, actor)
    for each in coming:
        if wrong and each.name == request.POST.get("action"):
            each.error, each.typed = str(wrong), request.POST.get("reason", "")
    shown = {
        "meeting": meeting,
        "actor": actor,
        "life": life_of(meeting),
        "clock": clock_of(meeting),
        "list": shown_rows(rows, request.GET.get("xem", ""), "het" in request.GET),
        "sum": sum_of(meeting, rows),
        "doubtful": sum(row.is_doubtful for row in rows),
        "missing": missing,
        "papers_needed": papers_needed,
        "items_count": meeting.items.count(),
        "coming": coming,
        "ways": ways_of(meeting, locked),
        "has_sheet": meeting.status in LEFT,  # printed for a meeting that is still to be held
    }
    return render(request, "meetings/desk.html", shown, status=400 if wrong else 200)


def life_of(meeting):
    """Return (label, "done", "now" or "") of each state of a meeting's life."""
    if meeting.status == Status.CANCELLED:
        return []
    here = LIFE.index(meeting.status)
    marks = [
        "done" if place < here else "now" if place == here else "" for place in range(len(LIFE))
    ]
    return [(Status(status).label, mark) for status, mark in zip(LIFE, marks, strict=True)]


@open_to(Act.EDIT)
@require_POST
def copy_meeting(request, meeting, actor):
    """Make a new draft from this meeting and open its form (MT-47)."""
    made = copy(meeting, request.user)
    messages.success(request, _("Đã nhân bản cuộc họp. Hãy đặt ngày giờ mới."))
    if made.doubtful:
        shown = "; ".join(made.doubtful[:MOST_DOUBTS_SAID])
        messages.warning(request, _("Thư công vụ hoặc đơn vị không còn hiệu lực: %s") % shown)
    return see_other("meeting_edit", made.meeting)


@open_to(Act.DESK)
@require_safe
def sheet(request, meeting, actor):
    """The attendance sheet to print (MT-48): the chair first, then by unit and name."""
    rows = meeting.invitations.filter(withdrawn_at=None)
    rows = list(rows.select_related("person", "unit", "substitute_for__person"))
    rows.sort(key=lambda row: (row.role != Role.CHAIR, str(row.unit), row.person.full_name))
    shown = {"meeting": meeting, "actor": actor, "rows": rows}
    return render(request, "meetings/desk/sheet.html", shown)
