"""A portal that really runs, with its demo content, for the browser tests: `./portal run` itself."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from django.conf import settings

PASSWORD = "mat-khau-trinh-dien"
OWN_NAME = f"browser_{os.getpid()}"  # of the database, one for each process
READY_WITHIN = 300  # seconds: migrations and demo content on a slow machine


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder, port):
    """Return the variables of a portal of its own: nothing of the test run leaks into it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    kept |= {"PORTAL_DATA_DIR": str(folder), "PORTAL_PORT": str(port)}
    kept |= {"PORTAL_DEMO_PASSWORD": PASSWORD}
    return kept


@contextmanager
def own_database():
    """Give the variables of an empty PostgreSQL database beside the test run's, gone at the end."""
    if not os.environ.get("TEST_DATABASE_URL"):
        yield {}  # SQLite in the portal's own data folder
        return
    with psycopg.connect(os.environ["TEST_DATABASE_URL"], autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{OWN_NAME}"')
        yield {"DATABASE_URL": own_address()}
        server.execute(f'DROP DATABASE "{OWN_NAME}" WITH (FORCE)')


def own_address():
    """Return the address of the portal's own PostgreSQL database."""
    return urlsplit(os.environ["TEST_DATABASE_URL"])._replace(path=f"/{OWN_NAME}").geturl()


def is_ready(address):
    try:
        with urllib.request.urlopen(f"{address}/suc-khoe/san-sang/", timeout=5) as answer:  # noqa: S310
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def running_portal(folder):
    """Run a portal in the folder; give its address; stop it at the end."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "cms.operations.run"]
    with own_database() as database, (folder / "run.log").open("w") as log:
        process = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=environment(folder / "var", port) | database,
            stdout=log,
            stderr=log,
        )
        try:
            end = time.monotonic() + READY_WITHIN
            while not is_ready(address):
                assert process.poll() is None, (folder / "run.log").read_text()
                assert time.monotonic() < end, (folder / "run.log").read_text()
                time.sleep(0.3)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=10)
