"""How the units comply, period by period, computed from the rows each time (MT-41).

Each figure is "so many of so many" with the rows behind it; nothing due is a dash, never a per
cent. Figures stay with the unit that the person came for; substitutes count for whom they replace.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db.models import Exists, Min, OuterRef
from django.utils import timezone

from meetingpages.circulars.acknowledging import figures
from meetingpages.organisation.addresses import judge
from meetingpages.organisation.models import MailDomain

from ..deadlines import local_day, papers_due, special_days
from ..models import CheckEvent, Invitation, Paper
from ..models.meeting import BEFORE_SENT, Status

INDICATORS = {
    "thu-cong-vu": ("Dùng thư công vụ", "người có địa chỉ hợp lệ"),
    "tra-loi": ("Trả lời đúng hạn", "giấy mời đã trả lời"),
    "tai-lieu": ("Gửi tài liệu đúng hạn", "trước họp theo hạn của tổ chức họp"),
    "du-hop": ("Dự đúng thành phần", "lượt mời có người dự"),
    "van-ban": ("Văn bản đã triển khai", "báo cáo đến trước hết hạn"),
}


@dataclass
class Case:
    """One row behind a figure: who or what, about which meeting, and what is wrong ("" if nothing)."""

    name: str
    about: str
    fault: str = ""


@dataclass
class Cell:
    cases: list = field(default_factory=list)

    @property
    def due(self):
        return len(self.cases)

    @property
    def done(self):
        return sum(not case.fault for case in self.cases)

    @property
    def is_full(self):
        return self.done == self.due

    @property
    def percent(self):
        return round(100 * self.done / self.due) if self.due else None

    @property
    def faults(self):
        return [case for case in self.cases if case.fault]


@dataclass
class UnitRow:
    unit: object
    cells: dict

    @property
    def is_idle(self):
        return not any(cell.due for cell in self.cells.values())

    @property
    def is_full(self):
        return not self.is_idle and all(cell.is_full for cell in self.cells.values())


def quarter_of(day):
    return (day.year, (day.month - 1) // 3 + 1)


def bounds(year, quarter):
    """Return the first moment of a quarter and of the next one, in Vietnam."""
    first = date(year, 3 * quarter - 2, 1)
    after = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    return tuple(timezone.make_aware(datetime.combine(day, time())) for day in (first, after))


def board_of(meetings, quarter):
    """Return the UnitRows of the meetings (a queryset) of one quarter, by the unit's name.

    Six queries, whatever their number. Documents are those whose term lies in the quarter.
    """
    held = {meeting.pk: meeting for meeting in held_in(meetings, quarter)}
    cells = defaultdict(lambda: {name: Cell() for name in INDICATORS})
    add_invitations(cells, held)
    add_papers(cells, held)
    add_circulars(cells, *bounds(*quarter))
    rows = [UnitRow(unit, found) for unit, found in cells.items()]
    return sorted(rows, key=lambda row: row.unit.name)


def held_in(meetings, quarter):
    """Return those meetings of a quarter to which people were invited, with their bodies."""
    start, end = bounds(*quarter)
    held = meetings.filter(starts_at__gte=start, starts_at__lt=end)
    return held.exclude(status__in={*BEFORE_SENT, Status.CANCELLED}).select_related("body")


def add_invitations(cells, held):
    came = CheckEvent.objects.filter(is_in=True)
    invitations = (
        Invitation.objects.filter(
            meeting__in=held, withdrawn_at=None, substitute_for=None, unit__isnull=False
        )
        .select_related("person", "unit")
        .annotate(
            came=Exists(came.filter(invitation=OuterRef("pk"))),
            stood_in=Exists(came.filter(invitation__substitute_for=OuterRef("pk"))),
        )
    )
    domains, seen, now = list(MailDomain.objects.all()), set(), timezone.now()
    for row in invitations:
        row.meeting = held[row.meeting_id]
        found = cells[row.unit]
        if (row.unit_id, row.person_id) not in seen:
            seen.add((row.unit_id, row.person_id))
            found["thu-cong-vu"].cases.append(mailbox_case(row.person, domains))
        add_answer(found, row, now)
        if row.meeting.closed_at:
            fault = "" if row.came or row.stood_in else "Không có người dự"
            found["du-hop"].cases.append(case_of(row, fault))


def mailbox_case(person, domains):
    try:
        judge(person.official_email, timezone.localdate(), whose=person.full_name, domains=domains)
    except ValidationError as error:
        return Case(person.full_name, person.official_email, error.messages[0])
    return Case(person.full_name, person.official_email)


def add_answer(found, row, now):
    limit = row.meeting.answer_by or row.meeting.starts_at
    if row.answered_at is None and limit > now:
        return  # nothing is due yet
    if row.answered_at is None:
        fault = "Chưa trả lời"
    else:
        fault = "" if row.answered_at <= limit else "Trả lời sau hạn"
    found["tra-loi"].cases.append(case_of(row, fault))


def case_of(row, fault):
    return Case(row.person.full_name, row.meeting.name, fault)


def add_papers(cells, held):
    if not held:
        return
    # A quarter is shorter than what special_days looks around a day.
    now, special = timezone.now(), special_days(local_day(min(m.starts_at for m in held.values())))
    papers = (
        Paper.objects.filter(item__meeting__in=held, withdrawn_at=None, unit__isnull=False)
        .select_related("unit", "item")
        .annotate(came_at=Min("versions__uploaded_at"))
    )
    for paper in papers:
        meeting = held[paper.item.meeting_id]
        due = papers_due(meeting, special)
        if paper.came_at is None and due > now:
            continue
        late = paper.came_at is None or paper.came_at > due
        fault = "Chưa gửi" if paper.came_at is None else "Gửi sau hạn" if late else ""
        cells[paper.unit]["tai-lieu"].cases.append(Case(str(paper), meeting.name, fault))


def add_circulars(cells, start, end):
    for row in figures.cases_of(start, end):
        cells[row.unit]["van-ban"].cases.append(Case(row.name, row.about, row.fault))
