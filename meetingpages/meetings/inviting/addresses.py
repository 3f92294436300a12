"""The addresses that leave in mails and calendars."""

from django.conf import settings
from django.urls import reverse


def room_address(meeting):
    """Return the full address of the participants' page; it opens nothing by itself."""
    return settings.PORTAL_URL + reverse("meeting_room", args=[meeting.uuid])


def link_address(token):
    """Return the full address of a personal link (MT-15)."""
    return settings.PORTAL_URL + reverse("meeting_link", args=[token])
