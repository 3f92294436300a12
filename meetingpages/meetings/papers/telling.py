"""Mails about papers: a unit is reminded, and who had read an old version is told of the new one."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.recording import record
from cms.vietnamese.dates import format_date, format_time
from meetingpages.organisation import official_mail

from ..deadlines import papers_due
from ..models import Level, Paper, PaperVersion, Receipt
from .invited import invited_standings, readers_of

REMIND = """Kính gửi {unit},

Cuộc họp “{meeting}” chưa nhận được:
{papers}

Thời gian họp: {when}. Hạn gửi tài liệu: {due}.

Đề nghị đơn vị gửi tài liệu tới thư ký cuộc họp. Không gửi tài liệu mật qua thư điện tử.
"""
NEW_VERSION = """Kính gửi {name},

{paper} của cuộc họp “{meeting}” đã được thay bằng bản {number}; bản mà {name} đã mở không còn là bản mới nhất.
Mời xem bản mới tại phòng họp: {url}
"""


def remind_unit(paper, user):
    """Mail the contact of the unit whose paper is missing, because the secretary says so.

    Returns the Person who was written to.

    Raises ValidationError in words when there is no unit, no contact, or no official address.
    """
    if paper.unit is None:
        raise ValidationError(_("Tài liệu chưa ghi đơn vị gửi."))
    if paper.unit.contact is None:
        words = _("%s chưa có người nhận thư; hãy chọn trong danh mục đơn vị.")
        raise ValidationError(words % paper.unit)
    return write_to_unit([paper], user, timezone.now())


@transaction.atomic
def write_to_unit(papers, user, now):
    """Mail the contact of one unit what it owes to one meeting; `user` is None for the clock.

    The papers are marked first, so that whoever comes second finds nothing to remind of. Raises
    ValidationError, and marks nothing, when the address is not official.
    """
    unit, meeting = papers[0].unit, papers[0].item.meeting
    Paper.objects.filter(pk__in=[paper.pk for paper in papers]).update(reminded_at=now)
    text = REMIND.format(
        unit=unit.name, papers="\n".join(map(owed_line, papers)), meeting=meeting.public_name,
        when=spoken(meeting.starts_at),
        due=spoken(papers_due(meeting)) if meeting.starts_at else _("chưa định"),
    )  # fmt: skip
    official_mail.send(
        unit.contact, _("Đề nghị gửi tài liệu họp: %s") % meeting.public_name, text,
        reply_to=meeting.secretary,
    )  # fmt: skip
    for paper in papers:
        record(
            user, "meeting.paper.remind", _("Nhắc đơn vị gửi tài liệu họp"), paper,
            person=unit.contact_id,
        )  # fmt: skip
    return unit.contact


def owed_line(paper):
    """Return '- Tài liệu “Tờ trình”, mục 3'; of a limited one the title stays in the room (MT-5)."""
    return f"- {named(paper)}, {_('mục %s') % (paper.item.label or paper.item.public_name)}"


def who_read_older(paper, version, standings):
    """Return the invitations that opened an older version, not this one, and may still read it."""
    opened = Receipt.objects.filter(paper_version__paper=paper).exclude(opened_at=None)
    rows = opened.values_list("invitation", "paper_version")
    seen = {invitation for invitation, _version in rows}
    seen -= {invitation for invitation, number in rows if number == version.pk}
    allowed = [own.invitation for own in readers_of(paper, standings)]
    return [invitation for invitation in allowed if invitation.pk in seen]


def announce(paper, version, user):
    """Mail once those who had opened an older version; return (how many, who could not be told)."""
    now, meeting = timezone.now(), paper.item.meeting
    if not PaperVersion.objects.filter(pk=version.pk, announced_at=None).update(announced_at=now):
        return 0, []  # somebody pressed before
    told, failed = 0, []
    for invitation in who_read_older(paper, version, invited_standings(meeting)):
        person = invitation.person
        text = NEW_VERSION.format(
            name=person.full_name, paper=named(paper), meeting=meeting.public_name,
            number=version.number,
            url=settings.PORTAL_URL + reverse("meeting_room", args=[meeting.uuid]),
        )  # fmt: skip
        try:
            official_mail.send(
                person, _("Tài liệu họp có bản mới: %s") % meeting.public_name, text,
                reply_to=meeting.secretary,
            )  # fmt: skip
            told += 1
        except ValidationError as error:
            failed += error.messages
    record(
        user, "meeting.paper.announce", _("Báo bản mới của tài liệu họp"), paper,
        version=version.number, told=told,
    )  # fmt: skip
    return told, failed


def named(paper):
    """Return the paper in words for a mail: the title of a limited one stays in the room."""
    if paper.is_limited or paper.item.meeting.level == Level.LIMITED:
        return _("Một tài liệu")
    return _("Tài liệu “%s”") % paper.title


def spoken(moment):
    return f"{format_time(moment)} {format_date(moment)}" if moment else _("chưa định")
