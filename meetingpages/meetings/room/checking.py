"""Coming in and going out: by the code in the room, or written down by the secretary (MT-27)."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.models import AuditEntry
from cms.transitions import Refused

from ..models import CheckEvent, Invitation, Meeting, Mode, Status
from ..permissions import Act, allows
from ..steps import BEGIN_BEFORE
from .noting import note, note_run

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # no 0 O 1 I L: read aloud and typed by hand
CODE_LENGTH = 6
LONGEST_CODE = 40  # of what is typed: shown again when wrong, never kept
WRONG_TRIES = 5  # of 31 ** 6 codes: nobody guesses one
PAUSE = timedelta(minutes=5)
WRONG = "check.wrong"


def code_of(meeting):
    """Return the code of the meeting, made when it is first asked for."""
    if not meeting.check_in_code:
        code = "".join(secrets.choice(CODE_LETTERS) for _place in range(CODE_LENGTH))
        Meeting.objects.filter(pk=meeting.pk, check_in_code="").update(check_in_code=code)
        meeting.refresh_from_db(fields=["check_in_code"])
    return meeting.check_in_code


def code_address(meeting):
    """Return what the QR says: the room with the code filled in; nobody is checked in by it."""
    path = reverse("meeting_room", args=[meeting.uuid])
    return f"{settings.PORTAL_URL}{path}?ma={code_of(meeting)}"


def is_check_in_open(meeting):
    """Return whether one may come in now: from an hour before until the end."""
    if meeting.status == Status.IN_SESSION:
        return True
    return meeting.status == Status.SENT and timezone.now() >= meeting.starts_at - BEGIN_BEFORE


def check_in_state(meeting, own, presence, code=""):
    """Return what meetings/check_in.html shows to the holder of a Standing, or None for nothing.

    `presence` is the own Presence or None; `code` what the QR filled in.
    """
    if not (allows(own, Act.ANSWER) and is_check_in_open(meeting)):
        return None
    return {
        "presence": presence if presence and presence.is_in else None,
        "code": code,
        "offers_online": meeting.mode == Mode.HYBRID,
        "code_length": CODE_LENGTH,
    }


def check_in(meeting, own, actor, code, is_online=False):
    """Check the holder of a Standing in by the code; Refused says why not.

    Five wrong codes within five minutes are a pause: they are counted from the log.
    """
    if not (allows(own, Act.ANSWER) and is_check_in_open(meeting)):
        raise Refused(_("Chưa đến giờ điểm danh hoặc cuộc họp đã kết thúc."))
    invitation = own.invitation
    wrong = AuditEntry.objects.filter(
        action=f"meeting.{WRONG}", subject_id=str(invitation.pk), at__gt=timezone.now() - PAUSE
    )
    if wrong.count() >= WRONG_TRIES:
        raise Refused(_("Nhập sai 5 lần. Thử lại sau 5 phút, hoặc báo thư ký cuộc họp."))
    if "".join(code.split()).upper() != code_of(meeting):
        note(actor, WRONG, _("Nhập sai mã điểm danh"), invitation)
        raise Refused(_("Mã điểm danh chưa đúng."))
    is_online = meeting.mode == Mode.ONLINE or (is_online and meeting.mode == Mode.HYBRID)
    add_event(invitation, is_in=True, is_online=is_online, actor=actor)


def check_out(meeting, own, actor):
    """Note that the holder of a Standing goes out; nothing when not in."""
    if not (allows(own, Act.ANSWER) and is_check_in_open(meeting)):
        raise Refused(_("Cuộc họp không ở giờ điểm danh."))
    add_event(own.invitation, is_in=False, is_online=False, actor=actor)


@transaction.atomic
def add_event(invitation, *, is_in, is_online, actor):
    """Write an event unless it would say what the last one says; True when written."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if says_already(invitation, is_in, is_online):
        return False
    CheckEvent.objects.create(invitation=invitation, is_in=is_in, is_online=is_online)
    said = _("Điểm danh vào") if is_in else _("Điểm danh ra")
    note(actor, "check.in" if is_in else "check.out", said, invitation, online=is_online)
    return True


def says_already(invitation, is_in, is_online):
    """Return whether the last event says the same; asks the prefetched ones of a list."""
    events = list(invitation.checks.all())
    if not events:
        return not is_in
    last = events[-1]
    return last.is_in == is_in and (not is_in or last.is_online == is_online)


@transaction.atomic
def write_down(meeting, invitations, *, is_in, is_online, actor):
    """Check people in or out by name, as the secretary sees them; return how many changed."""
    if not is_check_in_open(meeting):
        raise Refused(_("Chưa đến giờ điểm danh hoặc cuộc họp đã kết thúc."))
    rows = Invitation.objects.select_for_update(of=("self",)).filter(pk__in=invitations)
    changed = [
        row
        for row in rows.filter(meeting=meeting, withdrawn_at=None).prefetch_related("checks")
        if not says_already(row, is_in, is_online)
    ]
    CheckEvent.objects.bulk_create(
        CheckEvent(invitation=row, is_in=is_in, is_online=is_online, by=actor.user)
        for row in changed
    )
    said = _("Ghi có mặt theo tên") if is_in else _("Ghi ra về theo tên")
    if changed:
        people = [row.person_id for row in changed]
        note_run(actor, meeting, "check.by_name", said, meeting, people=people, online=is_online)
    return len(changed)
