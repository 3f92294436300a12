"""Writing a line of the log; part of the transaction that it tells about."""

from .models import AuditEntry

LONGEST = 250


def record(actor, action, summary, subject, *, reason="", group=None, **details):
    """Write one line and return it.

    `actor` is a user, or None for the portal itself; `action` a code such as "poll.pause";
    `summary` what was done, in Vietnamese; `subject` the row it was done to; `group` one UUID for
    all lines of a bulk action; `details` plain values.
    """
    return AuditEntry.objects.create(
        **line(actor, action, summary, subject, reason, group, details)
    )


def record_all(actor, action, summary, subjects, *, reason="", group, **details):
    """Write one line for each of the subjects with one statement."""
    AuditEntry.objects.bulk_create(
        AuditEntry(**line(actor, action, summary, subject, reason, group, details))
        for subject in subjects
    )


def line(actor, action, summary, subject, reason, group, details):
    return {
        "actor": actor,
        "actor_name": actor.first_name or actor.get_username() if actor else "Cổng thông tin",
        "action": action,
        "summary": str(summary)[:LONGEST],
        "subject_type": subject._meta.label_lower,
        "subject_id": str(subject.pk),
        "subject": str(subject)[:LONGEST],
        "reason": reason,
        "details": details,
        "group": group,
    }
