"""The participants' page of one meeting: the invitation until it begins, then the room itself."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.transitions import Refused

from ..doors import open_to
from ..inviting.face import show_invitation
from ..models import Status
from ..numbers import number_in
from ..permissions import Act, standing_of
from .ballots import Closed, cast
from .box import find_vote
from .checking import LONGEST_CODE, check_in, check_in_state, check_out
from .live import show_room
from .screen import is_large, show_screen

SEE_OTHER = 303
CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Act.ENTER)
def show(request, meeting, actor):
    if request.method == "POST" and request.POST.get("action") in ("check_in", "check_out"):
        return check(request, meeting, actor)
    if is_large(request):
        return show_screen(request, meeting, actor)
    if meeting.status in (Status.SENT, Status.CANCELLED):
        return show_invitation(request, meeting, actor)
    return show_room(request, meeting, actor)


def check(request, meeting, actor):
    """Check the person in or out; a wrong code comes back with what was typed."""
    own, code = standing_of(actor, meeting), request.POST.get("code", "")[:LONGEST_CODE]
    try:
        if request.POST["action"] == "check_in":
            check_in(meeting, own, actor, code, is_online=request.POST.get("how") == "online")
            messages.success(request, _("Đã điểm danh."))
        else:
            check_out(meeting, own, actor)
            messages.success(request, _("Đã ghi ra về."))
    except Refused as refusal:
        context = {"meeting": meeting, "actor": actor, "error": str(refusal)}
        context["check_in"] = check_in_state(meeting, own, None, code)
        return render(request, "meetings/check_in_again.html", context, status=400)
    return back(meeting)


@require_POST
@open_to(Act.VOTE)
def vote(request, meeting, actor, pk):
    """Keep a choice; a vote that was closed meanwhile answers 409 and says when."""
    own = standing_of(actor, meeting)
    chosen = find_vote(meeting, own, pk)
    try:
        cast(chosen, own.invitation, number_in(request.POST.get("choice")), actor)
    except Refused as refusal:
        status = CONFLICT if isinstance(refusal, Closed) else 400
        return show_room(
            request, meeting, actor, shown=chosen.item_id, refused=str(refusal), status=status
        )
    return back(meeting, f"?muc={chosen.item.uuid}#bieu-quyet")


def back(meeting, rest=""):
    answer = HttpResponseRedirect(reverse("meeting_room", args=[meeting.uuid]) + rest)
    answer.status_code = SEE_OTHER
    return answer
