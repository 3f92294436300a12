"""The readers of the last half hour: out of their table before a slice is counted, and back (V-1)."""

from django.db import connection

from . import clock
from .counting import WINDOW, Reader
from .models import LiveReader
from .sums import put

CHUNK = 500  # keys of one question
# Django's own question would spend more time on each key than the database does.
QUESTION = "SELECT key, seen, minute, in_minute, pages FROM statistics_livereader WHERE key IN ({})"


def known_readers(records):
    """Return {key: Reader} of the readers of the records who were here in the last half hour."""
    keys = list(keys_in(records))
    found = {}
    with connection.cursor() as cursor:
        for start in range(0, len(keys), CHUNK):
            some = keys[start : start + CHUNK]
            cursor.execute(QUESTION.format(", ".join(["%s"] * len(some))), some)
            for key, seen, minute, in_minute, pages in cursor.fetchall():
                found[key] = Reader(seen, minute, in_minute, read_pages(pages))
    return found


def keys_in(records):
    """Return the keys that the readers may be known by: soon after midnight yesterday's too."""
    keys = {key for _at, reason, _page, key, _old, _end in records if not reason}
    keys.update(
        old_key
        for moment, reason, _page, _key, old_key, _end in records
        if (moment + clock.ZONE) % clock.DAY < WINDOW and not reason
    )
    return keys


def write_readers(readers, moved):
    """Keep the readers; `moved` are keys of the day before that have a new one."""
    for start in range(0, len(moved), CHUNK):
        LiveReader.objects.filter(key__in=moved[start : start + CHUNK]).delete()
    rows = [
        (key, reader.seen, reader.minute, reader.in_minute, pages_text(reader))
        for key, reader in readers.items()
    ]
    put(LiveReader, ["key"], ["seen", "minute", "in_minute", "pages"], rows)


def pages_text(reader):
    """Return the pages of the last half hour: "12 1700000000000 15 1700000012345"."""
    earliest = reader.seen - WINDOW
    return " ".join([f"{page} {at}" for page, at in reader.pages.items() if at > earliest])


def read_pages(text):
    """Return {page: moment} of such a text."""
    numbers = map(int, text.split())
    return dict(zip(numbers, numbers, strict=True))
