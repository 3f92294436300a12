"""Dates as the portal shows and reads them: Vietnamese words, the time of Ho Chi Minh City (N-53).

Moments are aware datetimes of any zone; a naive one raises ValueError, since it would be shown
wrong without a word.
"""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")

# Outside these years a day has no place in the portal, and near the calendar's ends adding a time
# zone overflows.
FIRST_YEAR, LAST_YEAR = 1900, 2999
_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def format_datetime(moment):
    """Return 'Thứ tư - 11/09/2019 14:07' (NA-3)."""
    local = _local(moment)
    return f"{WEEKDAYS[local.weekday()]} - {local:%d/%m/%Y %H:%M}"


def format_date(day):
    """Return '11/09/2019' for a date or an aware datetime."""
    return f"{_local(day):%d/%m/%Y}"


def format_day_month(day):
    """Return '11/09' for a date or an aware datetime."""
    return f"{_local(day):%d/%m}"


def format_time(moment):
    """Return '14:07'."""
    return f"{_local(moment):%H:%M}"


def iso(moment):
    """Return '2019-09-11T14:07:00+07:00' for machines, without parts of a second (ND-4).

    A date without a time is '2019-09-11'.
    """
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return _local(moment).isoformat(timespec="seconds")


def parse_date(text):
    """Return the date that 'dd/mm/yyyy' names; ValueError for any other form or an unreal day."""
    match = _DAY_MONTH_YEAR.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not dd/mm/yyyy: {text!r}")
    day, month, year = (int(part) for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"year out of range: {text!r}")
    return date(year, month, day)


def _local(moment):
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(ZONE)
