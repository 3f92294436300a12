"""The page from which a meeting is run: by the chair, or by the secretary on the chair's behalf."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cms.transitions import Refused, Stale

from ..desk.next_steps import next_steps
from ..desk.pressing import Wrong
from ..desk.pressing import press as press_step
from ..doors import open_to
from ..models import Outcome, Status, VoteStatus
from ..numbers import number_in
from ..permissions import Act, may_read_item, standing_of
from . import moving, voting
from .box import find_vote
from .correcting import correct
from .forms import AddedItemForm, CorrectionForm, VoteForm
from .live import items_of
from .now import is_break, strip_of
from .results import result_of
from .schedule import plan
from .tallies import current_round, last_difference

SEE_OTHER = 303
STALE = gettext_lazy("Trạng thái đã thay đổi, hãy xem lại.")
STATES = ("begin", "end")  # of a meeting's states these two are the chair's as well
VOTE_STEPS = {
    "vote_open": voting.open_vote,
    "vote_close": voting.close_vote,
    "vote_publish": voting.publish_vote,
}


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Act.RUN)
def run(request, meeting, actor):
    """Show the page, or do what was pressed and come back; a refusal is said, nothing is lost."""
    if request.method != "POST":
        return page(request, meeting, actor)
    if request.POST.get("action") in STATES:
        return step_on(request, meeting, actor)
    if meeting.status != Status.IN_SESSION:
        messages.error(request, _("Cuộc họp không đang diễn ra."))
        return back(request)
    action = request.POST.get("action", "")
    try:
        if action in ("vote_create", "add_item"):
            return keep_form(request, meeting, actor, action)
        if action == "correct":
            return keep_correction(request, meeting, actor)
        press(request.POST, meeting, actor, action)
    except Stale:
        messages.error(request, STALE)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return back(request)


def step_on(request, meeting, actor):
    """Begin or end the meeting; a refusal is said."""
    try:
        press_step(request.POST, meeting, actor)
    except Wrong as wrong:
        messages.error(request, str(wrong))
    return back(request)


def press(given, meeting, actor, action):
    """Do what a button of the page asks for; an action nobody knows is refused."""
    seen = number_in(given.get("seen"))
    if action == "go":
        moving.go_to(meeting, item_of(meeting, given), actor, seen)
    elif action == "break":
        moving.take_break(meeting, number_in(given.get("minutes")), actor, seen)
    elif action == "outcome":
        outcome = given.get("outcome", "")
        moving.decide(meeting, item_of(meeting, given), outcome, actor, seen)
    elif action in VOTE_STEPS:
        vote = find_vote(meeting, standing_of(actor, meeting), number_in(given.get("vote")))
        VOTE_STEPS[action](meeting, vote, actor, seen)
    else:
        raise Refused(_("Không rõ việc cần làm."))


def item_of(meeting, given):
    """Return the item a button names; who may not read it moves to it all the same, by its number."""
    return get_object_or_404(meeting.items, pk=number_in(given.get("item")))


def keep_form(request, meeting, actor, action):
    """Keep a new vote or a raised item, or show the page again with what was typed."""
    vote_form = item_form = None
    if action == "vote_create":
        form = vote_form = VoteForm(request.POST, meeting=meeting)
        if form.is_valid():
            form.instance.item = item_of(meeting, request.POST)
            if not may_read_item(standing_of(actor, meeting), form.instance.item):
                raise Http404
            voting.create_vote(meeting, form.instance, actor)
            return back(request)
    else:
        form = item_form = AddedItemForm(request.POST, meeting=meeting)
        if form.is_valid():
            seen = number_in(request.POST.get("seen"))
            moving.add_item(meeting, form.instance, form.cleaned_data["after"], actor, seen)
            return back(request)
    return page(request, meeting, actor, vote_form, item_form, status=400)


def keep_correction(request, meeting, actor):
    """Put an outcome right, or show the page again with what was typed and what stands against it."""
    item = item_of(meeting, request.POST)
    if not item.is_decided:
        messages.error(request, STALE)
        return back(request)
    form, seen = CorrectionForm(request.POST, item=item), number_in(request.POST.get("seen"))
    if form.is_valid():
        given = form.cleaned_data
        try:
            correct(meeting, item, given["outcome"], given["reason"], actor, seen)
        except Stale:
            form.add_error(None, STALE)
        except Refused as refusal:
            form.add_error("outcome", str(refusal))
        else:
            messages.success(
                request, _("Đã sửa kết quả mục %s.") % (item.label or item.public_name)
            )
            return back(request)
    return page(request, meeting, actor, corrected=(item.pk, form), status=400)


def page(request, meeting, actor, vote_form=None, item_form=None, corrected=(0, None), status=200):
    own = standing_of(actor, meeting)
    rows, ends_about = plan(meeting, items_of(meeting))
    for row in rows:
        row.is_open = may_read_item(own, row.item)
        if row.item.is_decided:
            is_sent = row.item.pk == corrected[0]
            row.correction = corrected[1] if is_sent else CorrectionForm(item=row.item)
    current = next((row for row in rows if row.is_current), None)
    context = {
        "meeting": meeting,
        "actor": actor,
        "rows": rows,
        "current": current,
        "ends_about": ends_about,
        "is_live": meeting.status == Status.IN_SESSION,
        "is_refused": status != 200,
        "is_break": is_break(meeting),
        "votes": votes_of(current.item) if current and current.is_open else [],
        "outcomes": Outcome.choices,
        "steps": [step for step in next_steps(meeting, actor) if step.name in STATES],
        "vote_form": vote_form or VoteForm(meeting=meeting),
        "item_form": item_form or AddedItemForm(meeting=meeting),
    } | strip_of(meeting)
    return render(request, "meetings/run.html", context, status=status)


def votes_of(item):
    """Return the votes of an item, the closed ones with their result and where the tallies stand."""
    votes = list(item.votes.all())
    for vote in votes:
        if vote.status in (VoteStatus.CLOSED, VoteStatus.PUBLISHED):
            vote.result = result_of(vote)
        if vote.is_paper:
            vote.typed, vote.differs = len(current_round(vote)[1]), last_difference(vote)
    return votes


def back(request):
    answer = HttpResponseRedirect(request.path)
    answer.status_code = SEE_OTHER
    return answer
