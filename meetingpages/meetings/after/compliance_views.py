"""/hop/muc-do-thuc-hien/: the board of the units, its rows and its table for spreadsheets."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.audit.recording import record
from cms.exports import export

from ..actors import APPROVE, PREPARE, actor_of, holds
from ..models import Meeting, MeetingBody
from ..numbers import number_in
from ..permissions import NOT_TOLD
from .compliance import INDICATORS, board_of, held_in, quarter_of
from .paper_saved import paper_saved

HEADS = ["Đơn vị", *(f"{name}: {part}" for name, _hint in INDICATORS.values()
                     for part in ("đạt", "tổng"))]  # fmt: skip
ROMAN = ("I", "II", "III", "IV")


@never_cache
@require_safe
@login_required
def board(request):
    """The board of one quarter and one body, or of all that this person may see."""
    actor = actor_of(request)
    meetings = meetings_for(actor)
    if meetings is None:
        raise Http404
    bodies = MeetingBody.objects.filter(pk__in=meetings.values("body"))
    chosen = bodies.filter(pk=number_in(request.GET.get("to-chuc"))).first()
    quarters = quarters_of(meetings)
    quarter = quarter_named(request.GET.get("ky"), quarters)
    meetings = meetings.filter(body=chosen) if chosen else meetings
    rows = board_of(meetings, quarter)
    if request.GET.get("dinh-dang") == "csv":
        record(actor.user, "compliance.export", "Xuất mức độ thực hiện của đơn vị", actor.user)
        return export("muc-do-thuc-hien", HEADS, map(cells_of, rows), "csv")
    groups = grouped(rows)
    context = {
        "actor": actor,
        "tab": "compliance",
        "bodies": bodies,
        "chosen": chosen,
        "quarters": [(name_of(each), words_of(each)) for each in quarters],
        "quarter": name_of(quarter),
        "quarter_words": words_of(quarter).replace("Quý", "quý"),
        "indicators": INDICATORS,
        "groups": groups,
        "count": sum(not row.is_idle for row in rows),
        "saved": paper_saved(
            list(held_in(meetings, quarter).filter(starts_at__lte=timezone.now()))
        ),
        "open": opened(rows, request.GET.get("mo", "")),
    }
    return render(request, "meetings/after/compliance.html", context)


def meetings_for(actor):
    """Return the meetings whose figures this person may see: office, secretaries, chairs; or None."""
    if holds(actor.user, APPROVE):
        return Meeting.objects.all()
    if holds(actor.user, PREPARE):
        return Meeting.objects.filter(body__secretaries=actor.user)
    if actor.person is None:
        return None
    chaired = Meeting.objects.filter(~NOT_TOLD, chair=actor.person)
    return chaired if chaired.exists() else None


def quarters_of(meetings):
    """Return the quarters that have meetings, and this one, newest first."""
    days = meetings.filter(starts_at__isnull=False).datetimes("starts_at", "month")
    found = {quarter_of(timezone.localtime(month)) for month in days}
    return sorted(found | {quarter_of(timezone.localdate())}, reverse=True)


def quarter_named(name, quarters):
    """Return the quarter of '2019-3', this one for anything else."""
    known = {name_of(each): each for each in quarters}
    return known.get(name, quarter_of(timezone.localdate()))


def name_of(quarter):
    return f"{quarter[0]}-{quarter[1]}"


def words_of(quarter):
    return f"Quý {ROMAN[quarter[1] - 1]}/{quarter[0]}"


def grouped(rows):
    """Return [(words, rows)]: work left first; nobody is ranked."""
    busy = [row for row in rows if not row.is_idle]
    return [
        ("Còn việc phải làm", [row for row in busy if not row.is_full]),
        ("Đã thực hiện đủ", [row for row in busy if row.is_full]),
    ]


def opened(rows, name):
    """Return (unit id, indicator) of the figure whose rows are shown below it, or None."""
    unit, _dot, indicator = name.partition(".")
    return (number_in(unit), indicator) if indicator in INDICATORS else None


def cells_of(row):
    figures = [number for cell in row.cells.values() for number in (cell.done, cell.due)]
    return [row.unit.name, *figures]
