"""After the meeting: conclusions and tasks, the notice, the minutes."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.audit.recording import record
from cms.exports import WORD_TYPE
from cms.transitions import Refused, Stale
from cms.vietnamese.slugs import slugify
from cms.vietnamese.text import clean

from ..doors import open_to
from ..models import Task
from ..permissions import Act, may, may_read_item, standing_of
from ..steps import CONCLUDE, what_stands_against
from . import minutes as written
from .conclusions import Newer, conclude_item
from .facts import facts_of
from .forms import ConclusionForm, NoticeForm, TaskForm
from .notice import circular_of, issue
from .word import minutes_document

STALE = "Trạng thái đã thay đổi, hãy xem lại."
NEWER = "Người khác vừa lưu một bản mới hơn. Hãy so hai bản dưới đây rồi lưu lại."
GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@open_to(Act.RUN)
@GET_OR_POST
def conclusions(request, meeting, actor):
    """Write the conclusion of one item at a time, and give tasks."""
    own = standing_of(actor, meeting)
    items = [
        item
        for item in meeting.items.prefetch_related("readers", "tasks__unit")
        if may_read_item(own, item) or own.runs_it
    ]
    refused = None
    if request.method == "POST":
        item = next((each for each in items if str(each.uuid) == request.POST.get("item")), None)
        if item is None:
            raise Http404
        refused = {"task": add_task, "done": finish_task}.get(
            request.POST.get("action"), save_conclusion
        )(request, item, actor)
        if refused is None:
            return redirect(f"{request.path}#muc-{item.label}")
    rows = [row_of(item, refused) for item in items]
    context = {"meeting": meeting, "actor": actor, "rows": rows, "refused": refused}
    return render(
        request, "meetings/after/conclusions.html", context, status=400 if refused else 200
    )


def row_of(item, refused):
    """Return {item, form, task_form, newer}: the forms as they were sent when they were refused."""
    row = {
        "item": item,
        "form": ConclusionForm(instance=item, initial={"version": item.version}, prefix=item.label),
        "task_form": TaskForm(prefix=f"{item.label}-viec"),
    }
    return row | (refused if refused and refused["item"] == item else {})


def save_conclusion(request, item, actor):
    form = ConclusionForm(request.POST, prefix=item.label)
    if not form.is_valid():
        return {"item": item, "form": form}
    text, version = clean(form.cleaned_data["conclusion"]).strip(), form.cleaned_data["version"]
    try:
        with transaction.atomic():
            conclude_item(item, text, version, actor.user)
    except Newer as newer:
        item.refresh_from_db()
        again = ConclusionForm(
            initial={"conclusion": text, "version": item.version}, prefix=item.label
        )
        return {"item": item, "form": again, "newer": newer.current, "message": NEWER}
    messages.success(request, _("Đã lưu kết luận mục %(label)s.") % {"label": item.label})
    return None


def add_task(request, item, actor):
    form = TaskForm(request.POST, prefix=f"{item.label}-viec", instance=Task(item=item))
    if not form.is_valid():
        return {"item": item, "task_form": form}
    task = form.save()
    record(actor.user, "meeting.task", _("Giao nhiệm vụ"), item.meeting, task=task.pk)
    messages.success(request, _("Đã giao nhiệm vụ."))
    return None


def finish_task(request, item, actor):
    task = get_object_or_404(item.tasks, pk=request.POST.get("task") or 0)
    task.done_on = None if task.done_on else timezone.localdate()
    task.save()
    record(
        actor.user, "meeting.task_done", _("Đổi tình trạng nhiệm vụ"), item.meeting, task=task.pk
    )
    return None


@open_to(Act.NOTICE)
@GET_OR_POST
def notice(request, meeting, actor):
    """Look at the notice as it would be issued; who may issue it gives number, signer and level."""
    form = NoticeForm(request.POST if request.method == "POST" else None, meeting=meeting)
    status = 200
    if request.method == "POST":
        if not may(actor, Act.ISSUE, meeting):
            raise PermissionDenied
        if issued(request, meeting, actor, form):
            return redirect("meeting_notice", meeting.uuid)
        status = 400
    context = {
        "meeting": meeting,
        "actor": actor,
        "form": form,
        "items": meeting.items.exclude(conclusion=""),
        "may_issue": may(actor, Act.ISSUE, meeting),
        "against": [
            words
            for words in what_stands_against(CONCLUDE, meeting, actor.user)
            if meeting.status != meeting.Status.ENDED
        ],
    }
    return render(request, "meetings/after/notice.html", context, status=status)


def issued(request, meeting, actor, form):
    """Issue the notice of a valid form; return whether it is out, else the form says why not."""
    if meeting.notice_id:
        form.is_valid()
        form.add_error(None, _("Thông báo kết luận đã được ban hành."))
    if meeting.status != meeting.Status.ENDED:
        form.is_valid()
        form.add_error(None, _("Cuộc họp chưa kết thúc."))
    if not form.is_valid():
        return False
    page = circular_of(meeting, form.cleaned_data)
    try:
        with transaction.atomic():
            issue(meeting, page, actor.user, int(request.POST.get("version") or 0))
    except Stale:
        form.add_error(None, STALE)
    except Refused as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, _("Đã ban hành thông báo kết luận."))
        return True
    return False


@open_to(Act.MINUTES)
@GET_OR_POST
def minutes(request, meeting, actor):
    """The minutes on the screen and on paper; the written part is kept, or both settled."""
    record_ = written.minutes_of(meeting)
    newer, text, status = "", record_.text, 200
    if request.method == "POST":
        text = clean(request.POST.get("text", "")).strip()
        version = number_in(request.POST.get("version"))
        try:
            with transaction.atomic():
                if request.POST.get("action") == "settle":
                    written.settle(record_, version, actor.user)
                else:
                    written.write_text(record_, text, version, actor.user)
        except Newer as other:
            newer, status = other.current, 409
            record_.refresh_from_db()
            messages.error(request, NEWER)
        else:
            messages.success(request, _("Đã lưu biên bản."))
            return redirect("meeting_minutes", meeting.uuid)
    context = {"meeting": meeting, "actor": actor, "minutes": record_, "facts": facts_of(meeting)}
    return render(
        request,
        "meetings/after/minutes.html",
        context | {"text": text, "newer": newer},
        status=status,
    )


def number_in(text):
    return int(text) if text and text.isdecimal() and len(text) < 9 else -1


@open_to(Act.MINUTES)
@require_safe
def minutes_as_word(request, meeting, actor):
    record_ = written.minutes_of(meeting)
    file = BytesIO()
    minutes_document(facts_of(meeting), record_.text).save(file)
    record(actor.user, "meeting.minutes_export", _("Tải biên bản"), meeting)
    answer = HttpResponse(file.getvalue(), content_type=WORD_TYPE)
    name = slugify(f"bien ban {meeting.public_name}", max_length=80)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer
