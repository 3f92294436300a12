"""When each item was dealt with and when the next ones are expected (MT-20): nothing is stored."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from ..models import AgendaItem, Outcome


@dataclass
class Row:
    """An item of the agenda as the room shows it; `planned_at` only of what is still to come."""

    item: AgendaItem
    is_current: bool = False
    is_open: bool = True  # whether the reader may read it
    is_starred: bool = False  # by the reader's own note
    planned_at: object = None

    @property
    def name(self):
        return self.item.name if self.is_open else self.item.public_name

    @property
    def is_done(self):
        return self.item.outcome in (Outcome.PASSED, Outcome.REJECTED, Outcome.DONE)

    @property
    def was_left(self):
        """Whether the pointer moved on before anything was decided."""
        return bool(self.item.began_at and not self.item.outcome and not self.is_current)


def plan(meeting, items, now=None):
    """Return ([Row], when the meeting is expected to end or None) from what happened until `now`."""
    now = now or timezone.now()
    rows = [Row(item, is_current=item.pk == meeting.current_item_id) for item in items]
    current = next((row.item for row in rows if row.is_current), None)
    clock = clock_after(meeting, current, now)
    if clock is None:
        return rows, None
    for row in rows:
        item = row.item
        if item.outcome or row.is_current or row.was_left:
            continue
        row.planned_at = clock
        clock += timedelta(minutes=item.minutes)
    return rows, clock


def clock_after(meeting, current, now):
    """Return when the next item can begin: after the current one's time, a break and this moment."""
    if meeting.closed_at or meeting.starts_at is None:
        return None
    if meeting.began_at is None:
        return max(now, meeting.starts_at)
    clock = max(now, meeting.break_until or now)
    if current and not current.outcome and current.began_at:
        clock = max(clock, current.began_at + timedelta(minutes=current.minutes))
    return clock


def overrun(item, now=None):
    """Return for how many whole minutes an item has taken longer than planned; 0 when it has not."""
    if item is None or item.outcome or item.began_at is None:
        return 0
    late = (now or timezone.now()) - item.began_at - timedelta(minutes=item.minutes)
    return max(0, int(late.total_seconds() // 60))
