"""What invitations and the mails after them say; text and page from one set of words (MT-14).

Subjects are made of the public name: they stand in the list of mails that an administrator reads.
"""

from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.dates import WEEKDAYS, ZONE

from ..models import Level, Role
from .addresses import link_address, room_address
from .calendars import NOT_READ, outside_name

# More offices than these make a mail nobody reads; their number is said instead.
UNITS_NAMED = 40
INVITED = (Role.DELEGATE, Role.GUEST, Role.REPORTER)

INVITATION = _("Giấy mời họp: %(name)s")
CHANGED = _("Thay đổi cuộc họp: %(name)s")
AGENDA_CHANGED = _("Thay đổi chương trình họp: %(name)s")
CANCELLED = _("Hủy cuộc họp: %(name)s")
WITHDRAWN = _("Thu hồi giấy mời: %(name)s")
REMINDER = _("Nhắc trả lời giấy mời: %(name)s")


@dataclass
class Letter:
    """What all mails of one occasion share; `to` writes the one of a person."""

    meeting: object
    subject: str
    kind: str  # the template
    changes: list = field(default_factory=list)  # sentences
    reason: str = ""
    participants: list = field(default_factory=list)

    def to(self, invitation, token=""):
        """Return (subject, text, HTML) for one receiver; `token` of the personal link, if any."""
        words = self.words | {
            "invitation": invitation,
            "person": invitation.person,
            "link": link_address(token) if token else "",
        }
        place = f"meetings/inviting/mail/{self.kind}"
        text = render_to_string(f"{place}.txt", words)
        return self.subject, text, render_to_string(f"{place}.html", words)

    @property
    def words(self):
        meeting = self.meeting
        return {
            "meeting": meeting,
            "name": outside_name(meeting),
            "is_limited": meeting.level == Level.LIMITED,
            "when": when(meeting),
            "room_address": room_address(meeting),
            "changes": self.changes,
            "reason": self.reason,
            "participants": self.participants,
            "not_read": NOT_READ,
        }


def letter(meeting, subject, kind, **words):
    """Return the Letter of an occasion."""
    return Letter(meeting, subject % {"name": meeting.public_name}, kind, **words)


def when(meeting):
    """Return '08:00 – 10:00, thứ tư 11/09/2019', or both ends of a meeting of several days."""
    start, end = meeting.starts_at.astimezone(ZONE), meeting.ends_at.astimezone(ZONE)
    if start.date() == end.date():
        return f"{start:%H:%M} – {end:%H:%M}, {day(start)}"
    return f"{start:%H:%M} {day(start)} – {end:%H:%M} {day(end)}"


def day(local):
    return f"{WEEKDAYS[local.weekday()].lower()} {local:%d/%m/%Y}"


def participants_of(meeting):
    """Return the lines of "Thành phần": which offices come in which role; names stay private.

    Of a restricted meeting the offices stay in the room as well.
    """
    if meeting.level == Level.LIMITED:
        return []
    rows = meeting.invitations.filter(withdrawn_at=None, substitute_for=None)
    offices = {}
    for role, short, name in rows.order_by("pk").values_list(
        "role", "unit__short_name", "unit__name"
    ):
        if role in INVITED and name:
            offices.setdefault(role, {})[short or name] = None
    return [
        f"{Role(role).label}: {listed(list(offices[role]))}" for role in INVITED if role in offices
    ]


def listed(names):
    if len(names) <= UNITS_NAMED:
        return ", ".join(names)
    rest = _("và %(count)s đơn vị khác") % {"count": len(names) - UNITS_NAMED}
    return f"{', '.join(names[:UNITS_NAMED])} {rest}"
