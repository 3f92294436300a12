"""Whether views are counted in time, and what was lost (V-16)."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from cms.vietnamese.numbers import format_number, format_size

from . import clock
from .backlog import unfolded
from .models import Health

LATE = 60 * clock.SECOND


class State(NamedTuple):
    last_beacon: int
    last_fold: int
    dropped: int
    torn: int
    waiting: int  # bytes
    lag: int  # milliseconds


def state():
    """Return the State of the counting on this machine."""
    row = Health.objects.first() or Health()
    waiting, oldest = unfolded()
    lag = 0 if oldest is None else max(0, clock.now() - oldest)
    return State(row.last_beacon, row.last_fold, row.dropped, row.torn, waiting, lag)


def warnings():
    """Return what is wrong now, in words; nothing when all is well."""
    return warnings_of(state())


def warnings_of(now):
    found = []
    if now.lag > LATE:
        seconds = format_number(now.lag // clock.SECOND)
        size = format_size(now.waiting)
        found.append(
            _("Đếm lượt truy cập chậm %(seconds)s giây, còn %(size)s chưa đếm.")
            % {"seconds": seconds, "size": size}
        )
    if now.dropped:
        count = format_number(now.dropped)
        found.append(_("%(count)s lượt không ghi được vì đĩa đầy.") % {"count": count})
    return found
