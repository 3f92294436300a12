"""The state of a running meeting in a few words, asked for by every screen each 3 seconds (MT-26).

Whoever asks is asked for the right each time. The state itself is alike for everybody, so each
process reads it at most twice a second, however many screens there are.
"""

from functools import lru_cache, partial

from django.db.models import OuterRef, Subquery, Sum
from django.http import Http404, HttpResponseNotModified, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.statistics.snapshot import Snapshot
from cms.vietnamese.dates import format_time

from ..actors import actor_of
from ..attendance import quorum_of
from ..models import Meeting, Status, Vote, VoteStatus
from ..permissions import Act, is_let_in, may
from .schedule import overrun

KEPT_SECONDS = 0.5  # with 3 seconds between two questions, a moved pointer is seen within 4
MEETINGS = 64  # as many as one province holds at once


@never_cache
@require_safe
def meeting_now(request, uuid):
    """Answer the state as JSON, or 304 when nothing of it has changed since."""
    if not (is_let_in(request, uuid) or may_otherwise(request, uuid)):
        raise Http404
    state = snapshot_of(uuid).get()
    tag = '"{pointer}-{votes}-{present}-{members}-{status}-{at}"'.format(**state)
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponseNotModified()
    else:
        answer = JsonResponse(state)
    answer["ETag"] = tag
    return answer


def may_otherwise(request, uuid):
    """Return the full answer, for the chair and the secretariat who are not invited."""
    meeting = Meeting.objects.select_related("body").filter(uuid=uuid).first()
    return meeting is not None and may(actor_of(request, meeting), Act.ENTER, meeting)


@lru_cache(MEETINGS)
def snapshot_of(uuid):
    return Snapshot(partial(read_state, uuid), KEPT_SECONDS)


def forget():
    """Drop what this process keeps."""
    snapshot_of.cache_clear()


def read_state(uuid):
    # Not find_meeting(): what pages show besides, such as the notice, costs more than all the rest.
    meetings = Meeting.objects.select_related("body", "current_item")
    return state_of(meetings.annotate(**vote_columns()).get(uuid=uuid))


def vote_columns():
    """Return the annotations that say which vote is open, and change with every step of a vote."""
    votes = Vote.objects.filter(item__meeting=OuterRef("pk")).order_by()
    return {
        "open_vote": Subquery(votes.filter(status=VoteStatus.OPEN).values("pk")[:1]),
        "vote_steps": Subquery(
            votes.values("item__meeting").annotate(steps=Sum("version")).values("steps")
        ),
    }


def steps_of_votes(meeting):
    """Return the number that grows with every step of a vote, as the screens compare it."""
    votes = Vote.objects.filter(item__meeting=meeting)
    return votes.aggregate(steps=Sum("version"))["steps"] or 0


def state_of(meeting):
    """Return the state that screens show; names of items are not in it."""
    quorum = quorum_of(meeting)
    item = meeting.current_item
    return {
        "status": meeting.status,
        "item": item.label if item else "",
        "words": words_of(meeting),
        "late": late_words(meeting),
        "vote": meeting.open_vote,
        "votes": meeting.vote_steps or 0,
        "present": quorum.present,
        "members": quorum.members,
        "quorum": quorum_words(quorum),
        "is_met": quorum.is_met,
        "pointer": meeting.pointer_number,
        "at": format_time(timezone.now()),
    }


def strip_of(meeting):
    """Return what a page that follows the meeting shows of this moment; two queries."""
    quorum = quorum_of(meeting)
    return {
        "is_asked": meeting.status in (Status.SENT, Status.IN_SESSION),  # people check in before it
        "words": words_of(meeting),
        "late": late_words(meeting),
        "now": timezone.now(),
        "votes_key": steps_of_votes(meeting),
        "quorum": quorum,
        "quorum_words": quorum_words(quorum),
    }


def quorum_words(quorum):
    """Return the quorum as whoever runs the meeting reads it, always in sight (MT-28)."""
    values = {"present": quorum.present, "members": quorum.members, "needed": quorum.needed}
    if quorum.is_met:
        words = _(
            "Có mặt %(present)d trên %(members)d thành viên, đủ điều kiện họp (cần từ %(needed)d)"
        )
    else:
        words = _(
            "Có mặt %(present)d trên %(members)d thành viên, chưa đủ điều kiện họp (cần từ %(needed)d)"
        )
    return words % values


def words_of(meeting):
    """Return where the meeting is: "Đang ở mục 3", "Giải lao đến 09:10", "Đã kết thúc"."""
    if meeting.status != Status.IN_SESSION:
        return meeting.get_status_display()
    if is_break(meeting):
        return _("Giải lao đến %(time)s") % {"time": format_time(meeting.break_until)}
    if meeting.current_item_id is None:
        return _("Chưa vào mục nào")
    item = meeting.current_item
    return _("Đang ở mục %(item)s") % {"item": item.label or item.public_name}


def late_words(meeting):
    """Return "quá 4 phút" while the current item takes longer than planned, else ""."""
    minutes = overrun(meeting.current_item)
    if meeting.status != Status.IN_SESSION or is_break(meeting) or not minutes:
        return ""
    return _("quá %(minutes)d phút") % {"minutes": minutes}


def is_break(meeting):
    return bool(meeting.break_until and meeting.break_until > timezone.now())
