"""The block "Lịch họp" beside public pages: the next public meetings."""

from django.utils import timezone

from ..models import MeetingIndexPage
from .showing import public_meetings

SHOWN = 3


def upcoming():
    """Return the next public meetings that have not ended, soonest first; one query."""
    return list(public_meetings().filter(ends_at__gte=timezone.now())[:SHOWN])


def calendar_address():
    index = MeetingIndexPage.objects.live().first()
    return index.url if index else ""
