"""The state of a poll, computed from its stage and its times at every use (EP-2).

No job switches it: a poll opens and closes at its very moment, whatever runs or does not.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """What staff decided; the clock does the rest."""

    DRAFT = "draft", _("Bản nháp")
    READY = "ready", _("Đã duyệt")
    ARCHIVED = "archived", _("Lưu trữ")


class PollState(models.TextChoices):
    DRAFT = "draft", _("Bản nháp")
    SCHEDULED = "scheduled", _("Đã hẹn giờ")
    OPEN = "open", _("Đang mở")
    PAUSED = "paused", _("Tạm dừng")
    CLOSED = "closed", _("Đã kết thúc")
    ARCHIVED = "archived", _("Lưu trữ")


HIDDEN = {PollState.DRAFT, PollState.SCHEDULED}  # For readers there is no such poll yet.
OVER = {PollState.CLOSED, PollState.ARCHIVED}


def state_at(poll, now):
    """Return the PollState of a poll at a moment; the closing moment itself is closed."""
    if poll.stage == Stage.DRAFT:
        return PollState.DRAFT
    if poll.stage == Stage.ARCHIVED:
        return PollState.ARCHIVED
    closed_at = end_of(poll)
    if closed_at and closed_at <= now:
        return PollState.CLOSED
    if poll.opens_at is None or now < poll.opens_at:
        return PollState.SCHEDULED
    return PollState.PAUSED if poll.paused_at else PollState.OPEN


def end_of(poll):
    """Return the moment at which the poll ends or ended, or None while that is open."""
    ends = [moment for moment in (poll.closes_at, poll.closed_at) if moment]
    return min(ends, default=None)
