"""A supervisor in a process of its own, seen from outside as an operator sees it."""

import contextlib
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import connection

from cms.settings.environment import ROOT
from tests.browser.running import free_port

READY_WITHIN = 240  # seconds, on a slow and busy machine
PARTS = ["portal-server", "portal-worker", "portal-clock"]


class Portal:
    """`./portal run` without the demo, on a free port, with a data folder of its own."""

    def __init__(self, folder, **environment):
        self.data, self.log, self.port = folder / "data", folder / "run.log", free_port()
        self.environment = {
            "PATH": os.environ["PATH"],
            "PORTAL_DATA_DIR": str(self.data),
            "PORTAL_PORT": str(self.port),
            "PORTAL_DEMO": "0",
        } | environment

    def start(self):
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cms.operations.run"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        return self

    def try_again(self, **environment):
        """Start a second supervisor beside this one; return how it ended."""
        return subprocess.run(
            [sys.executable, "-m", "cms.operations.run"],
            cwd=ROOT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def said(self):
        return self.log.read_text()

    def trouble(self):
        """Return all that it said and logged, for whoever reads a failed test."""
        log = self.data / "logs" / "portal.log"
        return self.said() + (log.read_text() if log.exists() else "")

    def wait_for(self, words, seconds=READY_WITHIN):
        wait_until(lambda: words in self.said() or self.process.poll() is not None, seconds)
        assert words in self.said(), self.said()

    def parts(self):
        """Return name → process id of the parts that live now."""
        return {name_of(pid): pid for pid in children_of(self.process.pid)}

    def answers(self):
        """Return whether the portal answers a reader now."""
        command = ["curl", "-sf", "-o", "/dev/null", "-m", "5", f"http://127.0.0.1:{self.port}/"]
        return subprocess.run(command, check=False).returncode == 0

    def stop(self):
        """End it as systemd or Ctrl-C would; return how many seconds that took."""
        begun = time.monotonic()
        self.process.terminate()
        self.process.wait(timeout=30)
        return time.monotonic() - begun

    def remove(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.data, ignore_errors=True)


@contextlib.contextmanager
def copied_database(folder):
    """Copy the test run's database for as long as it is needed; yields the copy's name.

    On SQLite that is a file in the folder, on PostgreSQL a database on the same server.
    """
    name = connection.settings_dict["NAME"]
    connection.close()
    if connection.vendor == "sqlite":
        yield copy_file(name, folder)
        return
    copy = f"{name}_{folder.parent.name}_copy"[:63].lower()  # PostgreSQL's longest name
    with psycopg.connect(os.environ["TEST_DATABASE_URL"], autocommit=True) as server:
        # A database can be copied only while nobody is connected to it, forgotten threads included.
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        server.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
        yield copy
        server.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


def copy_file(name, folder):
    folder.mkdir(parents=True)
    target = folder / "portal.sqlite3"
    with (
        contextlib.closing(sqlite3.connect(name)) as source,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
    target.chmod(0o600)
    return str(target)


def database_variable(name):
    """Return the environment that lets a portal use the named copy."""
    if connection.vendor == "sqlite":
        return {"DATABASE_URL": f"sqlite:///{name}"}
    address = urlsplit(os.environ["TEST_DATABASE_URL"])
    return {"DATABASE_URL": address._replace(path=f"/{name}").geturl()}


def wait_until(condition, seconds):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)
    return condition()


def children_of(pid):
    with contextlib.suppress(FileNotFoundError):
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]
    return []


def descendants_of(pid):
    found = children_of(pid)
    return found + [far for child in found for far in descendants_of(child)]


def name_of(pid):
    with contextlib.suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/comm").read_text().strip()
    return ""


def lives(pid):
    """Return whether the process is there and no mere zombie."""
    with contextlib.suppress(FileNotFoundError):
        return not re.search(r"^State:\s+Z", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return False


def kill(pid):
    os.kill(pid, signal.SIGKILL)
