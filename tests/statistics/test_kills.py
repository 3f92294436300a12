"""What was acknowledged is counted once, whoever is killed and whenever (V-11, V-12)."""

import time

from django.db import connections

from cms.operations.foundation import lay_foundation
from cms.statistics import backlog, folding
from cms.statistics.models import DayCount
from tests.statistics.killed import fold, kill, start, write

WRITERS, ROUNDS = 3, 12
PAUSE = 0.25  # seconds between two kills


def test_writers_and_folders_are_killed_and_every_acknowledged_view_is_counted_once(
    real_database, tmp_path
):
    page, acknowledged = lay_foundation().pk, tmp_path / "acknowledged"
    connections.close_all()
    writers = [start(write, page, acknowledged) for _ in range(WRITERS)]
    folder = start(fold)
    for number in range(ROUNDS):
        time.sleep(PAUSE)
        kill(folder)
        kill(writers[number % WRITERS])
        writers[number % WRITERS] = start(write, page, acknowledged)
        folder = start(fold)
    for process in (*writers, folder):
        kill(process)
    told, all_writers = acknowledged.stat().st_size, WRITERS + ROUNDS
    while folding.fold() or backlog.spools():
        pass
    counted = DayCount.objects.get().beacons
    assert told > 1000
    # A view may be on disk though its process died before it could say so: one for each writer.
    assert told <= counted <= told + all_writers
