"""Which kept pages are stale: tags appended to one file that every process watches (G-3).

A process compares the file's length with the one it last read: at its next request after a purge
of its own, and within LOOK_EVERY of another's. The file is emptied at each start, before anybody
serves.
"""

import logging
import os
from pathlib import Path

from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)

# Asking the file system gives the processor to other threads: at thousands of requests a second
# that is what a kept page would cost most.
LOOK_EVERY = 0.01  # seconds

ALL = "*"  # The tag of everything: the menu, a banner, the site's identity stand on every page.


def page_tag(pk):
    """Return the tag of pages that show what belongs to one page, such as its comments."""
    return f"page:{pk}"


own = 0  # purges of this process


def purge(*tags):
    """Make every kept page that carries one of the tags stale once the transaction is committed."""
    transaction.on_commit(lambda: append(tags))


def append(tags):
    global own
    line = "".join(f"{tag}\n" for tag in tags).encode()
    try:
        file = os.open(log_path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line)  # one write: the lines of two processes never mix
        finally:
            os.close(file)
    except OSError:  # What was saved is saved; pages age by themselves (kept.KEPT_SECONDS).
        logger.exception("Kept pages could not be purged.")
    own += 1


def length():
    """Return how long the file is now, in bytes."""
    try:
        return os.stat(log_path()).st_size
    except FileNotFoundError:
        return 0


def tags_since(position):
    """Return the set of tags purged since the file was `position` bytes long."""
    try:
        with open(log_path(), "rb") as file:
            file.seek(position)
            return set(file.read().decode().split())
    except FileNotFoundError:
        return set()


def start_anew():
    """Empty the file; only before any process serves."""
    Path(log_path()).unlink(missing_ok=True)


def log_path():
    return f"{settings.PORTAL_DATA_DIR}/purged-pages"
