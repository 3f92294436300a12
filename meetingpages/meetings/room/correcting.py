"""A wrong outcome is put right: in session only, with a reason that stands in the log (MT-7).

A decided item is locked; this is the one door. What a published vote decided is not for one person
to change: then the outcome is bound to the vote (MT-31).
"""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cms.transitions import Refused, Stale

from ..models import AgendaItem, Outcome, VoteStatus
from .moving import move, refuse_open_vote
from .noting import note_run
from .results import result_of

REOPENED = ""  # in place of an outcome: the item is dealt with again


@transaction.atomic
def correct(meeting, item, outcome, reason, actor, seen):
    """Give a decided item another outcome, or none; raises Refused in words, or Stale."""
    refuse_open_vote(meeting)
    move(meeting, seen)
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if not item.is_decided:
        raise Stale
    refuse_correction(item, outcome)
    was, changes = item.outcome, {"outcome": outcome, "version": F("version") + 1}
    if outcome == REOPENED and item.pk == meeting.current_item_id:
        changes["ended_at"] = None  # else the pointer does it when it comes back
    AgendaItem.objects.filter(pk=item.pk).update(**changes)
    said = _("Sửa kết quả mục %(item)s: %(old)s thành %(new)s") % {
        "item": item.label or item.public_name, "old": words_of(was), "new": words_of(outcome)
    }  # fmt: skip
    note_run(actor, meeting, "item.correct", said, item, reason=reason, outcome=outcome, was=was)


def refuse_correction(item, outcome):
    """Raise Refused when nothing is to correct, or when a published vote says otherwise."""
    if outcome and item.began_at is None:
        raise Refused(_("Mục chưa được xét: hãy mở lại, rồi sang mục này."))
    voted = outcome_by_votes(item)
    if voted and (item.outcome == voted or outcome not in (voted, REOPENED)):
        words = _("Biểu quyết đã công bố cho kết quả “%(outcome)s”, không sửa khác đi được.")
        raise Refused(words % {"outcome": words_of(voted)})


def outcome_by_votes(item):
    """Return the outcome on which all published votes of an item agree, or None."""
    votes = item.votes.filter(status=VoteStatus.PUBLISHED)
    passed = {result.passed for vote in votes if (result := result_of(vote))}
    if len(passed) != 1:
        return None
    return Outcome.PASSED if passed.pop() else Outcome.REJECTED


def words_of(outcome):
    return Outcome(outcome).label if outcome else _("chưa có kết quả")
