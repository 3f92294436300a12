"""What sending, cancelling and withdrawing do beside the new state."""

from django.utils import timezone

from cms.audit.recording import record
from meetingpages.organisation import links
from meetingpages.organisation.models.links import Purpose

from ..public.notices import publish_notice


def send_all(meeting, user):
    """Queue the invitations of a meeting that was just sent."""
    publish_notice(meeting)


def cancel_all(meeting, user, reason):
    """Tell everybody who was sent an invitation that the meeting is cancelled."""
    publish_notice(meeting)


def withdraw(invitation, user, *, name=""):
    """Take one person off: the link dies at once."""
    meeting = invitation.meeting
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    links.revoke(invitation.person, Purpose.MEETING, meeting.uuid)
    person = invitation.person_id
    record(user, "meeting.withdraw", "Thu hồi giấy mời", meeting, by=name, person=person)
