"""The week that /lich-hop/ shows: days with their meetings, and the weeks beside it."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from django import forms
from django.utils import timezone

from cms.vietnamese.dates import WEEKDAYS

from ..models import MeetingBody
from .showing import public_meetings, public_notice, state_words

WEEK = timedelta(days=7)
_ISO_WEEK = re.compile(r"(20[0-9]{2})-([0-9]{1,2})")


@dataclass
class Day:
    day: date
    is_today: bool
    meetings: list = field(default_factory=list)

    @property
    def weekday(self):
        return WEEKDAYS[self.day.weekday()]


@dataclass
class Week:
    """Seven days from a Monday; `next_busy` is the first later week with a meeting, if this has none."""

    monday: date
    days: list
    next_busy: date | None = None

    @property
    def number(self):
        return self.monday.isocalendar().week

    @property
    def sunday(self):
        return self.monday + timedelta(days=6)

    @property
    def name(self):
        return name_of(self.monday)

    @property
    def previous(self):
        return name_of(self.monday - WEEK)

    @property
    def next(self):
        return name_of(self.monday + WEEK)

    @property
    def is_this(self):
        return self.monday == monday_of(timezone.localdate())

    @property
    def next_busy_name(self):
        return name_of(self.next_busy) if self.next_busy else ""


def monday_of(day):
    return day - timedelta(days=day.weekday())


def name_of(monday):
    """Return '2019-37', the week as addresses name it."""
    year, week, _day = monday.isocalendar()
    return f"{year}-{week:02}"


def monday_named(name):
    """Return the Monday of '2019-37', of this week for anything else."""
    match = _ISO_WEEK.fullmatch(name or "")
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except (TypeError, ValueError):
        return monday_of(timezone.localdate())


class BodyForm(forms.Form):
    """The choice "Tổ chức họp"; an unknown value is no filter."""

    body = forms.ModelChoiceField(
        MeetingBody.objects, label="Tổ chức họp", required=False, empty_label="Tất cả"
    )

    def add_prefix(self, field_name):
        return "to-chuc"

    @property
    def chosen(self):
        return self.cleaned_data.get("body") if self.is_valid() else None


def week_of(monday, body=None):
    """Return the Week that begins on that Monday; three queries at most."""
    today = timezone.localdate()
    days = [Day(monday + timedelta(days=number), False) for number in range(7)]
    for each in days:
        each.is_today = each.day == today
    meetings = public_meetings().filter(body=body) if body else public_meetings()
    shown = meetings.filter(starts_at__date__range=(days[0].day, days[-1].day))
    for meeting in shown:
        meeting.state, meeting.state_words = state_words(meeting)
        meeting.public_notice = public_notice(meeting)
        days[timezone.localdate(meeting.starts_at).weekday()].meetings.append(meeting)
    week = Week(monday, days)
    if not any(each.meetings for each in days):
        later = meetings.filter(starts_at__date__gt=days[-1].day).first()
        week.next_busy = monday_of(timezone.localdate(later.starts_at)) if later else None
    return week
