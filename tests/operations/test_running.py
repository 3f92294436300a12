"""`./portal run` as an operator sees it: it starts, heals itself, stops, and never runs twice."""

import os
import select
import signal
import stat
from pathlib import Path

import pytest
from django.db import connection

from cms.navigation.models import MenuItem

from .links import ask, bodies_that_never_come, open_links
from .supervised import (
    PARTS,
    Portal,
    children_of,
    copied_database,
    database_variable,
    descendants_of,
    kill,
    lives,
    wait_until,
)

BACK_WITHIN = 10  # seconds: contract.md, "Commands"
STOPPED_WITHIN = 5


@pytest.fixture(scope="module")
def portal(tmp_path_factory, django_db_setup, django_db_blocker):
    """One running portal for the tests of this file."""
    folder = tmp_path_factory.mktemp("portal")
    with django_db_blocker.unblock(), copied_database(folder / "data") as name:
        running = Portal(folder, **database_variable(name)).start()
        running.database = name
        running.wait_for("Tài khoản")
        yield running
        running.remove()


def test_the_last_two_lines_say_the_address_and_the_accounts(portal):
    address, accounts = portal.said().splitlines()[-2:]
    assert f"http://127.0.0.1:{portal.port}/" in address
    assert "./portal manage createsuperuser" in accounts
    assert portal.answers(), portal.trouble()


def test_what_it_keeps_is_for_its_own_account_alone(portal):
    assert stat.S_IMODE(portal.data.stat().st_mode) == 0o700
    assert [path for path in portal.data.rglob("*") if path.stat().st_mode & 0o077] == []
    assert len((portal.data / "secret-key").read_text().strip()) >= 50


def test_a_second_start_on_the_same_data_folder_refuses(portal):
    done = portal.try_again(PORTAL_PORT="0" if portal.port == 1 else "1")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "một cổng khác đang chạy" in line
    assert portal.answers(), portal.trouble()


def test_a_second_start_on_the_same_port_refuses(portal, tmp_path):
    done = portal.try_again(PORTAL_DATA_DIR=str(tmp_path / "other"))
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert str(portal.port) in line
    assert portal.answers(), portal.trouble()


@pytest.fixture
def at_the_desk(portal, settings, django_db_blocker):
    """This process works in the running portal's database and folder, as its own workers do."""
    original = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"], settings.PORTAL_DATA_DIR = portal.database, portal.data
    with django_db_blocker.unblock():
        yield
    connection.close()
    connection.settings_dict["NAME"] = original


def test_a_change_is_on_every_worker_within_a_second(portal, at_the_desk):
    """G-3; the menu stands on every kept page."""
    with open_links(portal) as links:
        for link in links:
            assert "Mục mới" not in ask(link, "/")
            ask(link, "/dem/?p=0", "POST")
        MenuItem.objects.create(title="Mục mới", address="/tin-tuc/")
        assert wait_until(lambda: all("Mục mới" in ask(link, "/") for link in links), 1), (
            portal.trouble()
        )
    counted_by = {path.name.partition("-")[0] for path in (portal.data / "spool").glob("*.spool")}
    assert counted_by == {str(pid) for pid in children_of(portal.parts()["portal-server"])}


def test_beacons_whose_bodies_never_come_hold_nobody_up(portal):
    with bodies_that_never_come(portal, "/dem/?p=0", 40) as sockets:
        assert portal.answers(), portal.trouble()
        assert all(b" 204 " in link.recv(64) for link in sockets)


def test_forms_whose_bodies_never_come_leave_threads_for_readers(portal):
    """More than all threads of both workers; who is too many is told to come again."""
    with bodies_that_never_come(portal, "/tim-kiem/", 40) as sockets:
        assert wait_until(portal.answers, BACK_WITHIN), portal.trouble()
        refused = select.select(sockets, [], [], BACK_WITHIN)[0]
        assert refused and b" 503 " in refused[0].recv(64)
    assert portal.answers()


def test_no_database_is_open_in_the_process_from_which_workers_are_forked(portal):
    """SQLite must not be carried across a fork, and no connection may be shared."""
    server = portal.parts()["portal-server"]
    files = [os.readlink(path) for path in Path(f"/proc/{server}/fd").iterdir()]
    assert not [name for name in files if "sqlite" in name]
    assert len([name for name in files if name.startswith("socket:")]) == 1  # where readers knock


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_is_killed_is_back_within_ten_seconds(portal, name):
    assert wait_until(lambda: set(portal.parts()) == set(PARTS), BACK_WITHIN)
    killed = portal.parts()[name]
    left = children_of(killed)
    kill(killed)

    def is_back():
        return portal.parts().get(name, killed) != killed and portal.answers()

    assert wait_until(is_back, BACK_WITHIN), portal.trouble()
    assert not any(lives(pid) for pid in left)  # granian's workers would keep the port


def test_a_server_worker_that_is_killed_is_replaced(portal):
    server = portal.parts()["portal-server"]
    killed = children_of(server)[0]
    kill(killed)

    def is_whole():
        workers = children_of(portal.parts().get("portal-server", 0))
        return len([pid for pid in workers if lives(pid)]) == 2 and portal.answers()

    assert wait_until(lambda: not lives(killed), BACK_WITHIN)
    assert wait_until(is_whole, BACK_WITHIN), portal.trouble()


def test_killing_the_supervisor_leaves_nothing_behind_and_it_starts_again(portal):
    everything = descendants_of(portal.process.pid)
    assert len(everything) >= 5
    kill(portal.process.pid)
    portal.process.wait()
    assert wait_until(lambda: not any(lives(pid) for pid in everything), STOPPED_WITHIN)
    portal.start()
    portal.wait_for("Tài khoản")
    assert portal.answers(), portal.trouble()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_takes_at_most_five_seconds_and_leaves_nothing(portal, number):
    wait_until(lambda: set(portal.parts()) == set(PARTS), BACK_WITHIN)
    everything = descendants_of(portal.process.pid)
    portal.process.send_signal(number)
    assert portal.process.wait(timeout=STOPPED_WITHIN) == 0
    assert not any(lives(pid) for pid in everything)
    assert not portal.answers()
    portal.start()
    portal.wait_for("Tài khoản")


def test_it_can_be_stopped_in_the_middle_of_its_preparations(tmp_path):
    portal = Portal(tmp_path).start()
    portal.wait_for("Đang chuẩn bị cơ sở dữ liệu")
    everything = descendants_of(portal.process.pid)
    assert portal.stop() < STOPPED_WITHIN
    assert portal.process.returncode == 0
    assert not any(lives(pid) for pid in everything)
