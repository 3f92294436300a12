"""The invitation as its receiver sees it: what, when, where, and the answer that is asked for."""

from dataclasses import dataclass, field

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.vietnamese.dates import WEEKDAYS, ZONE

from ..models import AgendaItem, Answer
from ..papers.listing import readable_papers, totals
from ..permissions import Act, allows, may_read_item, standing_of
from ..room.checking import LONGEST_CODE, check_in_state, is_check_in_open
from ..room.schedule import plan
from .answering import answer_form, answer_until, is_open, take_answer, too_late
from .entering import note_opened
from .letters import when
from .substitutes import standing_in

PAPERS_SHOWN = 3  # items with papers before "Xem đủ …": the answer stays the first thing


@dataclass
class ShownItem:
    """An item of the agenda as this reader may know it."""

    item: AgendaItem
    name: str
    is_open: bool
    starts_at: object = None
    papers: list = field(default_factory=list)


def show_invitation(request, meeting, actor):
    """Answer the participants' address before the meeting begins, and after it was cancelled."""
    own = standing_of(actor, meeting)
    invitation, form = own.invitation, None
    if invitation:
        invitation.meeting = meeting
        if request.method == "POST" and request.POST.get("action") == "answer":
            done, form = take_answer(request, meeting, invitation, actor)
            if done:
                return done
        elif not invitation.opened_at:
            note_opened(invitation)
    about = words(meeting, actor, own) | answer_words(meeting, own, form)
    if invitation and is_check_in_open(meeting):
        code = request.GET.get("ma", "")[:LONGEST_CODE]
        about["check_in"] = check_in_state(meeting, own, invitation.checks.last(), code)
    status = 400 if form else 200
    return render(request, "meetings/invitation.html", about, status=status)


def words(meeting, actor, own):
    """Return what the page shows of the meeting; a fixed number of queries."""
    papers = readable_papers(meeting, own)
    items = items_of(meeting, own, papers)
    return {
        "meeting": meeting,
        "actor": actor,
        "own": own,
        "invitation": own.invitation,
        "local_start": meeting.starts_at.astimezone(ZONE),
        "local_end": meeting.ends_at.astimezone(ZONE),
        "weekday": WEEKDAYS[meeting.starts_at.astimezone(ZONE).weekday()],
        "when": when(meeting),
        "items": items,
        "items_with_papers": [item for item in items if item.papers or item.item.is_secret],
        "papers_shown": PAPERS_SHOWN,
        "is_desk": allows(own, Act.DESK),
    } | totals(papers)


def items_of(meeting, own, papers):
    rows, _end = plan(meeting, list(meeting.items.prefetch_related("readers")))
    shown = []
    for row in rows:
        row.is_open = may_read_item(own, row.item)
        found = papers.get(row.item.pk, [])
        shown.append(ShownItem(row.item, row.name, row.is_open, row.planned_at, found))
    return shown


def left(span):
    """Return '3 ngày 8 giờ', in the last day '8 giờ 12 phút', at last '12 phút'; "" when it is over."""
    minutes = int(span.total_seconds() // 60)
    hours, days = minutes // 60, minutes // (24 * 60)
    if minutes <= 0:
        return ""
    if days:
        return _("%(days)d ngày %(hours)d giờ") % {"days": days, "hours": hours % 24}
    if not hours:
        return _("%(minutes)d phút") % {"minutes": minutes}
    return _("%(hours)d giờ %(minutes)d phút") % {"hours": hours, "minutes": minutes % 60}


def answer_words(meeting, own, form):
    """Return what the answer box shows; no form for who is not invited or too late."""
    invitation = own.invitation
    if invitation is None:
        return {}
    opened = is_open(meeting)
    term = answer_until(meeting)
    local = term.astimezone(ZONE)
    return {
        "form": form or (answer_form(invitation) if opened else None),
        "is_open": opened,
        "term": local,
        "term_weekday": WEEKDAYS[local.weekday()].lower(),
        "time_left": left(term - timezone.now()),
        "too_late": too_late(meeting),
        "stands_in": standing_in(invitation) if invitation.answer == Answer.SUBSTITUTE else None,
    }
