"""A monitor asks two addresses: is the process alive, is the portal ready (SH-1, SH-2, SH-4)."""

import time

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

ALIVE, READY = "/suc-khoe/", "/suc-khoe/san-sang/"


def test_alive_asks_nothing_of_the_database(client):
    response = client.get(ALIVE)
    assert (response.status_code, response.content) == (200, b"ok")


def test_ready_when_everything_works(client, db):
    response = client.get(READY)
    assert (response.status_code, response.content) == (200, b"ok")


def test_ready_answers_within_a_fifth_of_a_second_once_warm(client, db):
    client.get(READY)
    times = []
    for _ in range(5):
        start = time.monotonic()
        client.get(READY)
        times.append(time.monotonic() - start)
    assert min(times) < 0.2


def test_a_database_that_does_not_answer_is_named(client, db, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("connection refused: 10.1.2.3")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", refuse)
        response = client.get(READY)
    assert response.status_code == 503
    assert "cơ sở dữ liệu" in response.content.decode().splitlines()
    assert "10.1.2.3" not in response.content.decode()


def test_a_missing_migration_is_named(client, db):
    MigrationRecorder(connection).migration_qs.filter(app="news").delete()
    response = client.get(READY)
    assert (response.status_code, response.content.decode()) == (503, "lược đồ")


def test_a_data_folder_that_cannot_be_written_is_named(client, db, settings, tmp_path):
    settings.PORTAL_DATA_DIR = tmp_path / "mất"
    response = client.get(READY)
    assert (response.status_code, response.content.decode()) == (503, "thư mục dữ liệu")


@pytest.mark.parametrize("address", [ALIVE, READY])
def test_health_is_neither_kept_nor_remembered(client, db, address):
    response = client.get(address)
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert client.post(address).status_code == 405


def test_a_database_that_is_busy_is_not_waited_for(client, real_database):
    """Another writer holds SQLite's one lock; the monitor has its answer in time all the same."""
    if connection.vendor != "sqlite":
        return  # PostgreSQL has no such lock
    client.get(READY)
    other = connection.copy()
    other.connect()
    with other.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        response = client.get(READY)
        waited = time.monotonic() - start
        cursor.execute("ROLLBACK")
    other.close()
    assert (response.status_code, response.content.decode()) == (503, "cơ sở dữ liệu")
    assert waited < 1
    assert client.get(READY).status_code == 200
