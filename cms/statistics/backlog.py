"""What waits in the spools of this machine: files, how far each is counted, what comes next."""

import fcntl
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from . import clock
from .models import SpoolOffset
from .once import read_or_make
from .records import END, MOMENT, SIZE, unpack
from .spool import ENDING, folder

MACHINE = "machine"  # the file with this machine's name, which lives as long as its spools
SLICE = 30_000  # records of a transaction: it holds the lock for writing at most 0.3 s (V-12)


@dataclass
class Part:
    """What one slice takes of one file: its records up to `end`."""

    path: Path
    start: int
    records: list[tuple]  # as records.unpack gives them
    end: int
    torn: int
    is_closed: bool  # nobody writes in it any more
    has_more: bool


def machine_name():
    """Return the name of this machine, made with its first spool."""
    return read_or_make(folder() / MACHINE, lambda: secrets.token_hex(16).encode()).decode()


def offsets(machine):
    """Return {file: offset} of the machine."""
    return dict(SpoolOffset.objects.filter(machine=machine).values_list("file", "offset"))


def spools():
    return sorted(folder().glob(f"*{ENDING}"))


def next_slice(counted):
    """Return the Parts that are counted next, in step with time across all files.

    `counted` is {file: offset}. A file that has more than its share holds the others back to the
    moment that it reached, so that a reader who went from process to process is one reader.
    """
    paths = spools()
    share = max(SLICE // max(len(paths), 1), 100)
    parts = [read_part(path, counted.get(path.name, 0), share) for path in paths]
    reached = [latest(part) for part in parts if part.has_more and part.records]
    return [hold_back(part, min(reached)) for part in parts] if reached else parts


def latest(part):
    return max(record[MOMENT] for record in part.records)


def read_part(path, start, share):
    """Read at most `share` records of a file; whether it can still grow is asked first."""
    with path.open("rb") as file:
        is_closed = is_unlocked(file)
        file.seek(start)
        data = file.read(share * SIZE)
        size = os.fstat(file.fileno()).st_size
    records, end, torn = unpack(data, start)
    is_full = start + len(data) < size
    if not records and (is_full or is_closed):
        # A torn tail that can no longer grow, or so many torn bytes that no record is among them.
        end = start + len(data) - (SIZE - 1 if is_full else 0)
        torn = end - start
    return Part(path, start, records, end, torn, is_closed, is_full)


def is_unlocked(file):
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def hold_back(part, moment):
    """Return the part up to the first record that is later than the moment."""
    for index, record in enumerate(part.records):
        if record[MOMENT] > moment:
            part.end = part.records[index - 1][END] if index else part.start
            part.records = part.records[:index]
            part.torn, part.has_more = 0, True
            break
    return part


def unfolded():
    """Return how many bytes wait to be counted, and the moment of the oldest record among them.

    The moment is None when nothing waits; a torn tail counts for nothing.
    """
    if not folder().is_dir():
        return 0, None
    counted, waiting, moments = offsets(machine_name()), 0, []
    for path in spools():
        start = counted.get(path.name, 0)
        with path.open("rb") as file:
            file.seek(start)
            records, _end, _torn = unpack(file.read(SIZE), start)
            waiting += os.fstat(file.fileno()).st_size - start
        moments += [record[MOMENT] for record in records]
    return waiting, min(moments, default=None)


def lag():
    """Return for how many milliseconds the oldest record has been waiting."""
    _waiting, oldest = unfolded()
    return 0 if oldest is None else max(0, clock.now() - oldest)
