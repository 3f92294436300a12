"""The kept pages of this process: bounded in bytes, dropped by tag, rendered once each (G-6)."""

import threading
import time
from collections import OrderedDict

from . import purging

LARGEST = 100 * 1024 * 1024  # bytes in a worker (G-6)
WAIT_SECONDS = 10  # for another thread that renders the same page


class Store:
    def __init__(self):
        self.pages = OrderedDict()
        self.size = 0
        self.lock = threading.Lock()
        self.rendering = {}
        self.position = purging.length()
        self.look_again, self.own = 0, purging.own

    def find(self, key):
        """Return the Kept page of the key, fresh or grown old but never purged, or None.

        `key` ends with the page number; a page that reads none is the same under every number.
        """
        if self.is_time_to_look() and purging.length() != self.position:
            self.drop_purged()
        kept = self.pages.get(key)
        if kept is None and key[-1]:
            kept = self.pages.get((*key[:-1], ""))
            kept = None if kept is None or kept.numbered else kept
        return kept

    def is_time_to_look(self):
        now = time.monotonic()
        if now < self.look_again and self.own == purging.own:
            return False
        self.look_again, self.own = now + purging.LOOK_EVERY, purging.own
        return True

    def drop_purged(self):
        with self.lock:
            length = purging.length()
            tags = purging.tags_since(self.position) if length > self.position else {purging.ALL}
            self.position = length
            for key in [key for key, kept in self.pages.items() if is_stale(kept, tags)]:
                self.size -= self.pages.pop(key).size

    def keep(self, key, kept, position):
        """Keep a page unless one of its tags was purged since `position`, when it was begun."""
        if is_stale(kept, purging.tags_since(position)):
            return
        key = place_of(key, kept)
        with self.lock:
            old = self.pages.pop(key, None)
            self.size += kept.size - (old.size if old else 0)
            self.pages[key] = kept
            while self.size > LARGEST:
                self.size -= self.pages.popitem(last=False)[1].size

    def drop(self, key, kept):
        """Forget a page that is none to be kept any more."""
        with self.lock:
            if self.pages.pop(place_of(key, kept), None):
                self.size -= kept.size

    def is_my_turn(self, key, seconds):
        """Return whether this thread is to render the key, and call `done` after.

        Otherwise another thread renders it, and is waited for, at most that long.
        """
        with self.lock:
            event = self.rendering.get(key)
            if event is None:
                self.rendering[key] = threading.Event()
                return True
        event.wait(seconds)
        return False

    def done(self, key):
        with self.lock:
            self.rendering.pop(key).set()


def place_of(key, kept):
    """Return the key under which a page lies: one that reads no page number has one place."""
    return key if kept.numbered else (*key[:-1], "")


def is_stale(kept, tags):
    return bool(tags) and (purging.ALL in tags or not kept.tags.isdisjoint(tags))
