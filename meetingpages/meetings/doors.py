"""The door of every page of one meeting: found, asked for a right, or the same 404 as missing."""

from functools import wraps

from django.http import Http404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .actors import actor_of
from .models import Meeting
from .permissions import may

KNOWN = ["GET", "HEAD", "POST"]  # Anything else is refused before anybody's right is asked.


def open_to(act):
    """Decorate view(request, meeting, actor, …) to answer only those who may do `act` (MT-9)."""

    def wrap(view):
        @never_cache
        @require_http_methods(KNOWN)
        @wraps(view)
        def asked(request, uuid, **given):
            meeting = find_meeting(uuid)
            actor = actor_of(request, meeting)
            if not may(actor, act, meeting):
                raise Http404
            return view(request, meeting, actor, **given)

        return asked

    return wrap


def find_meeting(uuid):
    """Return the meeting with what every page of it shows; Http404 without one."""
    about = Meeting.objects.select_related(
        "body", "room", "chair__unit", "secretary__unit", "current_item", "notice"
    )
    found = about.filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found
