"""One person's vote: one row whatever is pressed, from whichever device (MT-32, MT-33)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.transitions import Refused
from cms.vietnamese.dates import format_time

from ..models import NamedBallot, Vote, VoteStatus
from .noting import note


class Closed(Refused):
    """The vote was closed before the choice came."""


@transaction.atomic
def cast(vote, invitation, choice, actor):
    """Keep a person's choice; changed until the vote is closed. Closed or Refused say why not."""
    # The row is locked, so that no choice comes in beside the closing.
    vote = Vote.objects.select_for_update().get(pk=vote.pk)
    if vote.status != VoteStatus.OPEN:
        raise Closed(words_when_closed(vote))
    if vote.is_paper:
        raise Refused(_("Biểu quyết này bằng phiếu giấy."))
    if invitation is None or invitation.pk not in vote.roll:
        raise Refused(_("Chưa có tên trong danh sách biểu quyết khi mở."))
    if not 0 <= choice < len(vote.options):
        raise Refused(_("Hãy chọn một phương án."))
    ballot, is_first = NamedBallot.objects.get_or_create(
        vote=vote, invitation=invitation, defaults={"choice": choice}
    )
    if is_first:
        note(actor, "vote.cast", _("Đã biểu quyết"), vote)
    elif ballot.choice != choice:
        ballot.choice, ballot.at = choice, timezone.now()
        ballot.save()
        note(actor, "vote.change", _("Đã đổi lựa chọn biểu quyết"), vote)
    return ballot


def words_when_closed(vote):
    if vote.closed_at is None:
        return _("Biểu quyết chưa mở.")
    return _("Đã đóng lúc %(time)s, lựa chọn chưa gửi không được tính.") % {
        "time": format_time(vote.closed_at)
    }
