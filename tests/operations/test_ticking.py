"""A clock that has stopped is told to the monitor and on the dashboard (SF-9)."""

import os
import time

import pytest

from cms.operations import ticking
from cms.schedule import JOBS
from tests.factories import make_person

READY, DESK = "/suc-khoe/san-sang/", "/quan-tri/"
WORDS = "Bộ định giờ đã ngừng 4 phút"


@pytest.fixture
def folder(settings, tmp_path):
    settings.PORTAL_DATA_DIR = tmp_path


@pytest.fixture
def stopped(folder):
    """The clock ticked last four minutes ago."""
    ticking.tick()
    then = time.time() - 4 * 60 - 1
    os.utime(ticking.mark(), (then, then))


def test_a_stopped_clock_is_told_and_readers_are_served_on(client, db, stopped):
    answer = client.get(READY)
    assert answer.status_code == 200
    assert WORDS in answer.text


def test_a_stopped_clock_stands_on_every_dashboard(client, home, stopped):
    client.force_login(make_person("vanthu", "Văn thư"))
    assert WORDS in client.get(DESK).text


def test_a_clock_that_goes_is_not_mentioned(client, home, stopped):
    ticking.tick()
    assert client.get(READY).text == "ok"
    client.force_login(make_person("vanthu", "Văn thư"))
    assert "Bộ định giờ" not in client.get(DESK).text


def test_a_portal_that_has_just_been_set_up_is_not_alarmed(client, db, folder):
    assert client.get(READY).text == "ok"


def test_the_clock_ticks_often_enough():
    every = [seconds for seconds, job in JOBS if job is ticking.tick]
    assert every and every[0] * 3 < ticking.SILENT_FOR
