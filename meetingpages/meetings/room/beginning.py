"""What beginning, ending and reopening a meeting write beside its state (MT-6, MT-27)."""

import secrets

from django.utils import timezone

from .. import steps

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no 0 O 1 I L: read aloud and typed by hand
CODE_LENGTH = 6


def changes_for(step, meeting):
    """Return {column: value} that a step of steps.py writes; empty for every other step."""
    if step is steps.BEGIN:
        return {"began_at": timezone.now(), "check_in_code": make_code()}
    if step is steps.END:
        return {"closed_at": timezone.now(), "current_item": None, "break_until": None}
    if step is steps.REOPEN:
        return {"closed_at": None}
    return {}


def make_code():
    """Return the code that is typed to check in."""
    return "".join(secrets.choice(CODE_LETTERS) for _place in range(CODE_LENGTH))
