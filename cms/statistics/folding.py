"""From spools to sums, each record exactly once (V-12).

Counts and the new offsets are one transaction, and it moves an offset only from where the slice
began: whatever is killed, and however many fold, a record is counted once. A job of the clock, so
that one process of the machine has it; the lock is for a second clock that should not be there.
"""

import contextlib
import fcntl
from itertools import chain

from django.db import transaction
from wagtail.models import Page

from .backlog import machine_name, next_slice, offsets
from .counting import count
from .live import known_readers, write_readers
from .models import SpoolOffset
from .records import Reason
from .spool import folder
from .sums import write_health, write_sums

LOCK = "fold.lock"
AT_ONCE = 20  # slices of one round; the clock calls again when there is more
CHUNK = 500  # ids of one question


class Overtaken(Exception):
    """Somebody else has counted this slice."""


def fold():
    """Count what waits; return whether there is more."""
    if not folder().is_dir():
        return False
    with only_here() as is_mine:
        return is_mine and any_left()


@contextlib.contextmanager
def only_here():
    """Give whether this process is the one that folds, until the end of the block."""
    with (folder() / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def any_left():
    machine = machine_name()
    for _round in range(AT_ONCE):
        counted = offsets(machine)
        parts = next_slice(counted)
        try:
            fold_slice(machine, parts)
        except Overtaken:
            return True  # the next round reads the offsets anew
        clear(machine, parts, counted)
        if not any(part.has_more for part in parts):
            return False
    return True


def fold_slice(machine, parts):
    """Count the records of the parts in one transaction; may raise Overtaken."""
    moved_on = [part for part in parts if part.end > part.start]
    if not moved_on:
        return
    records = sorted(chain.from_iterable(part.records for part in parts))
    readers = known_readers(records)
    counts, moved = count(records, readers, published(records))
    with transaction.atomic():
        for part in moved_on:
            move_offset(machine, part)
        write_sums(counts)
        write_readers(readers, moved)
        write_health(counts, torn=sum(part.torn for part in parts))


def move_offset(machine, part):
    """Say in the database how far the file is counted; raise Overtaken when it says otherwise."""
    rows = SpoolOffset.objects.filter(machine=machine, file=part.path.name)
    if part.start == 0:
        SpoolOffset.objects.bulk_create(
            [SpoolOffset(machine=machine, file=part.path.name)], ignore_conflicts=True
        )
    if not rows.filter(offset=part.start).update(offset=part.end):
        raise Overtaken


def published(records):
    """Return the ids among the records' that are published pages."""
    ids = list({page for _at, reason, page, *_keys in records if reason == Reason.READER})
    found = set()
    for start in range(0, len(ids), CHUNK):
        pages = Page.objects.live().filter(pk__in=ids[start : start + CHUNK])
        found.update(pages.values_list("pk", flat=True))
    return found


def clear(machine, parts, counted):
    """Delete the files that are counted to their end and closed, and offsets of files long gone."""
    for part in parts:
        if part.is_closed and not part.has_more and part.end == part.path.stat().st_size:
            part.path.unlink()
    gone = counted.keys() - {part.path.name for part in parts}
    if gone:
        SpoolOffset.objects.filter(machine=machine, file__in=gone).delete()
