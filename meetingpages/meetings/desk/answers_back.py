"""Where the desk leads after a press."""

from django.http import HttpResponseRedirect
from django.urls import reverse


def see_other(name, meeting, suffix=""):
    """Return the 303 to a page of the meeting; `suffix` is a query or an anchor."""
    return HttpResponseRedirect(reverse(name, args=[meeting.uuid]) + suffix, status=303)
