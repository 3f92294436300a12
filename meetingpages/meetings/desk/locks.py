"""When a meeting may no longer be changed at the desk, and how a change is noticed by others."""

from django.db.models import F
from django.utils.translation import gettext as _

from ..models import Meeting, Status
from ..models.meeting import OVER
from ..permissions import Act, may
from ..public.notices import publish_notice
from ..public.showing import is_public

WATCHED = (Status.AWAITING, Status.READY)  # somebody is about to decide on what he has seen


def why_locked(meeting, actor):
    """Return in words why this actor may not change the meeting now, or "".

    What was approved is what is sent: a secretary changes it only after it was given back.
    """
    if meeting.status in OVER:
        return _("Cuộc họp đã kết thúc hoặc đã hủy, không sửa được nữa.")
    if meeting.status == Status.READY and not may(actor, Act.APPROVE, meeting):
        return _("Cuộc họp đã được duyệt. Muốn sửa, đề nghị Chánh Văn phòng trả lại.")
    return ""


def tell_deciders(meeting):
    """Make a step that was decided on before this change stale, while one is awaited (MT-6)."""
    if meeting.status in WATCHED:
        Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1)


def tell_readers(meeting):
    """Bring the public notice of an announced meeting up to date, if there is one."""
    if is_public(meeting):
        publish_notice(meeting)
