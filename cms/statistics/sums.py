"""Writing sums: each table with one statement for any number of rows, on SQLite and PostgreSQL."""

from django.db import connection

from . import clock
from .models import DayCount, Health, LeftOut, PageDay, PageHour, PageTotal
from .records import Reason

HEALTH = 1  # the one row


def write_sums(counts):
    """Add the Counts to the rows of their days and pages; part of a transaction."""
    days = sorted(counts.beacons)
    add(
        DayCount, ["day"], ["visits", "views", "beacons"],
        [(iso(day), counts.visits[day], counts.views[day], counts.beacons[day]) for day in days],
    )  # fmt: skip
    left_out = [(iso(day), int(reason), n) for (day, reason), n in counts.left_out.items()]
    add(LeftOut, ["day", "reason"], ["count"], left_out)
    add_page_days([(page, clock.day_of(day), n) for (page, day), n in counts.page_days.items()])
    page_hours = [(page, hour, n) for (page, hour), n in counts.page_hours.items()]
    add(PageHour, ["page", "hour"], ["views"], page_hours)


def add_page_days(rows):
    """Add (page id, date, views) rows to the days of the pages and to their totals."""
    add(PageDay, ["page", "day"], ["views"], [(page, day.isoformat(), n) for page, day, n in rows])
    add(PageTotal, ["page"], ["views", "baseline"], [(page, n, 0) for page, _day, n in rows])


def add_page_baseline(page, amount):
    """Add to the start value of a page."""
    add(PageTotal, ["page"], ["views", "baseline"], [(page, 0, amount)])


def write_health(counts, torn):
    """Note that was counted, and what was lost before it could be."""
    dropped = sum(n for (_day, reason), n in counts.left_out.items() if reason == Reason.DROPPED)
    add(
        Health, ["id"], ["dropped", "torn", "last_beacon", "last_fold"],
        [(HEALTH, dropped, torn, 0, 0)],
    )  # fmt: skip
    moments = {"last_fold": clock.now()} | ({"last_beacon": counts.last} if counts.last else {})
    Health.objects.filter(pk=HEALTH).update(**moments)


def iso(day):
    return clock.day_of(day).isoformat()


def add(model, unique, sums, rows):
    """Insert the rows (values of `unique`, then of `sums`), or add to the sums that are there."""
    table = model._meta.db_table
    write(
        model, unique, sums, rows, [f"{name} = {table}.{name} + excluded.{name}" for name in sums]
    )


def put(model, unique, values, rows):
    """Insert the rows, or put their values in place of those that are there."""
    write(model, unique, values, rows, [f"{name} = excluded.{name}" for name in values])


def write(model, unique, others, rows, changes):
    if not rows:
        return
    names = [*unique, *others]
    # Names of our own models only; Django's own upsert cannot add to what is there.
    sql = (
        f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) "  # noqa: S608
        f"VALUES ({', '.join(['%s'] * len(names))}) "
        f"ON CONFLICT ({', '.join(unique)}) DO UPDATE SET {', '.join(changes)}"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)
