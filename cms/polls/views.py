"""What readers open: the list of polls, and one poll with its form, its result and the vote."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from django.views.generic import TemplateView

from cms.readers import answers, limits, timing
from cms.readers.identity import known_reader, reader_of_post, remember
from cms.readers.origin import same_origin_post

from .forms import WRONG, BallotForm
from .listing import list_context
from .models import Poll
from .page import poll_context
from .showing import takes_votes
from .states import HIDDEN, PollState
from .voting import AlreadyVoted, ChoicesChanged, NotOpen, TooMany, ballot_of, cast, voter_of
from .words import RECEIVED_CODE, already_voted, not_open, received, switched_off, too_many

BLOCK = "tham-do"
TEMPLATE = "polls/poll.html"


class PollListView(TemplateView):
    """/tham-do/: open ones, then ended ones, twenty a page (EP-14)."""

    template_name = "polls/list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**list_context(self.request), **kwargs)


@require_http_methods(["GET", "HEAD", "POST"])
@same_origin_post
def poll(request, poll_id):
    """/tham-do/<id>/: the form and the result; a POST votes. Never kept: it knows the reader."""
    found = Poll.objects.filter(pk=poll_id).first() if poll_id < 2**63 else None
    if found is None or found.state in HIDDEN:
        raise Http404
    choices = list(found.choices.all())
    if request.method == "POST":
        return vote(request, found, choices)
    if answers.wants_json(request):  # the script, when somebody first touches the form
        return answers.never_kept(JsonResponse({"luc": timing.signed_now()}))
    own = ballot_of(found, known_reader(request))
    context = poll_context(request, found, choices, own, BallotForm(found, choices))
    answer = render(request, TEMPLATE, context)
    answer["Cache-Control"] = "private, no-store"
    return answer


def vote(request, found, choices):
    """Answer a vote: 303 or JSON when it is stored, else 400, 409 or 429 with the reason."""
    form = BallotForm(found, choices, request.POST)
    if not takes_votes():
        return refuse_vote(request, found, choices, form, 403, switched_off())
    if found.state != PollState.OPEN:
        return refuse_vote(request, found, choices, form, 409, not_open(found))
    if not form.is_valid():
        return refuse_vote(request, found, choices, form, 400, form.message)
    reader = reader_of_post(request)
    try:
        ballot = cast(request, found.pk, form.cleaned_data["choice"], voter_of(request, reader))
    except NotOpen as closed:
        return refuse_vote(request, closed.poll, choices, form, 409, not_open(closed.poll))
    except AlreadyVoted:
        return refuse_vote(request, found, choices, form, 409, already_voted())
    except ChoicesChanged:
        return refuse_vote(request, found, list(found.choices.all()), form, 400, WRONG)
    except TooMany:
        seconds, minutes = limits.retry_after(limits.VOTES)
        words = too_many(minutes)
        return refuse_vote(request, found, choices, form, 429, words, retry_after=seconds)
    address, words = found.get_absolute_url(), received(ballot)
    answer = answers.accepted(request, address, RECEIVED_CODE, BLOCK, words, receipt=ballot.receipt)
    return remember(answer, request, reader)


def refuse_vote(request, found, choices, form, status, message, *, retry_after=None):
    """Answer a refused vote with the poll's page: its form keeps what was ticked."""
    own = ballot_of(found, known_reader(request))
    context = poll_context(request, found, choices, own, form)
    return answers.refuse(
        request, status, message, retry_after=retry_after, template=TEMPLATE, **context
    )
