"""A vote's life: made, opened with a frozen roll, closed, published (MT-31 … MT-33)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.transitions import Refused, Stale

from ..attendance import counts, quorum_from, seats_of
from ..models import Vote, VoteStatus
from .noting import note_run
from .results import result_of


@transaction.atomic
def create_vote(meeting, vote, actor):
    """Keep a new vote; Refused when its item is decided."""
    if vote.item.is_decided:
        raise Refused(_("Mục %(item)s đã có kết quả.") % {"item": vote.item.label})
    vote.save()
    note_run(actor, meeting, "vote.create", _("Tạo biểu quyết"), vote, item=vote.item_id)


@transaction.atomic
def open_vote(meeting, vote, actor, seen):
    """Open a vote and freeze who may vote; Refused without quorum, with the numbers (MT-28)."""
    seats = seats_of(meeting)
    quorum = quorum_from(seats, meeting.body)
    if not quorum.is_met:
        raise Refused(
            _("Chưa đủ số dự họp: có mặt %(present)d trên %(members)d, cần từ %(needed)d.")
            % {
                "present": quorum.present,
                "members": quorum.members,
                "needed": quorum.needed,
            }
        )
    if vote.item_id != meeting.current_item_id or vote.item.is_decided:
        raise Refused(_("Chỉ mở biểu quyết của mục đang xét, chưa có kết quả."))
    if Vote.objects.filter(item__meeting=meeting, status=VoteStatus.OPEN).exists():
        raise Refused(_("Còn biểu quyết đang mở: hãy đóng trước."))
    step(
        vote, seen, VoteStatus.DRAFT, VoteStatus.OPEN,
        opened_at=timezone.now(), roll=roll_of(seats, meeting.body),
        members=quorum.members, present=quorum.present,
    )  # fmt: skip
    note_run(actor, meeting, "vote.open", _("Mở biểu quyết"), vote, roll=len(vote.roll))


@transaction.atomic
def close_vote(meeting, vote, actor, seen):
    """Close an open vote; a choice that comes later is refused."""
    step(vote, seen, VoteStatus.OPEN, VoteStatus.CLOSED, closed_at=timezone.now())
    note_run(actor, meeting, "vote.close", _("Đóng biểu quyết"), vote)


@transaction.atomic
def publish_vote(meeting, vote, actor, seen):
    """Show the result to those who take part; Refused while two tallies differ (MT-35)."""
    if vote.status == VoteStatus.CLOSED and result_of(vote) is None:
        raise Refused(_("Phiếu giấy chưa có hai lần nhập giống nhau."))
    step(vote, seen, VoteStatus.CLOSED, VoteStatus.PUBLISHED)
    note_run(actor, meeting, "vote.publish", _("Công bố kết quả biểu quyết"), vote)


def step(vote, seen, source, target, **columns):
    """Write a vote's next state if it still is as it was seen; else Stale."""
    rows = Vote.objects.filter(pk=vote.pk, version=seen, status=source)
    if not rows.update(status=target, version=seen + 1, **columns):
        raise Stale
    vote.refresh_from_db()


def roll_of(seats, body):
    """Return the ids of the invitations that may vote now (MT-32).

    Who sent a substitute votes by the substitute only: if the body allows it and he is there.
    """
    roll = []
    for seat in seats:
        if seat.substitute is None:
            if counts(seat.state, body):
                roll.append(seat.pk)
        elif body.substitute_votes and counts(seat.substitute_state, body):
            roll.append(seat.substitute)
    return roll
