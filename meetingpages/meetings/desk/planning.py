"""Whether an agenda fits into its meeting (MT-20); when each item begins is in room/schedule.py."""

from django.utils.translation import gettext as _

from ..models import Outcome

TAKE_NO_TIME = (Outcome.WITHDRAWN, Outcome.POSTPONED)


def lengths(meeting, items):
    """Return (minutes of all items, minutes of the meeting or None)."""
    planned = sum(item.minutes for item in items if item.outcome not in TAKE_NO_TIME)
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
