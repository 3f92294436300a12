"""Why a file is refused: each reason is the exit code that tells it to the parent process."""

from enum import IntEnum


class Reason(IntEnum):
    TYPE = 10
    DAMAGED = 11
    BOMB = 12
    MACROS = 13
    NOT_UTF8 = 14
    PIXELS = 15
    FRAMES = 16


class Refused(Exception):
    """A file that is not taken; `reason` says why."""

    def __init__(self, reason):
        super().__init__(reason.name)
        self.reason = reason
