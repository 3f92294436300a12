"""Visits and views by day, month and year, gaps filled with zeros (V-3, V-18)."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Sum
from django.db.models.functions import TruncMonth, TruncYear
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.dates import WEEKDAYS

from . import clock
from .models import DayCount

DAYS_SHOWN, MONTHS_SHOWN, YEARS_SHOWN = 30, 12, 20
# (day, month) of the holidays that fall on the same day each year.
HOLIDAYS = {(1, 1), (30, 4), (1, 5), (2, 9)}
WORKDAY, FREE, CURRENT = "work", "free", "now"


class Point(NamedTuple):
    """The sums of one day, month or year; `kind` says how its bar looks."""

    start: date
    name: str
    short: str
    kind: str
    visits: int
    views: int


def today():
    return clock.day_of(clock.day_number(clock.now()))


def days():
    """Return a Point for each of the last days, today last."""
    last = today()
    dates = [last - timedelta(back) for back in reversed(range(DAYS_SHOWN))]
    rows = DayCount.objects.filter(day__gte=dates[0]).values_list("day", "visits", "views")
    found = {day: sums for day, *sums in rows}
    return [day_point(day, found.get(day, (0, 0)), last) for day in dates]


def day_point(day, sums, last):
    name = f"{WEEKDAYS[day.weekday()]} - {day:%d/%m/%Y}"
    is_free = day.weekday() > 4 or (day.day, day.month) in HOLIDAYS
    kind = CURRENT if day == last else FREE if is_free else WORKDAY
    return Point(day, name, f"{day:%d/%m}", kind, *sums)


def months():
    """Return a Point for each of the last twelve months."""
    last = today().replace(day=1)
    starts = [months_before(last, back) for back in reversed(range(MONTHS_SHOWN))]
    return points(starts, TruncMonth("day"), "%m/%Y", last)


def months_before(start, count):
    year, month = divmod(start.year * 12 + start.month - 1 - count, 12)
    return date(year, month + 1, 1)


def years():
    """Return a Point for each year since the first that has a row."""
    last = today().replace(month=1, day=1)
    first = DayCount.objects.order_by("day").values_list("day", flat=True).first() or last
    first_year = max(min(first.year, last.year), last.year - YEARS_SHOWN + 1)
    starts = [date(year, 1, 1) for year in range(first_year, last.year + 1)]
    return points(starts, TruncYear("day"), "%Y", last)


def points(starts, period, form, last):
    sums = sums_by(period, DayCount.objects.filter(day__gte=starts[0]))
    return [point(start, form, sums.get(start, (0, 0)), last) for start in starts]


def point(start, form, sums, last):
    name = start.strftime(form)
    return Point(start, name, name, CURRENT if start == last else WORKDAY, *sums)


def sums_by(period, rows):
    """Return {first date: (visits, views)} of rows of days, by a Trunc of the day."""
    grouped = rows.annotate(start=period).values("start").order_by("start")
    summed = grouped.annotate(all_visits=Sum("visits"), all_views=Sum("views"))
    return {start: sums for start, *sums in summed.values_list("start", "all_visits", "all_views")}


SERIES = {
    "ngay": {
        "tab": _("Theo ngày"), "heading": _("30 ngày gần nhất"), "table": _("Số liệu theo ngày"),
        "column": _("Ngày"), "now": _("Hôm nay"), "open": _("Hôm nay, chưa hết ngày"),
        "points": days, "form": "%d/%m/%Y",
    },
    "thang": {
        "tab": _("Theo tháng"), "heading": _("Mười hai tháng"), "table": _("Số liệu theo tháng"),
        "column": _("Tháng"), "now": _("Tháng này"), "open": _("Tháng này, chưa hết tháng"),
        "points": months, "form": "%m/%Y",
    },
    "nam": {
        "tab": _("Theo năm"), "heading": _("Các năm"), "table": _("Số liệu theo năm"),
        "column": _("Năm"), "now": _("Năm nay"), "open": _("Năm nay, chưa hết năm"),
        "points": years, "form": "%Y",
    },
}  # fmt: skip
