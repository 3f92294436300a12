"""The pages on which staff run a poll: its figures and groups, its actions, its downloads."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from .by_day import ballots_by_day
from .describing import batches_of
from .exclusion import DECISIONS, decide
from .exporting import KINDS, export_days, export_result, log_export
from .models import Ballot, BatchState, ExclusionBatch, Poll
from .panels import HELP
from .reasons import ExtendForm, ReasonForm, TyposForm
from .results import result_of
from .running import ACTIONS, Refused, copy_poll, perform
from .states import PollState

VIEW_RIGHT, EXPORT_RIGHT = "polls.view_poll", "polls.export_ballots"
EXCLUDE_RIGHT, ADD_RIGHT = "polls.exclude_ballots", "polls.add_poll"
EXPORTS = {"ket-qua": export_result, "theo-ngay": export_days}


@require_GET
@permission_required(VIEW_RIGHT)
def manage(request, poll_id):
    """The page of one poll for staff: state, actions, results side by side, groups, days (EA-9)."""
    poll = get_object_or_404(Poll, pk=poll_id)
    choices = list(poll.choices.all())
    everything, filtered = (result_of(poll, choices, filtered) for filtered in (False, True))
    batches = batches_of(poll)
    return render(
        request,
        "polls/admin/manage.html",
        {
            "poll": poll,
            "choices": choices,
            "rows": list(zip(everything.rows, filtered.rows, strict=True)),
            "everything": everything,
            "filtered": filtered,
            "actions": actions_for(request.user, poll),
            "waiting": [batch for batch in batches if batch.state == BatchState.PROPOSED],
            "decided": [batch for batch in batches if batch.state != BatchState.PROPOSED],
            "decisions": decisions_for(request.user, poll),
            "flagged": Ballot.objects.filter(poll=poll).exclude(flags="").count(),
            "days": ballots_by_day(poll, choices),
            "may_export": request.user.has_perm(EXPORT_RIGHT),
            "may_copy": request.user.has_perm(ADD_RIGHT),
            "may_edit": request.user.has_perm("polls.change_poll")
            and poll.state != PollState.ARCHIVED,
            "help": HELP,
        },
    )


def actions_for(user, poll):
    """Return [(name, Action)] that this person may do with the poll now."""
    state = poll.state
    return [
        (name, action)
        for name, action in ACTIONS.items()
        if state in action.states and user.has_perm(action.permission)
    ]


def decisions_for(user, poll):
    """Return {batch state: [(name, label)]} of what this person may decide about batches."""
    if not user.has_perm(EXCLUDE_RIGHT) or poll.state == PollState.ARCHIVED:
        return {}
    found = {}
    for name, (label, _state, sources, _sign, _needs_reason) in DECISIONS.items():
        for source in sources:
            found.setdefault(source.value, []).append((name, label))
    return found


@require_http_methods(["GET", "POST"])
@permission_required(VIEW_RIGHT)
def act(request, poll_id, name):
    """Ask for what an action needs; a POST does it and leads back to the poll's page."""
    action = ACTIONS.get(name)
    if action is None:
        raise Http404
    if not request.user.has_perm(action.permission):
        raise PermissionDenied
    poll = get_object_or_404(Poll, pk=poll_id)
    form = form_of(name, action, poll, request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        values = form.values if form else {}
        return answer(
            request, poll, form, action.label, action.done,
            lambda: perform(name, poll.pk, request.user, reason, **values),
        )  # fmt: skip
    return ask(request, poll, form, action.label)


def form_of(name, action, poll, data):
    """Return the form of an action, or None for one that needs no reason."""
    if name == "typos":
        return TyposForm(poll, data)
    if name == "extend":
        return ExtendForm(data, initial={"closes_at": poll.closes_at})
    return ReasonForm(data) if action.needs_reason else None


@require_http_methods(["GET", "POST"])
@permission_required(EXCLUDE_RIGHT)
def decide_batch(request, batch_id, name):
    """Ask for the reason of a decision on a group; a POST carries it out (EA-9)."""
    if name not in DECISIONS:
        raise Http404
    label, _state, _sources, _sign, needs_reason = DECISIONS[name]
    batch = get_object_or_404(ExclusionBatch.objects.select_related("poll"), pk=batch_id)
    form = ReasonForm(request.POST or None) if needs_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        return answer(
            request, batch.poll, form, label, f"{label}: {batch}",
            lambda: decide(name, batch.pk, request.user, reason),
        )  # fmt: skip
    return ask(request, batch.poll, form, f"{label}: {batch}")


def answer(request, poll, form, heading, done, change):
    """Carry out a change and go back to the poll's page; a refusal is shown with what was typed."""
    try:
        change()
    except Refused as refusal:
        if form is None:
            messages.error(request, str(refusal))
            return redirect("poll_manage", poll.pk)
        form.add_error(None, str(refusal))
        return ask(request, poll, form, heading)
    messages.success(request, _("Đã xong: %(done)s.") % {"done": done})
    return redirect("poll_manage", poll.pk)


def ask(request, poll, form, heading):
    context = {"poll": poll, "form": form, "step": heading}
    return render(request, "polls/admin/ask.html", context)


@require_POST
@permission_required(ADD_RIGHT)
def copy(request, poll_id):
    """Make a draft with the same words and open it for editing."""
    get_object_or_404(Poll, pk=poll_id)
    copied = copy_poll(poll_id, request.user)
    messages.success(request, _("Đã tạo bản mới; cuộc thăm dò cũ không thay đổi."))
    return redirect(reverse("polls_poll_modeladmin_edit", args=[copied.pk]))


@require_GET
@permission_required(EXPORT_RIGHT)
def download(request, poll_id, what, kind):
    """Download the result or the days of a poll; written into the log (ES-9)."""
    poll = get_object_or_404(Poll, pk=poll_id)
    if what not in EXPORTS or kind not in KINDS:
        raise Http404
    log_export(request.user, poll, what, kind)
    return EXPORTS[what](poll, kind)
