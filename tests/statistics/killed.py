"""A process that writes views and one that folds them, made to be killed at any moment.

They begin in a process that has never seen the test's database or its threads: what a fork of the
test run would inherit is no part of the portal.
"""

import multiprocessing
import os
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
import django  # noqa: E402 - the server that forks these processes imports this file first
from django.apps import apps  # noqa: E402

if not apps.ready:
    django.setup()

from django.conf import settings  # noqa: E402
from django.db import OperationalError, connection, connections  # noqa: E402

from cms.statistics import folding  # noqa: E402
from tests.statistics.readers import read  # noqa: E402

FROM_SERVER = multiprocessing.get_context("forkserver")
FROM_SERVER.set_forkserver_preload([__name__])


def start(work, *arguments):
    """Start work(*arguments) beside the test, with its data folder and its database."""
    places = str(settings.PORTAL_DATA_DIR), connection.settings_dict["NAME"]
    process = FROM_SERVER.Process(target=begin, args=(places, work, *arguments), daemon=True)
    process.start()
    return process


def begin(places, work, *arguments):
    folder, connection.settings_dict["NAME"] = places
    settings.PORTAL_DATA_DIR = Path(folder)
    work(*arguments)


def write(page, acknowledged):
    """Read the page again and again; each answer is one more byte in the file."""
    number = os.getpid() % 60_000 * 100
    with open(acknowledged, "ab", buffering=0) as file:
        while True:
            read(page, reader=number)
            file.write(b".")
            number += 1
            time.sleep(0.0005)


def fold():
    while True:
        try:
            folding.fold()
        except OperationalError:  # the one before was killed a moment ago
            connections.close_all()


def kill(process):
    process.kill()
    process.join()
