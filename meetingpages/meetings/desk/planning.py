"""The planned times of an agenda, from the meeting's beginning and each item's minutes (MT-20)."""

from datetime import timedelta

from django.utils.translation import gettext as _

from ..models import Outcome


def planned_times(meeting, items):
    """Return {item id: (begin, end)}; empty while the meeting has no time.

    Withdrawn and postponed items take no time.
    """
    if meeting.starts_at is None:
        return {}
    found, moment = {}, meeting.starts_at
    for item in items:
        end = moment + timedelta(minutes=minutes_of(item))
        found[item.pk] = (moment, end)
        moment = end
    return found


def minutes_of(item):
    return 0 if item.outcome in (Outcome.WITHDRAWN, Outcome.POSTPONED) else item.minutes


def lengths(meeting, items):
    """Return (minutes of all items, minutes of the meeting or None)."""
    planned = sum(minutes_of(item) for item in items)
    if not (meeting.starts_at and meeting.ends_at):
        return planned, None
    return planned, int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)


def too_long(meeting):
    """Return a warning in words when the agenda is longer than the meeting, else ""."""
    planned, length = lengths(meeting, meeting.items.all())
    if length is None or planned <= length:
        return ""
    numbers = {"planned": planned, "length": length}
    return _("Chương trình dài %(planned)d phút, cuộc họp chỉ có %(length)d phút.") % numbers
