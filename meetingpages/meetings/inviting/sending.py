"""Invitations leave: a link of its own and a mail for each, all in the transaction of the step.

The rows of the outbox are written here; the clock sends them, each once or visibly not (MT-14).
"""

from contextlib import suppress
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.audit.recording import record
from meetingpages.organisation import links, official_mail
from meetingpages.organisation.models import MailDomain
from meetingpages.organisation.models.links import Purpose

from ..models import Answer, Invitation, Meeting
from ..public.notices import publish_notice
from .calendars import CANCEL, REQUEST, calendar_of
from .letters import CANCELLED, INVITATION, WITHDRAWN, letter, participants_of

# MT-15: papers and conclusions are still read in the week after.
LINK_LIVES = timedelta(days=7)


@transaction.atomic
def send_all(meeting, user):
    """Queue the invitation of everybody invited and show the public notice; call it in SEND's step.

    Raises ValidationError, and sends nothing, when one address is no longer official or the
    meeting has no secretary. Returns how many were queued.
    """
    if meeting.sent_at is None:
        meeting.sent_at = timezone.now()
        meeting.save(update_fields=["sent_at"])
    sent = send_to(alive(meeting), invitation_letter(meeting))
    record(user, "meeting.invitations", "Gửi giấy mời", meeting, count=sent)
    publish_notice(meeting)
    return sent


@transaction.atomic
def send_one(invitation, user=None):
    """Send an invitation once more, or for the first time: a new link, the old one dies (MT-14).

    Raises ValidationError when the address is no longer official.
    """
    meeting = invitation.meeting
    links.revoke(invitation.person, Purpose.MEETING, meeting.uuid)
    send_to([invitation], invitation_letter(meeting))
    record(user, "meeting.invitation", "Gửi giấy mời", meeting, person=invitation.person_id)


@transaction.atomic
def cancel_all(meeting, user, reason):
    """Tell everybody who was sent a REQUEST that the meeting is off; call it in CANCEL's step.

    All links end, and the public notice says so.
    """
    raise_sequence(meeting)
    told = alive(meeting).exclude(request_sent_at=None)
    off = letter(meeting, CANCELLED, "cancelled", reason=reason)
    count = write(reachable(told), off, CANCEL) if meeting.sent_at else 0
    links.revoke_all(Purpose.MEETING, meeting.uuid)
    record(user, "meeting.cancel_mails", "Gửi thư hủy họp", meeting, reason=reason, count=count)
    publish_notice(meeting)


@transaction.atomic
def withdraw(invitation, user, *, name=""):
    """Take one person off: the link dies at once, the calendar entry goes (MT-17).

    `name` is whom the log names when a holder of a link did it.
    """
    meeting = invitation.meeting
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    links.revoke(invitation.person, Purpose.MEETING, meeting.uuid)
    # Who had sent this person has to answer anew.
    replaced = Invitation.objects.filter(substitute=invitation, answer=Answer.SUBSTITUTE)
    replaced.update(answer="", answered_at=None)
    if invitation.request_sent_at:
        raise_sequence(meeting)
        write(reachable([invitation]), letter(meeting, WITHDRAWN, "withdrawn"), CANCEL)
    record(
        user, "meeting.withdraw", "Thu hồi giấy mời", meeting, by=name,
        person=invitation.person_id,
    )  # fmt: skip


def alive(meeting):
    return meeting.invitations.filter(withdrawn_at=None).select_related("person", "unit")


def invitation_letter(meeting):
    participants = participants_of(meeting)
    return letter(meeting, INVITATION, "invitation", participants=participants)


def send_to(invitations, words):
    """Queue a REQUEST with a new personal link to each; return how many."""
    return write(invitations, words, REQUEST, with_link=True)


def reachable(invitations):
    """Return those whose mailbox is official today.

    News of a meeting must reach the others even when one mailbox ended after the invitation;
    the first invitation is refused as a whole instead.
    """
    domains, found = list(MailDomain.objects.all()), []
    for row in invitations:
        with suppress(ValidationError):
            official_mail.official(row.person, domains)
            found.append(row)
    return found


def write(invitations, words, method=None, *, with_link=False):
    """Queue one mail of a Letter to each; return how many. A REQUEST is noted on its invitation."""
    meeting, domains, rows = words.meeting, list(MailDomain.objects.all()), list(invitations)
    for row in rows:
        token = new_link(meeting, row) if with_link else ""
        calendar = (method, calendar_of(meeting, row, method)) if method else None
        subject, text, page = words.to(row, token)
        mail = official_mail.send(
            row.person, subject, text, page, reply_to=meeting.secretary, calendar=calendar,
            domains=domains,
        )  # fmt: skip
        if words.kind != "reminder":  # whose delivery the desk does not follow
            row.mail_id = mail
        if method == REQUEST:
            row.request_sent_at = timezone.now()
        row.save(update_fields=["mail", "request_sent_at", "link"])
    return len(rows)


def new_link(meeting, invitation):
    """Return the token of a new link, which becomes the invitation's own."""
    token = links.make_link(
        invitation.person, Purpose.MEETING, meeting.uuid, meeting.ends_at + LINK_LIVES
    )
    invitation.link = links.find(token)
    return token


def raise_sequence(meeting):
    """Give the meeting its next calendar number; none is used twice (MT-18)."""
    Meeting.objects.filter(pk=meeting.pk).update(calendar_sequence=F("calendar_sequence") + 1)
    meeting.refresh_from_db(fields=["calendar_sequence"])
