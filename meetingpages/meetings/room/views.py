"""The participants' page of one meeting: the invitation until it begins, then the room itself."""

from ..doors import open_to
from ..inviting.face import show_invitation
from ..models import Status
from ..permissions import Act
from .live import show_room


@open_to(Act.ENTER)
def show(request, meeting, actor):
    if meeting.status in (Status.SENT, Status.CANCELLED):
        return show_invitation(request, meeting, actor)
    return show_room(request, meeting, actor)
