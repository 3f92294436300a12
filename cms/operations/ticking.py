"""Whether the clock goes: it leaves a mark each 20 s, and its silence is told after 3 minutes (SF-9).

The mark is the time of a file, so that it needs no database and says the truth when that is away.
"""

import time
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

EVERY = 20  # seconds
SILENT_FOR = 180  # seconds; a restarted part is back in ten
MINUTE = 60


def mark():
    return Path(settings.PORTAL_DATA_DIR) / "clock.tick"


def tick():
    """Say that the clock goes; a job of the clock itself."""
    mark().touch()


def silent_for():
    """Return the seconds since the last tick; 0 before the first, when nothing is known."""
    try:
        return max(0, time.time() - mark().stat().st_mtime)
    except FileNotFoundError:
        return 0


def warnings():
    """Return what is wrong with the clock, in words; nothing when it goes."""
    seconds = silent_for()
    if seconds < SILENT_FOR:
        return []
    words = _("Bộ định giờ đã ngừng %(minutes)s phút: bài hẹn giờ, thư và số liệu đang chờ.")
    return [words % {"minutes": int(seconds // MINUTE)}]
