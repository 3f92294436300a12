"""/lich-hop/lich.ics: the public meetings for people's own calendars, without attendees (MT-43)."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from ..models import Status
from .showing import public_meetings

BEHIND = timedelta(days=31)  # Older ones are history, not a calendar.


@require_safe
def public_calendar(request):
    calendar = Calendar()
    calendar.add("prodid", "-//Lịch họp//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Lịch họp")
    for meeting in public_meetings().filter(starts_at__gte=timezone.now() - BEHIND):
        calendar.add_component(event_of(meeting))
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="lich-hop.ics"'
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def event_of(meeting):
    """Return the VEVENT of a public meeting: what the notice says, no more."""
    event = Event()
    event.add("uid", f"{meeting.uuid}@{urlsplit(settings.PORTAL_URL).hostname}")
    event.add("sequence", meeting.calendar_sequence)
    event.add("dtstamp", (meeting.sent_at or meeting.starts_at).astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("summary", meeting.public_name)
    event.add("location", meeting.place)
    event.add("url", meeting.page.full_url)
    event.add("status", "CANCELLED" if meeting.status == Status.CANCELLED else "CONFIRMED")
    return event
