"""Strangers' files are opened in a child process with little time and memory (SR-37).

The parent only copies bytes: whatever a file does to its reader, it does to the child.
"""

import shutil
import subprocess  # noqa: S404 - one fixed command, no shell: the child that opens uploads
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .reading.refusals import Reason, Refused

MEGABYTE = 1024 * 1024
_ROOT = Path(__file__).resolve().parents[2]
_NAMES_OF_REASONS = {int(reason): reason for reason in Reason}


@dataclass(frozen=True)
class Limits:
    """What a child may use: processor seconds, bytes of memory, seconds on the clock."""

    cpu_seconds: float
    memory: int
    wall_seconds: float


# SB-20: a bomb is refused in 2 s and 200 MB. The processor's time judges the file; the clock only
# ends a child that waits, so that a busy machine refuses no honest file.
DOCUMENT_LIMITS = Limits(cpu_seconds=1.5, memory=200 * MEGABYTE, wall_seconds=10)
# Measured with 40 million pixels of noise: JPEG 1 s and 0.4 GB, HEIC 2 s, PNG 6 s, WebP 6 s and
# 0.8 GB. Too many pixels are refused before any of it is spent.
PICTURE_LIMITS = Limits(cpu_seconds=25, memory=1024 * MEGABYTE, wall_seconds=60)

# A child that the clock ended would have its file taken for unreadable ever after.
TEXT_LIMITS = Limits(cpu_seconds=20, memory=512 * MEGABYTE, wall_seconds=60)

# A zip archive of many files, each with the time of one; the archive's own reader has more memory,
# as it holds what the largest file expands to.
FOLDER_LIMITS = Limits(cpu_seconds=5, memory=512 * MEGABYTE, wall_seconds=60)


def read_in_child(kind, upload, limits):
    """Return what the child answers for the file: bytes (see `reading.__main__`).

    `upload` is an open Django file; it is left at its start. Raises Refused with the reason; a
    child that is killed by a limit counts as BOMB.
    """
    with tempfile.TemporaryFile() as file:
        _copy(upload, file)
        try:
            child = subprocess.run(  # noqa: S603 - no part of the command comes from outside
                _command(kind, limits),
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=limits.wall_seconds,
                cwd=_ROOT,
                env={},
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Refused(Reason.BOMB) from error
    if child.returncode < 0:
        raise Refused(Reason.BOMB)
    if child.returncode:
        raise Refused(_NAMES_OF_REASONS.get(child.returncode, Reason.DAMAGED))
    return child.stdout


def _command(kind, limits):
    # -E and -s: nothing of the environment or of a home folder is loaded.
    limit_words = [str(limits.cpu_seconds), str(limits.memory)]
    return [sys.executable, "-E", "-s", "-m", "cms.media.reading", kind, *limit_words]


def _copy(upload, file):
    upload.seek(0)
    shutil.copyfileobj(upload, file)
    upload.seek(0)
    file.seek(0)
