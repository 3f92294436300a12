"""The pointer that everybody follows: to an item, into a break, an outcome, an added item (MT-26).

Every move was decided on one state, whose `pointer_number` comes along; whoever is second is told.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.transitions import Refused, Stale

from ..models import AgendaItem, Meeting, Outcome, Status, VoteStatus
from .noting import note_run

LONGEST_BREAK = 180  # minutes; a lunch, not another day


@transaction.atomic
def go_to(meeting, item, actor, seen):
    """Put the pointer on an item; Refused for a decided one, Stale when it has moved meanwhile."""
    if item.is_decided:
        raise Refused(_("Mục %(item)s đã có kết quả, không mở lại.") % {"item": item.label})
    now = timezone.now()
    refuse_open_vote(meeting)
    move(meeting, seen, current_item=item, break_until=None)
    leave_current(meeting, item, now)
    AgendaItem.objects.filter(pk=item.pk, began_at=None).update(began_at=now)
    AgendaItem.objects.filter(pk=item.pk).update(ended_at=None)
    said = _("Sang mục %(item)s") % {"item": item.label or item.public_name}
    note_run(actor, meeting, "move", said, item)


@transaction.atomic
def take_break(meeting, minutes, actor, seen):
    """Say that the meeting goes on in some minutes; 0 ends a break now."""
    if not 0 <= minutes <= LONGEST_BREAK:
        raise Refused(_("Số phút giải lao từ 1 đến %(most)d.") % {"most": LONGEST_BREAK})
    until = timezone.now() + timedelta(minutes=minutes) if minutes else None
    move(meeting, seen, break_until=until)
    said = _("Giải lao %(minutes)d phút") % {"minutes": minutes} if minutes else _("Họp tiếp")
    note_run(actor, meeting, "break", said, meeting)


@transaction.atomic
def decide(meeting, item, outcome, actor, seen):
    """Give the current item its outcome, which locks it (MT-7)."""
    if item.pk != meeting.current_item_id:
        raise Refused(_("Chỉ ghi kết quả cho mục đang xét."))
    if outcome not in Outcome.values:
        raise Refused(_("Hãy chọn một kết quả."))
    refuse_open_vote(meeting)
    move(meeting, seen)
    rows = AgendaItem.objects.filter(pk=item.pk, outcome="")
    if not rows.update(outcome=outcome, ended_at=timezone.now(), version=F("version") + 1):
        raise Refused(_("Mục %(item)s đã có kết quả.") % {"item": item.label})
    said = _("Kết quả mục %(item)s: %(outcome)s") % {
        "item": item.label or item.public_name, "outcome": Outcome(outcome).label
    }  # fmt: skip
    note_run(actor, meeting, "item.outcome", said, item, outcome=outcome)


@transaction.atomic
def add_item(meeting, item, after, actor, seen):
    """Put a raised item ("phát sinh") behind another one."""
    move(meeting, seen)
    meeting.items.filter(order__gt=after.order).update(order=F("order") + 1)
    item.meeting, item.order, item.is_added = meeting, after.order + 1, True
    item.save()
    note_run(actor, meeting, "item.add", _("Thêm mục phát sinh"), item)


def move(meeting, seen, **columns):
    """Write columns of the running meeting that was seen at a pointer number; else Stale."""
    rows = Meeting.objects.filter(pk=meeting.pk, pointer_number=seen, status=Status.IN_SESSION)
    if not rows.update(pointer_number=F("pointer_number") + 1, **columns):
        raise Stale


def leave_current(meeting, item, now):
    """Note when the item that was dealt with until now ended; its outcome did so already."""
    left = AgendaItem.objects.filter(pk=meeting.current_item_id, ended_at=None)
    left.exclude(pk=item.pk).update(ended_at=now)


def refuse_open_vote(meeting):
    if meeting.items.filter(votes__status=VoteStatus.OPEN).exists():
        raise Refused(_("Còn biểu quyết đang mở: hãy đóng trước."))
