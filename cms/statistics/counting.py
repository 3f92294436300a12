"""The rules of counting, from records to sums; no files, no database (V-1, V-5, V-8).

A visit is the first view of a reader after 30 minutes without one, a view of a page the first of
that page by that reader after 30 minutes without one; both windows slide.
"""

from collections import Counter
from dataclasses import dataclass, field

from . import clock
from .records import MOMENT, Reason

WINDOW = 30 * clock.MINUTE
MOST_A_MINUTE = 60


class Reader:
    """What the half hour knows of a reader's key."""

    __slots__ = ("in_minute", "minute", "pages", "seen")

    def __init__(self, seen=-WINDOW, minute=0, in_minute=0, pages=None):
        self.seen, self.minute, self.in_minute = seen, minute, in_minute
        self.pages = {} if pages is None else pages


@dataclass
class Counts:
    """Sums by day number, (day, reason), (page, day), (page, hour)."""

    beacons: Counter = field(default_factory=Counter)
    visits: Counter = field(default_factory=Counter)
    views: Counter = field(default_factory=Counter)
    left_out: Counter = field(default_factory=Counter)
    page_days: Counter = field(default_factory=Counter)
    page_hours: Counter = field(default_factory=Counter)
    last: int = 0


def count(records, readers, pages):
    """Return (Counts, keys of readers whose new key stands in `readers` now).

    `records` are in the order of time; `readers` is {key: Reader} of all that the records name,
    changed in place; `pages` the ids of published pages.
    """
    counts, moved = Counts(), []
    for moment, reason, page, key, old_key, _end in records:
        day = clock.day_number(moment)
        if page and not reason and page not in pages:
            reason = Reason.UNKNOWN_PAGE
        if reason:
            leave_out(counts, reason, page, day)
            continue
        counts.beacons[day] += 1
        reader = readers.get(key)
        if reader is None:
            reader = readers.pop(old_key, None)
            moved += [] if reader is None else [old_key]
            readers[key] = reader = reader or Reader()
        count_view(counts, reader, page, day, moment)
    counts.last = records[-1][MOMENT] if records else 0
    return counts, moved


def leave_out(counts, reason, page, day):
    if reason == Reason.DROPPED:  # no beacon: it says in `page` how many were lost
        counts.left_out[day, reason] += page
        return
    counts.beacons[day] += 1
    counts.left_out[day, reason] += 1


def count_view(counts, reader, page, day, moment):
    minute = moment // clock.MINUTE
    if reader.minute != minute:
        reader.minute, reader.in_minute = minute, 0
    reader.in_minute += 1
    if reader.in_minute > MOST_A_MINUTE:
        counts.left_out[day, Reason.TOO_MANY] += 1
        return
    if is_after_pause(moment, reader.seen):
        counts.visits[day] += 1
    reader.seen = later(moment, reader.seen)
    if page:
        last = reader.pages.get(page, -WINDOW)
        if is_after_pause(moment, last):
            counts.views[day] += 1
            counts.page_days[page, day] += 1
            counts.page_hours[page, moment // clock.HOUR] += 1
        reader.pages[page] = later(moment, last)


def is_after_pause(moment, last):
    """Return whether so much time lies between the two, whichever way a clock was set."""
    return abs(moment - last) >= WINDOW


def later(moment, last):
    """Return the later of the two; after a clock was set back, the moment it shows now."""
    return moment if moment > last or last - moment >= WINDOW else last
