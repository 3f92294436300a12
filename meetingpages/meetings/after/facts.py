"""What happened in a meeting, as plain values: minutes and their Word file are both made of it (MT-37).

Everything is read from the rows of the meeting until the minutes are settled; then the values that
were read last are kept with them.
"""

from django.db.models import Prefetch

from cms.vietnamese.dates import format_date, format_datetime, format_time

from ..attendance import quorum_of
from ..models import CheckEvent, Invitation, NamedBallot, Paper, Vote, VoteStatus
from ..models.meeting import Level
from ..permissions import may_read_item
from ..room.results import result_of


def facts_of(meeting):
    """Return what happened as a dictionary of texts, lists and numbers, fit for JSON."""
    record = getattr(meeting, "record", None)
    if record is not None and record.settled_at:
        return record.facts
    quorum = quorum_of(meeting)
    people = attendance_of(meeting)
    return {
        "name": meeting.name,
        "number": meeting.invitation_number,
        "body": meeting.body.name,
        "day": format_date(meeting.began_at or meeting.starts_at),
        "began": format_datetime(meeting.began_at) if meeting.began_at else "",
        "ended": format_time(meeting.closed_at) if meeting.closed_at else "",
        "place": meeting.place,
        "chair": with_position(meeting.chair),
        "secretary": with_position(meeting.secretary),
        "present": [row for row in people if row["times"]],
        "absent": [row for row in people if not row["times"]],
        "quorum": {"present": quorum.present, "members": quorum.members, "needed": quorum.needed},
        "agenda": items_of(meeting),
    }


def facts_for(own, meeting):
    """Return the facts as a Standing may read them: of a limited item others see that it was held."""
    items = meeting.items.prefetch_related("readers")
    open_to_own = {str(item.uuid) for item in items if may_read_item(own, item)}
    facts = facts_of(meeting)
    agenda = [
        item
        if not item["is_limited"] or own.is_chair or item.get("uuid") in open_to_own
        else veiled(item)
        for item in facts["agenda"]
    ]
    return facts | {"agenda": agenda}


def veiled(item):
    """Return an item without what is kept to its readers; early settled minutes lack some names."""
    nothing = {"presenter": "", "papers": [], "votes": [], "conclusion": ""}
    return item | nothing | {"name": item.get("public_name", ""), "is_veiled": True}


def with_position(person):
    if person is None:
        return ""
    return f"{person.full_name}, {person.position}" if person.position else person.full_name


def attendance_of(meeting):
    """Return a row for each person invited, with the times of coming and going; two queries."""
    rows = Invitation.objects.filter(meeting=meeting, withdrawn_at=None).select_related(
        "person", "unit", "substitute_for__person"
    )
    checks = Prefetch("checks", CheckEvent.objects.order_by("at", "pk"))
    return [
        {
            "name": row.person.full_name,
            "position": row.person.position,
            "unit": row.unit.shown_name if row.unit else "",
            "role": row.get_role_display(),
            "instead_of": row.substitute_for.person.full_name if row.substitute_for else "",
            "reason": row.reason,
            "times": ", ".join(map(words_of, row.checks.all())),
        }
        for row in rows.prefetch_related(checks)
    ]


def words_of(check):
    words = ("vào" if check.is_in else "ra") + (" trực tuyến" if check.is_online else "")
    return f"{words} {format_time(check.at)}"


def items_of(meeting):
    """Return a row for each item with papers, votes, outcome and conclusion; four queries."""
    votes = Vote.objects.exclude(status=VoteStatus.DRAFT).prefetch_related(
        Prefetch("ballots", NamedBallot.objects.select_related("invitation__person")), "tallies"
    )
    papers = Paper.objects.filter(withdrawn_at=None).prefetch_related("versions")
    items = meeting.items.prefetch_related(Prefetch("votes", votes), Prefetch("papers", papers))
    return [
        {
            "uuid": str(item.uuid),
            "label": item.label,
            "name": item.name,
            "public_name": item.public_name,
            "presenter": item.presenter,
            "is_limited": item.level == Level.LIMITED,
            "outcome": item.get_outcome_display(),
            "times": times_of(item),
            "papers": [named(paper) for paper in item.papers.all() if paper.versions.all()],
            "votes": [vote_words(vote) for vote in item.votes.all()],
            "conclusion": item.conclusion,
        }
        for item in items
    ]


def named(paper):
    """Return the title; of a paper that has readers of its own none, whoever reads the minutes."""
    return "Tài liệu hạn chế" if paper.level == Level.LIMITED else paper.title


def times_of(item):
    if not item.began_at:
        return ""
    return format_time(item.began_at) + (
        f" – {format_time(item.ended_at)}" if item.ended_at else ""
    )


def vote_words(vote):
    """Return {statement, how, result, names} of a vote; names only of a named one."""
    result = result_of(vote)
    counts = ", ".join(f"{line.option}: {line.count}" for line in result.lines) if result else ""
    verdict = ("Thông qua" if result.passed else "Không thông qua") if result else "Chưa có kết quả"
    names = {}
    if not vote.is_paper:
        for ballot in vote.ballots.all():
            names.setdefault(vote.options[ballot.choice], []).append(
                ballot.invitation.person.full_name
            )
    return {
        "statement": vote.statement,
        "how": "phiếu giấy" if vote.is_paper else "công khai",
        "base": f"{vote.present} trên {vote.members} thành viên có mặt khi mở",
        "result": f"{counts}. {verdict}." if counts else f"{verdict}.",
        "names": [[option, ", ".join(people)] for option, people in names.items()],
    }
