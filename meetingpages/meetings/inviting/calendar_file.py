"""The participant's own calendar entry as a file (MT-18)."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from ..doors import open_to
from ..models import Status
from ..permissions import Act, standing_of
from .calendars import CANCEL, REQUEST, calendar_of

NAME = "lich-hop.ics"


@require_safe
@open_to(Act.ENTER)
def download(request, meeting, actor):
    """Send the entry of whoever is invited; the same 404 for the staff of the desk."""
    invitation = standing_of(actor, meeting).invitation
    if invitation is None:
        raise Http404
    method = CANCEL if meeting.status == Status.CANCELLED else REQUEST
    try:
        words = calendar_of(meeting, invitation, method)
    except ValidationError:  # no secretary, so nobody to answer to
        raise Http404 from None
    kind = f"text/calendar; charset=utf-8; method={method}"
    answer = HttpResponse(words, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return answer
