"""Mails about papers: a unit is reminded, and who had read an old version is told of the new one."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.recording import record
from cms.vietnamese.dates import format_date, format_time
from meetingpages.organisation import official_mail

from ..deadlines import papers_due
from ..models import PaperVersion, Receipt
from .invited import invited_standings, readers_of

REMIND = """Kính gửi {unit},

Tài liệu “{title}” (mục {item}) của cuộc họp “{meeting}” chưa được gửi.
Thời gian họp: {when}. Hạn gửi tài liệu: {due}.

Đề nghị đơn vị gửi tài liệu tới thư ký cuộc họp. Không gửi tài liệu mật qua thư điện tử.
"""
NEW_VERSION = """Kính gửi {name},

{paper} của cuộc họp “{meeting}” đã được thay bằng bản {number}; bản mà {name} đã mở không còn là bản mới nhất.
Mời xem bản mới tại phòng họp: {url}
"""


def remind_unit(paper, user):
    """Mail the contact of the unit whose paper is missing; return the Person who was written to.

    Raises ValidationError in words when there is no unit, no contact, or no official address.
    """
    if paper.unit is None:
        raise ValidationError(_("Tài liệu chưa ghi đơn vị gửi."))
    contact = paper.unit.contact
    if contact is None:
        words = _("%s chưa có người nhận thư; hãy chọn trong danh mục đơn vị.")
        raise ValidationError(words % paper.unit)
    meeting = paper.item.meeting
    text = REMIND.format(
        unit=paper.unit.name, title=paper.title, item=paper.item.label or paper.item.public_name,
        meeting=meeting.public_name, when=spoken(meeting.starts_at),
        due=spoken(papers_due(meeting)) if meeting.starts_at else _("chưa định"),
    )  # fmt: skip
    official_mail.send(
        contact, _("Đề nghị gửi tài liệu họp: %s") % meeting.public_name, text,
        reply_to=meeting.secretary,
    )  # fmt: skip
    paper.reminded_at = timezone.now()
    paper.save(update_fields=["reminded_at"])
    record(
        user, "meeting.paper.remind", _("Nhắc đơn vị gửi tài liệu họp"), paper, person=contact.pk
    )
    return contact


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
    if paper.is_limited:
        return _("Một tài liệu")
    return _("Tài liệu “%s”") % paper.title


def spoken(moment):
    return f"{format_time(moment)} {format_date(moment)}" if moment else _("chưa định")
