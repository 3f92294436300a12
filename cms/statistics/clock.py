"""Moments as the counting knows them: milliseconds since 1970, days and hours of Vietnam (V-3)."""

import time
from datetime import UTC, date, datetime

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
ZONE = 7 * HOUR  # Vietnam has had no other time since 1975.
FIRST_DAY = date(1970, 1, 1).toordinal()


def now():
    return time.time_ns() // 1_000_000


def day_number(moment):
    """Return the number of the Vietnamese day in which the moment lies; day 0 is 01/01/1970."""
    return (moment + ZONE) // DAY


def day_of(number):
    """Return the date of a day number."""
    return date.fromordinal(FIRST_DAY + number)


def as_datetime(moment):
    return datetime.fromtimestamp(moment / SECOND, UTC)


def start_of(day):
    """Return the first moment of a date in Vietnam."""
    return (day.toordinal() - FIRST_DAY) * DAY - ZONE
