"""What meetings show on pages of others: the next public ones."""

from django import template

from ..public.upcoming import calendar_address, upcoming

register = template.Library()


@register.inclusion_tag("meetings/public/upcoming.html")
def upcoming_meetings():
    meetings = upcoming()
    return {"meetings": meetings, "list_url": calendar_address() if meetings else ""}
