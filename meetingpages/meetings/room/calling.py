"""Who is here, by name: the secretary writes down single people or a whole room (MT-27)."""

from dataclasses import dataclass

import segno
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.transitions import Refused
from cms.vietnamese.text import fold

from ..attendance import Presence, presences, quorum_of
from ..doors import open_to
from ..models import Invitation, Mode
from ..numbers import number_in
from ..permissions import Act
from .checking import code_address, code_of, is_check_in_open, write_down

SEE_OTHER = 303
# What each button writes: (is_in, is_online).
BUTTONS = {"in": (True, False), "online": (True, True), "out": (False, False)}


@dataclass
class Line:
    invitation: Invitation
    presence: Presence | None

    @property
    def is_in(self):
        return bool(self.presence and self.presence.is_in)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Act.RUN)
def presence(request, meeting, actor):
    """Show the list, found by `?q=` without tone marks too, or write down those who were ticked."""
    if request.method == "POST":
        write(request, meeting, actor)
        answer = HttpResponseRedirect(request.get_full_path())
        answer.status_code = SEE_OTHER
        return answer
    asked = request.GET.get("q", "").strip()[:100]
    lines = [line for line in lines_of(meeting) if is_found(line, asked)]
    context = {
        "meeting": meeting,
        "actor": actor,
        "lines": lines,
        "asked": asked,
        "is_open": is_check_in_open(meeting),
        "offers_online": meeting.mode != Mode.IN_PERSON,
        "quorum": quorum_of(meeting),
    }
    return render(request, "meetings/presence.html", context)


def write(request, meeting, actor):
    chosen = [number_in(text) for text in request.POST.getlist("person")]
    button = BUTTONS.get(request.POST.get("action"))
    if not chosen or button is None:
        messages.error(request, _("Hãy đánh dấu ít nhất một người."))
        return
    try:
        is_in, is_online = button
        changed = write_down(meeting, chosen, is_in=is_in, is_online=is_online, actor=actor)
        said = _("Đã ghi %(number)d người.") if changed else _("Không ai được chọn cần ghi lại.")
        messages.success(request, said % {"number": changed})
    except Refused as refusal:
        messages.error(request, str(refusal))


def lines_of(meeting):
    """Return a Line for everybody invited, in the order of the list; two queries."""
    found = presences(meeting)
    rows = Invitation.objects.filter(meeting=meeting, withdrawn_at=None)
    rows = rows.select_related("person", "unit", "substitute_for__person").order_by("pk")
    return [Line(row, found.get(row.pk)) for row in rows]


def is_found(line, asked):
    row = line.invitation
    return fold(asked) in fold(f"{row.person.full_name} {row.unit or ''}")


@require_safe
@open_to(Act.RUN)
def code(request, meeting, actor):
    """The code and its QR in large type, for the screen in the room."""
    picture = segno.make(code_address(meeting), error="m")
    context = {
        "meeting": meeting,
        "actor": actor,
        "code": code_of(meeting),
        # Drawn by segno from our own address: nothing in it was typed by anybody.
        "picture": mark_safe(picture.svg_inline(border=2, omitsize=True)),  # noqa: S308
        "is_open": is_check_in_open(meeting),
        "quorum": quorum_of(meeting),
    }
    return render(request, "meetings/code.html", context)
