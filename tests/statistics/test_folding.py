"""Each view is counted once, on its day, whatever is killed, torn, full or set back (V-1 … V-12)."""

import errno
from datetime import timedelta

import pytest
from django.db.models import Sum

from cms.statistics import backlog, clock, folding, retention, spool
from cms.statistics.models import (
    DayCount,
    Health,
    LeftOut,
    LiveReader,
    PageDay,
    PageTotal,
    SpoolOffset,
)
from cms.statistics.records import Reason, pack
from tests.statistics.readers import BROWSER, read

pytestmark = pytest.mark.django_db
DAY = clock.day_of(18_000)
NOON = clock.start_of(DAY) + 12 * clock.HOUR


@pytest.fixture
def page(home):
    return home.pk


def sums(day=DAY):
    """Return (visits, views) of a day."""
    return DayCount.objects.filter(day=day).values_list("visits", "views").first()


def left_out(reason):
    return LeftOut.objects.filter(reason=reason).aggregate(n=Sum("count"))["n"] or 0


def fold_all():
    while folding.fold():
        pass


def close_spool():
    """End this process's file as the end of the process would."""
    spool.writer.__init__()


def test_a_reader_who_stays_is_one_visit_and_one_view_a_page(page, set_clock):
    for minute in (0, 29, 58, 87):
        set_clock(NOON + minute * clock.MINUTE)
        read(page)
    fold_all()
    assert sums() == (1, 1)
    assert PageTotal.objects.get(page=page).views == 1


def test_after_thirty_minutes_without_a_view_a_visit_begins(page, set_clock):
    for moment in (0, 30 * clock.MINUTE - 1, 60 * clock.MINUTE - 1):
        set_clock(NOON + moment)
        read(page)
        fold_all()
    assert sums() == (2, 2)


def test_the_half_hour_of_a_page_is_its_own(page, section, set_clock):
    for minute, pk in [(0, page), (20, section.pk), (40, page)]:
        set_clock(NOON + minute * clock.MINUTE)
        read(pk)
    fold_all()
    assert sums() == (1, 3)


def test_a_page_without_an_id_is_a_visit_without_a_view(home):
    read(0)
    fold_all()
    assert DayCount.objects.values_list("visits", "views").get() == (1, 0)


def test_unknown_and_unpublished_pages_are_noise(section):
    from tests.factories import make_article

    draft = make_article(section, live=False)
    read(draft.pk)
    read(999_999)
    fold_all()
    assert DayCount.objects.values_list("visits", "views", "beacons").get() == (0, 0, 2)
    assert left_out(Reason.UNKNOWN_PAGE) == 2
    assert not PageTotal.objects.exists()


def test_ten_thousand_random_ids_leave_no_row_behind(home):
    for pk in range(1_000_000, 1_010_000):
        spool.writer.write(pack(Reason.READER, pk, NOON, pk))
    fold_all()
    assert left_out(Reason.UNKNOWN_PAGE) == 10_000
    assert (PageTotal.objects.count(), PageDay.objects.count()) == (0, 0)
    assert LiveReader.objects.count() == 0


def test_more_than_sixty_a_minute_are_no_reading(page, set_clock):
    set_clock(NOON)
    for _ in range(100):
        read(page)
    fold_all()
    assert sums() == (1, 1)
    assert left_out(Reason.TOO_MANY) == 40


def test_machines_are_counted_apart(page):
    read(page, agent="Googlebot/2.1")
    read(page)
    fold_all()
    assert DayCount.objects.values_list("visits", "beacons").get() == (1, 2)
    assert left_out(Reason.CRAWLER) == 1


def test_midnight_splits_no_reader(page, set_clock):
    midnight = clock.start_of(DAY + timedelta(1))
    for minute in (-20, -5, 5, 20):
        set_clock(midnight + minute * clock.MINUTE)
        read(page)
        fold_all()
    assert sums() == (1, 1)
    assert sums(DAY + timedelta(1)) == (0, 0)
    assert LiveReader.objects.count() == 1  # under the new day's key


def test_ten_thousand_beacons_across_midnight(page, set_clock):
    """Day sums are the total: nothing falls between two days."""
    midnight = clock.start_of(DAY + timedelta(1))
    for number in range(10_000):
        set_clock(midnight + (number - 5_000) * 10)
        read(page, reader=number % 2_000)
        if number % 2_500 == 0:
            fold_all()
    fold_all()
    total = DayCount.objects.aggregate(beacons=Sum("beacons"), visits=Sum("visits"))
    assert total == {"beacons": 10_000, "visits": 2_000}
    assert sums()[0] == 2_000
    assert DayCount.objects.get(day=DAY).beacons == 5_000
    assert PageTotal.objects.get(page=page).views == 2_000


def test_folding_again_counts_nothing_twice(page):
    read(page)
    fold_all()
    fold_all()
    assert DayCount.objects.get().beacons == 1


def test_a_reader_who_goes_from_process_to_process_is_one_visit(page, monkeypatch):
    """A backlog of two files is counted in step with time, not file by file."""
    monkeypatch.setattr(backlog, "SLICE", 200)
    for minutes in ([0], [25, 26, 27, 28]):
        for number in range(100):
            for minute in minutes:
                moment = NOON + (number * 50 + minute) * clock.MINUTE
                spool.writer.write(pack(Reason.READER, page, moment, 5, 5))
        close_spool()
    fold_all()
    totals = DayCount.objects.aggregate(visits=Sum("visits"), beacons=Sum("beacons"))
    assert totals == {"visits": 1, "beacons": 500}


def test_a_file_is_deleted_when_it_is_counted_and_closed(page):
    read(page)
    fold_all()
    assert len(backlog.spools()) == 1  # its process may still write
    close_spool()
    fold_all()
    fold_all()
    assert backlog.spools() == []
    assert not SpoolOffset.objects.exists()
    assert DayCount.objects.get().beacons == 1


def test_a_torn_tail_is_passed_over_once_nobody_writes(page):
    read(page)
    spool.writer.spool.append(b"\xe7\xd1\x00half")
    fold_all()
    assert (DayCount.objects.get().beacons, Health.objects.get().torn) == (1, 0)
    close_spool()
    fold_all()
    fold_all()
    assert (DayCount.objects.get().beacons, Health.objects.get().torn) == (1, 7)
    assert backlog.spools() == []


def test_a_spool_cut_in_the_middle_loses_what_is_torn_and_no_more(page):
    for number in range(10):
        read(page, reader=number)
    close_spool()
    (path,) = backlog.spools()
    data = path.read_bytes()
    path.write_bytes(data[:90] + data[100:])  # within the third record
    fold_all()
    fold_all()
    assert DayCount.objects.get().beacons == 9
    assert backlog.spools() == []


def test_a_fold_that_is_killed_is_as_if_it_had_not_been(page, monkeypatch):
    read(page)

    def killed(*_args, **_more):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(folding, "write_health", killed)
        with pytest.raises(SystemExit):
            folding.fold()
    assert not DayCount.objects.exists()
    fold_all()
    assert DayCount.objects.get().beacons == 1


def test_two_folders_at_once_count_once(page):
    """The second one finds the lock taken; and without the lock, the offset moved."""
    read(page)
    with folding.only_here() as is_mine:
        assert is_mine
        assert folding.fold() is False
        assert not DayCount.objects.exists()
    machine = backlog.machine_name()
    parts = backlog.next_slice({})
    folding.fold_slice(machine, parts)
    with pytest.raises(folding.Overtaken):
        folding.fold_slice(machine, parts)
    assert DayCount.objects.get().beacons == 1


def test_a_full_disk_drops_views_and_counts_them(page, monkeypatch):
    read(page)
    full = OSError(errno.ENOSPC, "No space left on device")

    def refuse(*_args):
        raise full

    with monkeypatch.context() as patch:
        patch.setattr(spool.Spool, "append", lambda spool, record: False)
        assert [read(page, reader=number) for number in range(5)] == [204] * 5
        patch.setattr(spool.Spool, "__init__", refuse)
        assert read(page, reader=9) == 204
    monkeypatch.setattr(spool.writer, "blocked_until", 0)
    read(page, reader=10)
    fold_all()
    assert DayCount.objects.get().beacons == 2
    assert (left_out(Reason.DROPPED), Health.objects.get().dropped) == (6, 6)


def test_a_short_write_leaves_its_file_so_that_records_never_shift(page, monkeypatch):
    read(page)
    first = spool.writer.spool
    kept = spool.Spool.append

    def short(own, record):
        return kept(own, record[:20]) and False if own is first else kept(own, record)

    monkeypatch.setattr(spool.Spool, "append", short)
    assert [read(page, reader=number) for number in (2, 3)] == [204, 204]
    assert spool.writer.spool is not first
    fold_all()
    assert DayCount.objects.get().beacons == 3
    assert left_out(Reason.DROPPED) == 0


def test_a_clock_set_back_loses_nothing(page, set_clock):
    for hour in (12, 10):
        for reader in range(5):
            set_clock(clock.start_of(DAY) + hour * clock.HOUR + reader)
            read(page, reader=reader)
            read(page, reader=reader)
        fold_all()
    assert DayCount.objects.get().beacons == 20
    assert sums() == (10, 10)  # two hours apart, whichever way
    set_clock(NOON - clock.DAY * 3)
    read(page)
    fold_all()
    assert sums(DAY - timedelta(3)) == (1, 1)


def test_readers_are_forgotten_when_their_half_hour_is_over(page, set_clock):
    set_clock(NOON)
    read(page, agent=f"{BROWSER} Mau")
    fold_all()
    retention.purge()
    assert LiveReader.objects.count() == 1
    set_clock(NOON + 32 * clock.MINUTE)
    retention.purge()
    assert not LiveReader.objects.exists()
    assert sums() == (1, 1)


def test_readers_are_kept_while_views_wait(page, set_clock):
    """An hour's backlog must still find whom it continues."""
    set_clock(NOON)
    read(page)
    fold_all()
    set_clock(NOON + 20 * clock.MINUTE)
    read(page)
    set_clock(NOON + 90 * clock.MINUTE)
    retention.purge()
    fold_all()
    assert sums() == (1, 1)


def test_a_view_that_waits_is_seen_as_lag(page, set_clock):
    set_clock(NOON)
    assert backlog.lag() == 0
    read(page)
    set_clock(NOON + 61 * clock.SECOND)
    assert backlog.unfolded() == (36, NOON)
    assert backlog.lag() == 61_000
    fold_all()
    assert backlog.unfolded() == (0, None)


def test_a_slice_takes_the_same_questions_whatever_it_holds(page, django_assert_max_num_queries):
    for number in range(400):
        read(page, reader=number)
    fold_all()
    for number in range(400):
        read(page, reader=number)
    with django_assert_max_num_queries(15):
        fold_all()


def test_no_address_and_no_agent_is_in_any_table(page):
    from django.apps import apps

    for number in range(1, 100):
        read(page, reader=number, agent=f"{BROWSER} Mau/{number}")
    fold_all()
    text = repr([list(model.objects.values_list()) for model in
                 apps.get_app_config("statistics").get_models()])  # fmt: skip
    assert "Mozilla" not in text and "10.0.0." not in text
