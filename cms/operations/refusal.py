"""Why the portal does not start, in one line for the person who started it."""

import sys

from .saying import say

REFUSED = 2  # the exit code


class Refusal(Exception):
    """Something that the portal must not start with; its text is the end of a sentence."""


def refuse(reason):
    """End the process: say the reason in one line, exit with 2."""
    say(f"Không khởi động được: {reason}.", to=sys.stderr)
    sys.exit(REFUSED)
