"""Taking people off the list: before sending the row goes, afterwards it stays without effect (MT-13)."""

from django.db import transaction
from django.utils import timezone

from cms.audit.recording import record
from meetingpages.organisation.links import revoke
from meetingpages.organisation.models.links import Purpose

from .locks import tell_deciders


@transaction.atomic
def withdraw(row, user):
    """Take an invitation back, with the substitute's; a link that was sent ends at once."""
    meeting, person = row.meeting, row.person
    for each in filter(None, [getattr(row, "substitute", None), row]):
        if each.request_sent_at or each.mail_id or each.answered_at or meeting.is_sent:
            each.withdrawn_at = timezone.now()
            each.save(update_fields=["withdrawn_at"])
        else:
            each.delete()
        revoke(each.person, Purpose.MEETING, meeting.uuid)
    words = "Thu hồi giấy mời"
    record(user, "meeting.withdraw", words, meeting, person=person.full_name, persons=[person.pk])
    tell_deciders(meeting)
