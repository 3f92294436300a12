"""What meetings show on pages of others: the next public ones."""

from django import template

from meetingpages.organisation.links import granted_link
from meetingpages.organisation.models.links import Purpose

from ..public.upcoming import calendar_address, upcoming

register = template.Library()


@register.inclusion_tag("meetings/public/upcoming.html")
def upcoming_meetings():
    meetings = upcoming()
    return {"meetings": meetings, "list_url": calendar_address() if meetings else ""}


@register.simple_tag(takes_context=True)
def came_by_link(context):
    """Return whether this browser is in the meeting of the page by a personal link (MT-15)."""
    return bool(granted_link(context["request"], Purpose.MEETING, context["meeting"].uuid))
