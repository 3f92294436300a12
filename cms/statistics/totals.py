"""The numbers that readers see: of the portal and of each page, at most three seconds old (V-15)."""

from datetime import timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import F, Q, Sum

from . import clock
from .models import DayCount, PageTotal
from .snapshot import Snapshot

KEPT_SECONDS = 3  # with two seconds between folds, what is shown is five seconds old at most
ONLINE = 5 * clock.MINUTE  # V-2
QUESTION = """
    SELECT
        (SELECT COUNT(*) FROM statistics_livereader WHERE seen > %s),
        (SELECT SUM(visits) FROM statistics_daycount WHERE day = %s),
        (SELECT SUM(visits) FROM statistics_daycount WHERE day >= %s AND day <= %s),
        (SELECT SUM(visits) FROM statistics_daycount),
        (SELECT SUM(amount) FROM statistics_baseline WHERE page IS NULL)
"""


class Totals(NamedTuple):
    online: int
    today: int
    month: int
    total: int


class Earlier(NamedTuple):
    yesterday: int
    year: int


def totals():
    """Return the Totals of the portal."""
    return _totals.get()


def earlier_totals():
    """Return the visits of yesterday and of this year (V-3)."""
    today = clock.day_of(clock.day_number(clock.now()))
    yesterday, new_year = today - timedelta(1), today.replace(month=1, day=1)
    sums = DayCount.objects.aggregate(
        yesterday=Sum("visits", filter=Q(day=yesterday)),
        year=Sum("visits", filter=Q(day__gte=new_year, day__lte=today)),
    )
    return Earlier(sums["yesterday"] or 0, sums["year"] or 0)


def views_of(page_id):
    """Return how often a page was viewed, its start value included."""
    return _views.get().get(page_id, 0)


def forget():
    """Drop what this process keeps."""
    _totals.forget()
    _views.forget()


def read_totals():
    now = clock.now()
    today = clock.day_of(clock.day_number(now))
    days = [day.isoformat() for day in (today, today.replace(day=1), today)]
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, [now - ONLINE, *days])
        online, of_today, month, counted, baseline = (int(n or 0) for n in cursor.fetchone())
    return Totals(online, of_today, month, counted + baseline)


def read_views():
    rows = PageTotal.objects.values_list("page", F("views") + F("baseline"))
    return dict(rows)


_totals = Snapshot(read_totals, KEPT_SECONDS)
_views = Snapshot(read_views, KEPT_SECONDS)
