"""The page of conclusions and tasks: whatever was typed anywhere on it is saved by each of its buttons."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.audit.recording import record
from cms.vietnamese.text import clean
from meetingpages.organisation.models import Unit

from ..doors import open_to
from ..models import AgendaItem, Outcome, Task
from ..numbers import number_in
from ..permissions import Act, may_read_item, standing_of
from .conclusions import NEWER, Newer, conclude_item
from .forms import ConclusionForm, TaskForm
from .tabs import tabs_for

SAVED = _("Đã lưu.")
WRONG = _("Chưa lưu được, hãy xem lời nhắc bên dưới.")


@dataclass
class Row:
    """One item with its two forms; `newer` is what somebody else saved meanwhile."""

    item: AgendaItem
    form: ConclusionForm
    task_form: TaskForm
    newer: str = ""

    @property
    def bound(self):
        return [form for form in (self.form, self.task_form) if form.has_changed()]


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Act.RUN)
def conclusions(request, meeting, actor):
    """Show the conclusions of the items that the actor reads, or save all that was typed."""
    own = standing_of(actor, meeting)
    items = meeting.items.prefetch_related("readers", "tasks__unit")
    data = request.POST if request.method == "POST" else None
    items, units = list(items), Unit.objects.valid_on(timezone.localdate())
    units = [(unit.pk, str(unit)) for unit in units]
    rows = [
        Row(item, ConclusionForm(data, item=item), TaskForm(data, item=item, units=units))
        for item in items
        if may_read_item(own, item)
    ]
    refused = ""
    if data is not None:
        refused = save_all(request, rows, actor)
        if not refused:
            return back(request, rows)
    context = {
        "meeting": meeting,
        "actor": actor,
        "tabs": tabs_for(own),
        "rows": rows,
        "closed": len(items) - len(rows),
        "refused": refused,
        "good": (Outcome.PASSED, Outcome.DONE),
    }
    return render(
        request, "meetings/after/conclusions.html", context, status=400 if refused else 200
    )


def save_all(request, rows, actor):
    """Save every changed conclusion and typed task, or nothing; return why not, else ""."""
    if not all([form.is_valid() for row in rows for form in row.bound]):
        return WRONG
    try:
        with transaction.atomic():
            for row in rows:
                save(row, actor.user)
            finish_task(request.POST.get("done", ""), rows, actor.user)
    except Newer as newer:
        row.newer = newer.current
        row.item.refresh_from_db()
        row.form.data = row.form.data.copy()
        row.form.data[row.form.add_prefix("version")] = row.item.version
        return NEWER
    messages.success(request, SAVED)
    return ""


def save(row, user):
    given = row.form
    if given.has_changed():
        text = clean(given.cleaned_data["conclusion"])
        conclude_item(row.item, text, given.cleaned_data["version"], user)
    if row.task_form.has_changed():
        task = row.task_form.save()
        record(user, "meeting.task", _("Giao nhiệm vụ"), row.item.meeting, task=task.pk)


def finish_task(pk, rows, user):
    """Turn a task of one of the rows into a done one or back; a stranger's id does nothing."""
    tasks = Task.objects.filter(item__in=[row.item for row in rows])
    task = tasks.filter(pk=number_in(pk)).first()
    if task:
        task.done_on = None if task.done_on else timezone.localdate()
        task.save()
        record(
            user, "meeting.task_done", _("Đổi tình trạng nhiệm vụ"), task.item.meeting, task=task.pk
        )


def back(request, rows):
    """Return to the item whose button was pressed."""
    at = request.POST.get("at", "")
    place = f"#muc-{at}" if at in {str(row.item.pk) for row in rows} else ""
    return HttpResponseRedirect(request.path + place, status=303)
