"""Working days: weekends off, holidays off, make-up days worked (MT-39).

Quyết định 45/2018/QĐ-TTg: papers three working days before the meeting, the notice of conclusions
five after it. The meeting's own day is not counted.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from .models import Holiday

SATURDAY = 5
END_OF_DAY = time(23, 59, 59)
# Days around a day that a quarter and its terms can reach, Tết's nine days off included.
AROUND = timedelta(days=120)


def special_days(around):
    """Return {day: is it worked} of the holidays and make-up days near a day; one query."""
    near = Holiday.objects.filter(day__range=(around - AROUND, around + AROUND))
    return dict(near.values_list("day", "is_worked"))


def is_worked(day, special):
    return special.get(day, day.weekday() < SATURDAY)


def working_days_from(day, number, special):
    """Return the day that lies so many working days before (negative) or after a day."""
    step = timedelta(days=1 if number > 0 else -1)
    left = abs(number)
    while left:
        day += step
        left -= is_worked(day, special)
    return day


def papers_due(meeting, special=None):
    """Return the moment until which papers are in time: 11/09/2019 → the end of 06/09."""
    return end_of(local_day(meeting.starts_at), -meeting.body.papers_days, special)


def notice_due(meeting, special=None):
    """Return the moment until which the notice is in time: 11/09/2019 → the end of 18/09."""
    ended = meeting.closed_at or meeting.ends_at or meeting.starts_at
    return end_of(local_day(ended), meeting.body.notice_days, special)


def end_of(day, number, special):
    special = special_days(day) if special is None else special
    due = working_days_from(day, number, special)
    return timezone.make_aware(datetime.combine(due, END_OF_DAY))


def local_day(moment):
    return timezone.localtime(moment).date()
