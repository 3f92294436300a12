"""The pages of a meeting that its desk leads to: those of use in its state, one of them in front."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .. import steps
from ..models import Status

LEFT = (Status.SENT, Status.IN_SESSION)  # invitations have left, the end is to come


@dataclass(frozen=True)
class Way:
    """`place` is the name of the address; `is_main` marks the one thing to do now."""

    place: str
    label: str
    is_main: bool = False


def ways_of(meeting, locked):
    """Return the Ways of a meeting; `locked` says why the desk may not change it, or is ""."""
    status = meeting.status
    agenda = _("Chương trình") if locked else _("Sửa chương trình")
    found = [
        (is_run(meeting), Way("meeting_run", _("Điều khiển phiên họp"), is_main=True)),
        (meeting.began_at, Way("meeting_conclusions", _("Kết luận, biên bản"))),
        (status == Status.SENT, Way("meeting_change", _("Hoãn, đổi giờ họp"))),
        (not locked and status != Status.IN_SESSION, Way("meeting_edit", _("Sửa cuộc họp"))),
        (True, Way("meeting_agenda", agenda)),
        (True, Way("meeting_people", _("Thành phần"))),
        (True, Way("meeting_papers", _("Tài liệu"))),
    ]
    return [way for is_of_use, way in found if is_of_use]


def is_run(meeting):
    """Whether there is something to run: from an hour before, when people check in, to the end."""
    is_near = meeting.status == Status.SENT and not steps.it_is_time(meeting, None)
    return is_near or meeting.status == Status.IN_SESSION
