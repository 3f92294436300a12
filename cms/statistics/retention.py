"""What the counting forgets: readers after half an hour, salts after a day, details after a month."""

import time

from . import clock
from .backlog import lag
from .counting import WINDOW
from .folding import only_here
from .models import LeftOut, LiveReader, PageHour
from .salts import forget_salts
from .spool import folder

LAGGING = 60 * clock.SECOND  # Readers are kept as long as their views are still to be counted.
HOURS_KEPT = 48
LEFT_OUT_KEPT = 30  # days (V-8)
HIDDEN_KEPT = 60  # seconds; a file whose process died before it wrote the first view


def purge():
    """Forget what is over; the sums of days and pages stay for ever."""
    forget_salts()
    if not folder().is_dir():
        return
    with only_here() as is_mine:
        if is_mine and lag() < LAGGING:
            forget_rows(clock.now())
    for path in folder().glob("*.new"):
        if time.time() - path.stat().st_mtime > HIDDEN_KEPT:
            path.unlink(missing_ok=True)


def forget_rows(now):
    LiveReader.objects.filter(seen__lt=now - WINDOW - LAGGING).delete()
    PageHour.objects.filter(hour__lt=now // clock.HOUR - HOURS_KEPT).delete()
    earliest = clock.day_of(clock.day_number(now) - LEFT_OUT_KEPT)
    LeftOut.objects.filter(day__lt=earliest).delete()
