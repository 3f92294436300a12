"""Making a meeting from its body's template, and changing it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.transitions import Stale

from ..actors import actor_of
from ..doors import open_to
from ..models import Level, Meeting, Status
from ..permissions import Act
from . import saving
from .answers_back import see_other
from .bodies import bodies_of
from .forms import MeetingForm
from .locks import why_locked
from .planning import too_long

EDITED_IN = (Status.DRAFT, Status.AWAITING, Status.READY, Status.SENT)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def create(request):
    """GET: which body, then the form; POST: a draft with the body's agenda and members."""
    bodies = list(bodies_of(request.user))
    if not bodies:
        raise Http404
    asked = request.GET.get("to-chuc", "")
    body = next((each for each in bodies if str(each.pk) == asked), None)
    if body is None and len(bodies) == 1 and not asked:
        body = bodies[0]
    shown = {"actor": actor_of(request), "body": body, "bodies": bodies}
    if body is None:
        return render(request, "meetings/desk/choose_body.html", shown)
    form = MeetingForm(request.POST or None, instance=Meeting(body=body))
    if request.method == "POST" and form.is_valid():
        start = saving.create(form, request.user)
        counts = {"items": start.items, "people": start.people}
        messages.success(
            request, _("Đã tạo cuộc họp với %(items)d mục và %(people)d thành viên.") % counts
        )
        return after_saving(request, form.instance)
    return render(request, "meetings/desk/edit.html", shown | {"form": form}, status=bad(request))


@open_to(Act.EDIT)
@require_http_methods(["GET", "POST"])
def edit(request, meeting, actor):
    """GET: the form; POST: saved, or the form again with what is wrong beside the field."""
    if said := why_locked(meeting, actor) or begun(meeting):
        messages.error(request, said)
        return see_other("meeting_desk", meeting)
    form = MeetingForm(request.POST or None, instance=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            saving.change(form, request.user)
        except Stale:
            messages.error(request, _("Trạng thái đã thay đổi, hãy xem lại."))
            return see_other("meeting_edit", meeting)
        messages.success(request, _("Đã lưu cuộc họp."))
        return after_saving(request, meeting)
    shown = {"actor": actor, "meeting": meeting, "form": form}
    return render(request, "meetings/desk/edit.html", shown, status=bad(request))


def begun(meeting):
    return (
        "" if meeting.status in EDITED_IN else _("Cuộc họp đang diễn ra, không sửa giờ và nơi họp.")
    )


def after_saving(request, meeting):
    """Warn of what is allowed and may surprise, and go on to the agenda of a new meeting."""
    if over := too_long(meeting):
        messages.warning(request, over)
    if meeting.level == Level.PUBLIC:
        messages.warning(
            request, _("Cuộc họp công khai: tên công khai và các mục công khai sẽ lên lịch họp.")
        )
    is_new = request.path == reverse("meeting_create")
    return see_other("meeting_agenda" if is_new else "meeting_desk", meeting)


def bad(request):
    return 400 if request.method == "POST" else 200
