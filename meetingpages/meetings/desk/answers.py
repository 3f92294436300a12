"""The sum of the answers, its bar, and whether those who promised to come are enough."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..attendance import Quorum
from ..models import Answer
from ..models.settings import Share

BAR_WIDTH, GAP = 332, 2  # units of the picture, as wide as the rail
KINDS = [
    (Answer.IN_PERSON, _("Tham dự trực tiếp")),
    (Answer.ONLINE, _("Tham dự trực tuyến")),
    (Answer.SUBSTITUTE, _("Cử người dự thay")),
    (Answer.ABSENT, _("Vắng mặt")),
    ("", _("Chưa trả lời")),
]


@dataclass
class Part:
    """One answer: its words, how many gave it, and its piece of the bar."""

    kind: str
    label: str
    count: int
    left: int
    width: int


@dataclass
class Sum:
    parts: list
    answered: int
    invited: int
    expected: Quorum


def sum_of(meeting, rows):
    """Return the Sum of all invited people."""
    answers = [row.invitation.answer for row in rows]
    counts = [(kind, label, answers.count(kind)) for kind, label in KINDS]
    room = BAR_WIDTH - GAP * (sum(count > 0 for _kind, _label, count in counts) - 1)
    parts, left, given = [], 0, 0
    for kind, label, count in counts:
        # Ends are computed from the whole, so that the last piece ends with the bar.
        width = (given + count) * room // len(rows) - given * room // len(rows) if rows else 0
        parts.append(Part(str(kind) or "none", label, count, left, width))
        given += count
        left += width + GAP if count else 0
    answered = len(answers) - answers.count("")
    return Sum(parts, answered, len(rows), expected_quorum(meeting, rows))


def expected_quorum(meeting, rows):
    """Return the Quorum if everybody comes as promised, by the body's rules (MT-28)."""
    body = meeting.body
    counted = {Answer.IN_PERSON}
    counted |= {Answer.ONLINE} if body.online_counts else set()
    counted |= {Answer.SUBSTITUTE} if body.substitute_counts else set()
    members = [row.invitation for row in rows if row.invitation.has_vote]
    promised = sum(member.answer in counted for member in members)
    return Quorum(promised, len(members), Share(body.quorum).needed_of(len(members)))
