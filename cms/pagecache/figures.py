"""What moves on a kept page: a count, a poll, a notice; filled in as the page is served (G-2).

A template prints a figure's mark, `{% figure "views" page.pk %}`. The text behind it is read by
the service that registered the name, at most every KEPT_SECONDS in each process.
"""

import logging
import re
import time

from django.db import OperationalError

KEPT_SECONDS = 3  # A number shown is at most 5 s behind what is folded (V-15).
REST_SECONDS = 5  # for a database that is away: each try may cost a reader two seconds
# Control characters stand in no text that anybody typed: cms/vietnamese takes them out.
MARK = re.compile(rb"\x02([a-z_]+):([^\x03]*)\x03")

logger = logging.getLogger(__name__)
_readers = {}
_texts = {}
_resting_until = 0
reads = 0  # how often a service was asked for a text


def register(name, read):
    """Let `read(argument)` give the text of the figure of that name.

    `argument` is the text from the mark, "" when there is none; the answer is HTML, escaped where
    it must be, the same for every reader.
    """
    _readers[name] = read


def mark(name, argument=""):
    """Return what a template prints in the place of the figure."""
    if name not in _readers:
        raise KeyError(f"no figure {name!r} is registered")
    return f"\x02{name}:{argument}\x03"


def text(figure):
    """Return the present text, bytes, of a (name, argument) pair; the last one if it fails.

    A reader of a kept page is served even while the database is away.
    """
    now = time.monotonic()
    until, known = _texts.get(figure, (0, None))
    if until > now or (known is not None and _resting_until > now):
        return known
    if known is not None:
        _texts[figure] = (now + KEPT_SECONDS, known)  # Others take it while this thread reads anew.
    fresh = read(figure, known)
    _texts[figure] = (now + KEPT_SECONDS, fresh)
    return fresh


def read(figure, known):
    global _resting_until, reads
    reads += 1
    name, argument = figure
    try:
        return str(_readers[name](argument)).encode()
    except OperationalError:
        logger.exception("Figure %s could not be read: the database is away.", name)
        _resting_until = time.monotonic() + REST_SECONDS
        return known or b""
    except Exception:  # noqa: BLE001 - whatever it is, the page around it must be served
        logger.exception("Figure %s could not be read.", name)
        return known or b""


def split(content):
    """Return (pieces, figures): the bytes around the marks, and the (name, argument) between."""
    parts = MARK.split(content)
    figures = [
        (name.decode(), argument.decode())
        for name, argument in zip(parts[1::3], parts[2::3], strict=True)
    ]
    return parts[::3], figures


def fill(content):
    """Return the content with its marks replaced by texts read now: who just acted sees it."""
    return MARK.sub(lambda found: fresh((found[1].decode(), found[2].decode())), content)


def fresh(figure):
    _texts.pop(figure, None)
    return text(figure)


def forget():
    """Read every figure anew at its next use."""
    global _resting_until
    _texts.clear()
    _resting_until = 0
