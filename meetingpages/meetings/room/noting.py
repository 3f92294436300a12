"""The lines of the log that a running meeting leaves: who did it, and whether for the chair (MT-44)."""

from django.utils.translation import gettext as _

from cms.audit.recording import record

from ..permissions import standing_of


def note(actor, action, summary, subject, **details):
    """Write one line; `by` is who acts, also without an account."""
    person = actor.person.pk if actor.person else None
    record(
        actor.user, f"meeting.{action}", summary, subject, by=actor.name, person=person, **details
    )


def note_run(actor, meeting, action, summary, subject, **details):
    """Write a line of running the meeting; whoever is not the chair acts on the chair's behalf."""
    if not standing_of(actor, meeting).is_chair:
        summary = _("%(done)s (thay mặt chủ trì)") % {"done": summary}
        details["on_behalf_of"] = meeting.chair.full_name if meeting.chair_id else ""
    note(actor, action, summary, subject, meeting=str(meeting.uuid), **details)
