"""The totals of a paper ballot, typed by two people who do not see each other's (MT-34, MT-35)."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms.transitions import Refused

from ..models import PaperTally, Vote, VoteStatus
from .noting import note

TYPISTS = 2


def current_round(vote):
    """Return (number of the round, its tallies); a new one begins when two have differed."""
    tallies = list(vote.tallies.order_by("round", "pk"))
    number = tallies[-1].round if tallies else 1
    latest = [tally for tally in tallies if tally.round == number]
    if len(latest) == TYPISTS and differences(vote, *latest):
        return number + 1, []
    return number, latest


def agreed_tally(vote):
    """Return one of two equal tallies, or None."""
    _number, latest = current_round(vote)
    return latest[0] if len(latest) == TYPISTS else None


def last_difference(vote):
    """Return the names of the fields in which the last two tallies differed; [] when none did."""
    number, latest = current_round(vote)
    if number == 1 or latest:
        return []
    return differences(vote, *vote.tallies.filter(round=number - 1).order_by("pk"))


def differences(vote, first, second):
    """Return the names of the fields that are not equal."""
    found = [
        str(PaperTally._meta.get_field(name).verbose_name)
        for name in ("issued", "returned", "valid", "invalid")
        if getattr(first, name) != getattr(second, name)
    ]
    pairs = zip(vote.options, first.counts, second.counts, strict=True)
    return found + [option for option, one, other in pairs if one != other]


@transaction.atomic
def keep_tally(meeting, vote, tally, actor):
    """Keep what one person typed; the same account twice in a round is refused.

    Who typed it stands in the log with the round, also when the two differ.
    """
    vote = Vote.objects.select_for_update().get(pk=vote.pk)
    if vote.status != VoteStatus.CLOSED:
        raise Refused(_("Chỉ nhập phiếu sau khi đóng và trước khi công bố biểu quyết."))
    number, latest = current_round(vote)
    if len(latest) == TYPISTS:
        raise Refused(_("Hai lần nhập đã giống nhau."))
    if any(other.by_id == actor.user.pk for other in latest):
        raise Refused(_("Tài khoản này đã nhập. Cần một người khác nhập lần thứ hai."))
    tally.vote, tally.by, tally.round = vote, actor.user, number
    tally.save()
    figures = {name: getattr(tally, name) for name in ("issued", "returned", "valid", "invalid")}
    note(
        actor, "tally", _("Nhập kết quả phiếu giấy"), vote,
        meeting=str(meeting.uuid), round=number, counts=tally.counts, **figures,
    )  # fmt: skip
    return tally
