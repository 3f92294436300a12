"""Taking people off the list: before sending the row goes, afterwards it stays without effect (MT-13)."""

from django.db import transaction

from cms.audit.recording import record

from ..inviting import sending
from .locks import tell_deciders


@transaction.atomic
def take_off(row, user):
    """Take an invitation back, with the substitute's; a link that was sent ends at once."""
    meeting = row.meeting
    if meeting.is_sent:
        substitute = getattr(row, "substitute", None)
        if substitute and substitute.withdrawn_at is None:
            substitute.meeting = meeting  # one object: the calendar's number grows on it
            sending.withdraw(substitute, user)
        sending.withdraw(row, user)
    else:
        record(user, "meeting.uninvite", "Bỏ người dự họp", meeting, person=row.person_id)
        row.delete()
        tell_deciders(meeting)
