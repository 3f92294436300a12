"""What the database said a moment ago, kept in this process for a few seconds."""

import time

from django.db import DatabaseError


class Snapshot:
    """Asks with `read()` at most once in `seconds`, however many ask (V-15).

    While the database does not answer, what it said last stays.
    """

    def __init__(self, read, seconds):
        self.read, self.seconds = read, seconds
        self.kept = None  # (when, what)

    def get(self):
        kept = self.kept
        if kept and time.monotonic() - kept[0] < self.seconds:
            return kept[1]
        try:
            self.kept = kept = (time.monotonic(), self.read())
        except DatabaseError:
            if not kept:
                raise
            self.kept = (time.monotonic(), kept[1])  # not asked again for each number of a page
        return kept[1]

    def forget(self):
        self.kept = None
