"""The days before a meeting, or after it, with what is due on each (MT-39)."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.vietnamese.dates import WEEKDAYS, format_day_month, format_time

from ..deadlines import (
    is_worked,
    local_day,
    notice_due,
    papers_due,
    special_days,
    working_days_from,
)
from ..models import Status
from ..steps import BEGIN_BEFORE

DAYS_BEFORE = 5  # working days; eight days in an ordinary week
MOST_OFF_SHOWN = 2  # a weekend stands day by day, Tết in one cell
SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
BEFORE, AFTER = {Status.AWAITING, Status.READY, Status.DRAFT, Status.SENT, Status.IN_SESSION}, {
    Status.ENDED, Status.CONCLUDED,
}  # fmt: skip


@dataclass
class Day:
    day: date
    name: str
    is_off: bool = False
    is_today: bool = False
    is_past: bool = False
    is_meeting: bool = False
    lines: list = field(default_factory=list)


def clock_of(meeting):
    """Return the Days from five working days before the meeting, or until the notice is due.

    Empty for a meeting without a time and a cancelled one. One query.
    """
    if meeting.starts_at is None or meeting.status not in BEFORE | AFTER:
        return []
    special = special_days(local_day(meeting.starts_at))
    day = local_day(meeting.starts_at)
    events = events_of(meeting, special)
    if meeting.status in AFTER:
        first, last = day, local_day(notice_due(meeting, special))
    else:
        first, last = working_days_from(day, -DAYS_BEFORE, special), day
    today, days = timezone.localdate(), []
    for number in range((last - first).days + 1):
        each = first + timedelta(days=number)
        off = not is_worked(each, special) and each != day
        days.append(
            Day(
                each, name_of(each, off, each == today), off, each == today, each < today,
                each == day, events.get(each, []),
            )
        )  # fmt: skip
    return joined(days)


def name_of(day, is_off, is_today):
    words = f"{WEEKDAYS[day.weekday()]} {format_day_month(day)}"
    if is_today:
        return _("Hôm nay, %s") % (words[0].lower() + words[1:])
    return SHORT[day.weekday()] if is_off else words


def events_of(meeting, special):
    """Return {day: [words]} of what happens or is due."""
    found = {}

    def put(moment, words):
        found.setdefault(local_day(moment), []).append(words)

    begin = meeting.starts_at
    if meeting.sent_at:
        put(meeting.sent_at, _("Đã gửi giấy mời"))
    put(
        papers_due(meeting, special),
        _("Hạn tài liệu, trước họp %d ngày làm việc") % meeting.body.papers_days,
    )
    if meeting.answer_by:
        put(meeting.answer_by, _("%s hạn trả lời") % format_time(meeting.answer_by))
    put(begin, _("%s họp") % format_time(begin))
    if meeting.status not in AFTER:
        put(begin, _("điểm danh từ %s") % format_time(begin - BEGIN_BEFORE))
    if meeting.status in AFTER:
        if meeting.concluded_at:
            put(meeting.concluded_at, _("Đã ban hành kết luận"))
        put(notice_due(meeting, special), _("Hạn thông báo kết luận"))
    return found


def joined(days):
    """Make one cell of each long run of days off."""
    found, run = [], []
    for day in [*days, None]:
        if day and day.is_off and not day.is_today and not day.lines:
            run.append(day)
            continue
        if len(run) > MOST_OFF_SHOWN:
            name = f"{format_day_month(run[0].day)} – {format_day_month(run[-1].day)}"
            found.append(Day(run[0].day, name, is_off=True))
        else:
            found += run
        run = []
        found += [day] if day else []
    return found
