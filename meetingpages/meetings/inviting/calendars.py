"""The calendar entry of one invitation, as a mail carries it and as a file (MT-18)."""

from datetime import date
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from cms.vietnamese.dates import ZONE

from ..models import Answer, Level
from .addresses import room_address

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
PRODUCT = "-//Cong thong tin dien tu//Hop khong giay//VI"
# Vietnam's clocks have stood still since 1975; calendars ask for a first day all the same.
ZONE_BEGINS = date(1976, 1, 1)
NO_SECRETARY = _("Chưa chọn thư ký của cuộc họp.")
NOT_READ = _(
    "Trả lời giấy mời tại phòng họp trên cổng. Thư trả lời do phần mềm lịch gửi không được đọc."
)
# What the reader answered, in the calendars' words.
PARTSTAT = {
    Answer.IN_PERSON: "ACCEPTED",
    Answer.ONLINE: "ACCEPTED",
    Answer.ABSENT: "DECLINED",
    Answer.SUBSTITUTE: "DELEGATED",
}


def calendar_of(meeting, invitation, method=REQUEST, sequence=None):
    """Return the iCalendar text for one receiver, whose address alone stands in it.

    `sequence` is the meeting's own unless somebody's entry is cancelled alone. Raises
    ValidationError when the meeting has no secretary: the organizer is a real mailbox.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(our_zone())
    calendar.add_component(event_of(meeting, invitation, method, sequence))
    return calendar.to_ical().decode()


def event_of(meeting, invitation, method, sequence):
    event = Event()
    event.add("uid", uid_of(meeting))
    event.add("sequence", meeting.calendar_sequence if sequence is None else sequence)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", meeting.starts_at.astimezone(ZONE))
    event.add("dtend", meeting.ends_at.astimezone(ZONE))
    event.add("summary", outside_name(meeting))
    event.add("location", meeting.place)
    event.add("url", room_address(meeting))
    event.add("description", description_of(meeting))
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("organizer", organizer_of(meeting))
    event.add("attendee", attendee_of(invitation))
    return event


def uid_of(meeting):
    """Return the name under which calendars know this meeting for ever."""
    return f"{meeting.uuid}@{urlsplit(settings.PORTAL_URL).hostname}"


def outside_name(meeting):
    """Return the name that may leave the portal: of a restricted meeting the public one (MT-5)."""
    return meeting.public_name if meeting.level == Level.LIMITED else meeting.name


def description_of(meeting):
    lines = [f"{_('Phòng họp trên cổng')}: {room_address(meeting)}"]
    if meeting.online_url:
        lines.append(f"{_('Họp trực tuyến')}: {meeting.online_url}")
    return "\n".join([*lines, str(NOT_READ)])


def organizer_of(meeting):
    """Return the secretary's mailbox, where a question finds a person (MT-18)."""
    if meeting.secretary is None:
        raise ValidationError(NO_SECRETARY)
    return address_of(meeting.secretary)


def attendee_of(invitation):
    """Return the one attendee: lists stay private."""
    attendee = address_of(invitation.person)
    attendee.params["role"] = vText("REQ-PARTICIPANT")
    attendee.params["partstat"] = vText(PARTSTAT.get(invitation.answer, "NEEDS-ACTION"))
    attendee.params["rsvp"] = vText("TRUE")
    return attendee


def address_of(person):
    address = vCalAddress(f"mailto:{person.official_email}")
    address.params["cn"] = vText(person.full_name)
    return address


@cache
def our_zone():
    """Return the VTIMEZONE; reckoned once, it would be most of the work of an invitation."""
    zone = Timezone.from_tzid(ZONE.key, first_date=ZONE_BEGINS)
    zone.pop("comment", None)  # the package's remark about years before and after
    return zone
