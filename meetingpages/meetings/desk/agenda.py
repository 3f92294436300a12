"""The editor of the agenda: one page, works by numbers and buttons alone (MT-20)."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ..doors import open_to
from ..inviting.agenda_changes import (
    known_agenda,
    remember,
    tell_agenda,
    tell_nobody,
    untold_changes,
)
from ..models import Meeting
from ..permissions import Act, standing_of
from ..room.schedule import plan
from .agenda_forms import MOST_ITEMS, Rows
from .agenda_saving import remove, save_rows, withdraw
from .answers_back import see_other
from .locks import why_locked
from .planning import lengths

CHANGED_MEANWHILE = gettext_lazy(
    "Người khác vừa sửa chương trình. Những gì đã gõ vẫn ở đây; lưu lần nữa là thay bản của họ."
)
TOLD = gettext_lazy("Đã gửi thông báo thay đổi tới %(count)d người.")
MISSED = gettext_lazy("Thư công vụ không còn hiệu lực, hãy báo bằng cách khác: %(names)s.")
NOTHING_TO_TELL = gettext_lazy("Thay đổi này đã được quyết định, không còn gì để báo.")
LOOK_AGAIN = gettext_lazy("Vừa lưu thêm thay đổi, chưa gửi gì: hãy xem lại rồi chọn.")


@open_to(Act.EDIT)
@require_http_methods(["GET", "POST"])
def agenda(request, meeting, actor):
    """GET: all items; POST: saved, moved, taken out, or the page again with what is wrong."""
    locked = why_locked(meeting, actor)
    if request.method == "GET":
        return show(request, meeting, actor, Rows(meeting, standing_of(actor, meeting)), locked)
    if locked:
        messages.error(request, locked)
        return see_other("meeting_agenda", meeting)
    with transaction.atomic():
        now = Meeting.objects.select_for_update().get(pk=meeting.pk)  # one editor writes at a time
        meeting.status, meeting.agenda_known = now.status, now.agenda_known
        return keep(request, meeting, actor)


def keep(request, meeting, actor):
    rows = Rows(meeting, standing_of(actor, meeting), request.POST)
    if request.POST.get("stamp") != rows.stamp:
        messages.error(request, CHANGED_MEANWHILE)
        rows.are_valid()
        return show(request, meeting, actor, rows, status=409)
    if not rows.are_valid():
        return show(request, meeting, actor, rows, status=400)
    if len(rows.items) + rows.new.is_bound > MOST_ITEMS:
        messages.error(request, _("Chương trình có nhiều nhất %d mục.") % MOST_ITEMS)
        return show(request, meeting, actor, rows, status=400)
    asked, known = request.POST.get("act", "save"), known_agenda(meeting)
    changed = save_rows(rows, request.user, asked)
    act, _colon, pk = asked.partition(":")
    item = next((each for each in rows.items if str(each.pk) == pk), None)
    if act == "delete" and item:
        if refused := remove(meeting, item, request.user):
            messages.error(request, f"{item}: {refused}")
        else:
            messages.success(request, _("Đã xóa mục “%s”.") % item)
    elif act == "withdraw" and item:
        withdraw(meeting, item, request.user)
        messages.success(request, _("Đã rút mục “%s”.") % item)
    remember(meeting, known)
    if act in ("tell", "quiet"):
        decide_telling(request, meeting, act, changed)
    elif act == "save":
        messages.success(request, saved_words(meeting))
    anchor = {"up": f"#muc-{pk}", "down": f"#muc-{pk}", "add": "#muc-moi"}.get(act, "")
    return see_other("meeting_agenda", meeting, anchor)


def decide_telling(request, meeting, act, changed):
    """Tell everybody, or nobody, what the page showed; what was typed since is shown first (MT-8)."""
    if changed:
        messages.warning(request, LOOK_AGAIN)
    elif meeting.agenda_known is None:
        messages.error(request, NOTHING_TO_TELL)
    elif act == "quiet":
        tell_nobody(meeting, request.user)
        messages.success(request, _("Không gửi thông báo thay đổi."))
    else:
        count, missed = tell_agenda(meeting, request.user)
        messages.success(request, TOLD % {"count": count})
        if missed:
            messages.warning(request, MISSED % {"names": ", ".join(missed)})


def saved_words(meeting):
    if meeting.agenda_known:
        return _("Đã lưu. Đại biểu thấy chương trình mới khi mở phòng họp; chưa gửi thông báo.")
    return _("Đã lưu chương trình.")


def show(request, meeting, actor, rows, locked="", status=200):
    expected, _end = plan(meeting, rows.items)
    for form, row in zip(rows.forms, expected, strict=True):
        form.planned_at = row.planned_at
    planned, length = lengths(meeting, rows.items)
    shown = {"meeting": meeting, "actor": actor, "rows": rows, "locked": locked}
    shown |= {"planned": planned, "length": length, "left": (length or 0) - planned}
    shown |= {"over": planned - (length or 0), "changes": untold_changes(meeting)}
    return render(request, "meetings/desk/agenda.html", shown, status=status)
