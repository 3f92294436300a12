"""The table and the archive between looking and confirming: private, of one session, soon forgotten."""

import json
import re
import secrets
import shutil
import time
from pathlib import Path

from django.conf import settings

from .folder import Kept
from .table import table_of

SESSION_KEY = "circulars_import"
TABLE, ARCHIVE, FILES = "bang.csv", "tep.zip", "tep.json"
KEPT_SECONDS = 12 * 3600  # as long as the longest sign-in
_TOKEN = re.compile("[0-9a-f]{32}")


def folder():
    return Path(settings.PORTAL_DATA_DIR) / "private" / "circulars-import"


def keep(session, table, archive, files):
    """Keep an inspected pair for this session in place of an earlier one."""
    drop(session)
    token = secrets.token_hex(16)
    place = folder() / token
    place.mkdir(parents=True, mode=0o700)
    write(place / TABLE, table)
    if archive:
        write(place / ARCHIVE, archive)
    (place / FILES).write_text(json.dumps(files), "utf-8")
    session[SESSION_KEY] = token


def write(path, upload):
    with path.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)


def kept_place(session):
    """Return the folder of what this session looked at, None when there is nothing (any more)."""
    token = session.get(SESSION_KEY, "")
    place = folder() / token
    return place if _TOKEN.fullmatch(token) and (place / FILES).exists() else None


def kept_table(place):
    return table_of((place / TABLE).read_text("utf-8-sig"))


def kept_files(place):
    """Return {name: Kept}, None when no archive came with the table."""
    if not (place / ARCHIVE).exists():
        return None
    found = json.loads((place / FILES).read_text("utf-8"))
    return {name: Kept(*fields) for name, fields in found.items()}


def drop(session):
    """Forget what this session looked at."""
    if place := kept_place(session):
        shutil.rmtree(place, ignore_errors=True)
    session.pop(SESSION_KEY, None)


def forget_old():
    """Forget what nobody confirmed (the clock's work)."""
    for place in folder().glob("*"):
        if time.time() - place.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(place, ignore_errors=True)
