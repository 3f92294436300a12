"""A meeting whose invitations left gets another time, place or name, and everybody is told (MT-8, MT-18)."""

import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from cms.transitions import Refused, Stale, perform
from meetingpages.organisation import links
from meetingpages.organisation.models.links import Purpose

from .. import steps
from ..doors import open_to
from ..models import Level, Meeting, Status
from ..numbers import number_in
from ..permissions import Act, may
from ..public.notices import publish_notice
from .change_form import ChangeForm, sentences
from .letters import CHANGED, letter
from .sending import LINK_LIVES, alive, cancel_all, reachable, send_to

CHANGE = steps.step(
    "change", (Status.SENT,), Status.SENT, _("Gửi thông báo thay đổi"), _("Thay đổi cuộc họp"),
    needs_reason=True,
)  # fmt: skip
DONE = _("Đã gửi thông báo thay đổi tới %(count)s người.")
MISSED = _("Thư công vụ không còn hiệu lực, hãy báo bằng cách khác: %(names)s.")
CANCELLED = _("Đã hủy cuộc họp và báo cho mọi người.")
NOTHING = _("Chưa có gì thay đổi.")
QUICKER = _("Trạng thái đã thay đổi, hãy xem lại.")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Act.EDIT)
def change(request, meeting, actor):
    """Ask for the new values, show what changes, and with action=send tell everybody."""
    if meeting.status != Status.SENT:
        raise Http404
    old = copy.copy(meeting)
    may_postpone = may(actor, steps.RIGHTS[steps.POSTPONE], meeting)
    posted = request.POST if request.method == "POST" else None
    form = ChangeForm(posted, instance=meeting, may_postpone=may_postpone)
    changed = []
    if request.method == "POST" and form.is_valid():
        changed = what_changes(form, old)
        if not changed and not form.cancels:
            form.add_error(None, NOTHING)
        elif request.POST.get("action") == "send":
            try:
                said = carry_out(form, old, actor, changed, request.POST.get("version", ""))
            except (Refused, ValidationError) as error:
                form.add_error(None, str(error) if isinstance(error, Refused) else error)
            except Stale:
                form.add_error(None, QUICKER)
            else:
                messages.success(request, said)
                address = reverse("meeting_desk", args=[meeting.uuid])
                return HttpResponseRedirect(address, status=303)
    about = {
        "meeting": old,
        "actor": actor,
        "form": form,
        "changed": [] if form.errors else changed,
        "cancels": request.method == "POST" and form.is_valid() and form.cancels,
        "may_postpone": may_postpone,
    }
    status = 400 if form.errors else 200
    return render(request, "meetings/inviting/change.html", about, status=status)


def what_changes(form, old):
    return [] if form.cancels else sentences(old, form.instance)


@transaction.atomic
def carry_out(form, old, actor, changed, version):
    """Write the change as one step and tell all; return what to say to who pressed."""
    meeting = Meeting.objects.select_related("body", "room", "chair", "secretary").get(pk=old.pk)
    seen = number_in(version)
    reason = form.cleaned_data["reason"]
    if form.cancels:
        perform(steps.CANCEL, meeting, actor.user, seen, reason=reason)
        cancel_all(meeting, actor.user, reason)
        return CANCELLED
    values = form.values() | {"calendar_sequence": F("calendar_sequence") + 1}
    if form.moves:
        values["postponed_from"] = old.starts_at
    step = steps.POSTPONE if form.moves else CHANGE
    perform(step, meeting, actor.user, seen, reason=reason, **values)
    count, missed = tell_all(meeting, changed, reason, old)
    said = DONE % {"count": count}
    return f"{said} {MISSED % {'names': ', '.join(missed)}}" if missed else said


def tell_all(meeting, changed, reason, old):
    """Send everybody invited the new calendar entry and what changed.

    Returns how many were told, and the names of those whose mailbox is no longer official.
    """
    if meeting.ends_at != old.ends_at:
        links.move_end(Purpose.MEETING, meeting.uuid, meeting.ends_at + LINK_LIVES)
    if meeting.answer_by != old.answer_by:  # With a new term comes a new reminder.
        meeting.invitations.update(reminded_at=None)
    if meeting.level == Level.LIMITED:  # The full name stays in the room.
        changed = sentences(outside(old), outside(meeting))
    news = letter(meeting, CHANGED, "changed", changes=changed, reason=reason)
    invited = list(alive(meeting))
    told = reachable(invited)
    count = send_to(told, news)
    publish_notice(meeting)
    return count, [row.person.full_name for row in invited if row not in told]


def outside(meeting):
    """Return the meeting as if it had no full name."""
    bare = copy.copy(meeting)
    bare.full_name = ""
    return bare
