"""A poll in the side column or in an article, as figures: kept pages show this moment (G-2)."""

from django.template.loader import render_to_string

from .models import Poll
from .results import is_visible, published_result
from .showing import poll_to_show, takes_votes
from .states import HIDDEN, PollState
from .words import not_open


def html(_argument=""):
    """Return the widget's HTML, "" without a poll; alike for every reader (EP-10, EP-13)."""
    poll = poll_to_show()
    return "" if poll is None else printed(poll)


def article_html(poll_id):
    """Return the HTML of the poll that an article carries, "" before it opens (EP-13)."""
    poll = Poll.objects.prefetch_related("choices").filter(pk=poll_id).first()
    if poll is None or poll.state in HIDDEN or not takes_votes():
        return ""
    return printed(poll)


def printed(poll):
    """Return the form of an open poll, else its result, else why there is none to see."""
    choices = list(poll.choices.all())
    is_open = poll.state == PollState.OPEN
    result = None if is_open or not is_visible(poll, False) else published_result(poll, choices)
    closed = "" if is_open else not_open(poll)
    context = {"poll": poll, "choices": choices, "is_open": is_open, "result": result}
    return render_to_string("polls/widget.html", context | {"closed": closed})
