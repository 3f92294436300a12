"""Writing a line of the log; part of the transaction that it tells about."""

from django.db import transaction

from .chaining import append
from .models import AuditEntry

LONGEST = 250


def record(actor, action, summary, subject, *, by="", reason="", group=None, **details):
    """Write one line and return it.

    `actor` is a user, or None for the portal itself; `by` names a person who acts without an
    account or for it, such as one invited to a meeting; `action` a code such as "poll.pause";
    `summary` what was done, in Vietnamese; `subject` the row it was done to; `group` one UUID for
    all lines of a bulk action; `details` plain values.
    """
    entry = AuditEntry(**line(actor, action, summary, subject, reason, group, details, by))
    with transaction.atomic(savepoint=False):
        return append([entry])[0]


def record_all(actor, action, summary, subjects, *, by="", reason="", group, **details):
    """Write one line for each of the subjects at once."""
    lines = [line(actor, action, summary, each, reason, group, details, by) for each in subjects]
    with transaction.atomic(savepoint=False):
        append([AuditEntry(**values) for values in lines])


def line(actor, action, summary, subject, reason, group, details, by=""):
    return {
        "actor": actor,
        "actor_name": by or name_of(actor),
        "action": action,
        "summary": str(summary)[:LONGEST],
        "subject_type": subject._meta.label_lower,
        "subject_id": str(subject.pk),
        "subject": str(subject)[:LONGEST],
        "reason": reason,
        "details": details,
        "group": group,
    }


def name_of(actor):
    return actor.first_name or actor.get_username() if actor else "Cổng thông tin"
