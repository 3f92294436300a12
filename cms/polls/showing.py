"""Which poll a side column shows (EP-13), from polls kept for a few seconds in this process.

The polls are kept, their state is not: it is computed when a page is made, so that a poll opens
and closes at its second on every page.
"""

import time
from datetime import timedelta

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from cms.readers.models import AnswerSettings

from .models import Poll, PollChoice
from .results import is_visible
from .states import PollState, Stage, end_of, state_at

KEPT_SECONDS = 5  # Short enough that an editor who reloads sees the change.
SHOWN_AFTER_END = timedelta(days=14)  # EP-13

_kept = {}


def poll_to_show(now=None):
    """Return the Poll of the side column, its choices read, or None.

    The pinned open one, else the open one of highest priority, then the newest; else the one that
    ended in the last fourteen days with a public result.
    """
    now = now or timezone.now()
    polls = kept_polls()
    running = [poll for poll in polls if state_at(poll, now) == PollState.OPEN]
    if running:
        return max(running, key=lambda poll: (poll.pinned, poll.priority, poll.opens_at, poll.pk))
    ended = [
        poll
        for poll in polls
        if state_at(poll, now) == PollState.CLOSED
        and end_of(poll) > now - SHOWN_AFTER_END
        and is_visible(poll, False, now)
    ]
    return max(ended, key=end_of, default=None)


def kept_polls():
    """Return the polls that may be shown now or soon, at most KEPT_SECONDS old."""
    made, polls = _kept.get("polls", (0, None))
    if polls is None or time.monotonic() - made > KEPT_SECONDS:
        polls = shown_polls() if takes_votes() else []
        _kept["polls"] = (time.monotonic(), polls)
    return polls


def shown_polls():
    since = timezone.now() - SHOWN_AFTER_END
    ready = Poll.objects.filter(stage=Stage.READY).prefetch_related("choices")
    ready = ready.filter(Q(closes_at=None) | Q(closes_at__gt=since))
    return list(ready.filter(Q(closed_at=None) | Q(closed_at__gt=since)))


def takes_votes():
    """Return whether the site has polls switched on (EG-11), at most KEPT_SECONDS old."""
    made, takes = _kept.get("takes", (0, None))
    if takes is None or time.monotonic() - made > KEPT_SECONDS:
        off = AnswerSettings.objects.filter(site__is_default_site=True, takes_votes=False)
        takes = not off.exists()
        _kept["takes"] = (time.monotonic(), takes)
    return takes


def forget(**_signal):
    """Drop what this process keeps."""
    _kept.clear()


def connect():
    """Called once by the app when it is ready."""
    for model in (Poll, PollChoice, AnswerSettings):
        post_save.connect(forget, sender=model, dispatch_uid=f"polls-saved-{model.__name__}")
        post_delete.connect(forget, sender=model, dispatch_uid=f"polls-deleted-{model.__name__}")
