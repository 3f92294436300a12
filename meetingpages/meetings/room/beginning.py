"""What beginning, ending and reopening a meeting write beside its state (MT-6, MT-27)."""

from django.utils import timezone

from .. import steps
from .checking import code_of


def changes_for(step, meeting):
    """Return {column: value} that a step of steps.py writes; empty for every other step."""
    if step is steps.BEGIN:
        # The code may hang in the room since an hour before: it stays the same.
        return {"began_at": timezone.now(), "check_in_code": code_of(meeting)}
    if step is steps.END:
        return {"closed_at": timezone.now(), "current_item": None, "break_until": None}
    if step is steps.REOPEN:
        return {"closed_at": None}
    return {}
