"""The clock does each job in its own time, whatever becomes of the others."""

import threading
import time

import pytest
from django.db import connection

from cms.operations.scheduler import Clock
from cms.pages.publishing import publish_due
from cms.schedule import JOBS

SOON = 0.01
PATIENCE = 20


@pytest.fixture
def run():
    """Run jobs until the test ends."""
    clocks = []

    def start(*jobs):
        clocks.append(Clock(jobs))
        clocks[-1].start()

    yield start
    for clock in clocks:
        clock.stop(PATIENCE)


class Times:
    """A job that remembers being done; done often enough, the test goes on."""

    def __init__(self, wanted):
        self.wanted, self.done, self.enough = wanted, 0, threading.Event()

    def __call__(self):
        self.done += 1
        if self.done >= self.wanted:
            self.enough.set()


def test_a_failing_job_stops_neither_the_others_nor_itself(run, caplog):
    failing, healthy = Times(3), Times(3)

    def fail():
        failing()
        raise RuntimeError("máy chủ thư không trả lời")

    run((SOON, fail), (SOON, healthy))
    assert failing.enough.wait(PATIENCE)
    assert healthy.enough.wait(PATIENCE)
    assert "máy chủ thư không trả lời" in caplog.text


def test_a_slow_job_makes_no_other_late(run):
    release, prompt = threading.Event(), Times(3)
    run((SOON, release.wait), (SOON, prompt))
    assert prompt.enough.wait(PATIENCE)
    release.set()


def test_late_work_is_done_at_the_start_not_after_the_first_wait(run):
    daily = Times(1)
    run((24 * 3600, daily))
    assert daily.enough.wait(PATIENCE)


def test_a_job_that_found_work_looks_again_at_once(run):
    batches = [5, 5, 2]
    done = threading.Event()

    def work():
        if batches:
            return batches.pop()
        done.set()
        return 0

    run((24 * 3600, work))
    assert done.wait(PATIENCE)


def test_stopping_waits_for_what_is_under_way_and_begins_nothing_new():
    begun, done = threading.Event(), []

    def work():
        begun.set()
        time.sleep(0.3)
        done.append(True)

    clock = Clock([(SOON, work)])
    clock.start()
    assert begun.wait(PATIENCE)
    clock.stop(PATIENCE)
    finished = len(done)
    assert finished >= 1
    time.sleep(0.5)
    assert len(done) == finished


def test_a_broken_connection_is_replaced_by_the_next_try(real_database, run):
    recovered, tries = threading.Event(), []

    def work():
        tries.append(True)
        with connection.cursor() as cursor:
            if len(tries) == 1:
                connection.connection.close()  # as if the server had gone away
            cursor.execute("SELECT 1")
        recovered.set()

    run((SOON, work))
    assert recovered.wait(PATIENCE)
    assert len(tries) == 2


def test_publishing_is_looked_at_every_twenty_seconds():
    """N-36: live or gone at most 60 s after the set minute, with no reader needed."""
    assert [seconds for seconds, job in JOBS if job is publish_due] == [20]
