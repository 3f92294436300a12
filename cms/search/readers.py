"""The readers of the index that a process shares, and what happens when one fails (Q-20, Q-21)."""

import logging
import threading
import time

from . import engine
from .shelf import Shelf

logger = logging.getLogger(__name__)

CHECK_EVERY = 1  # second; a published page is found that much later at most
_lock = threading.Lock()
_open = {}  # (audience, root) → (reader, folder, when it was last checked)


class Unusable(Exception):
    """The index is missing or broken; the database answers until it is built anew."""


def ask(audience, root, question):
    """Return `question(reader)` for the index, or raise Unusable.

    Asked twice when it fails the first time: the writer may just have replaced the files.
    """
    shelf = Shelf(audience, root)
    if shelf.is_broken() or shelf.current() is None:
        raise Unusable
    try:
        return question(reader(shelf))
    except Exception:
        forget()
    try:
        return question(reader(shelf))
    except Exception as error:
        logger.exception("Chỉ mục tìm kiếm %s/%s hỏng; sẽ dựng lại", audience, root)
        forget()
        shelf.mark_broken()
        raise Unusable from error


def reader(shelf):
    """Return the shared reader, opened anew when the index has moved on."""
    key = (shelf.audience, shelf.root)
    with _lock:
        found, path, checked = _open.get(key, (None, None, 0))
        now = time.monotonic()
        if found and now - checked < CHECK_EVERY:
            return found
        current = shelf.current()
        if found is None or path != current or not found.is_current():
            found = engine.Reader(current)
        _open[key] = (found, current, now)
        return found


def forget():
    """Have the next question open the index anew."""
    with _lock:
        _open.clear()
