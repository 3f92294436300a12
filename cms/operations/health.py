"""/suc-khoe/ (alive) and /suc-khoe/san-sang/ (ready): security.md SH-1, SH-2, SH-4."""

import tempfile
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.statistics import health as statistics

from . import ticking

PATIENCE_MS = 150  # for a busy database; the whole answer may take 200 ms


@never_cache
@require_safe
def alive(request):
    """The process answers; nothing else is asked."""
    return plain_text("ok")


@never_cache
@require_safe
def ready(request):
    """200 when everything that a reader needs works, else 503 with a line for each wrong part."""
    checks = {
        "cơ sở dữ liệu": database_works,
        "lược đồ": is_migrated,
        "thư mục dữ liệu": data_folder_works,
    }
    wrong = [name for name, check in checks.items() if not works(check)]
    if wrong:
        return plain_text("\n".join(wrong), status=503)
    # A reader can be served all the same, so these are words for the monitor and no refusal (V-16, SF-9).
    found = [*ticking.warnings(), *(works(statistics.warnings) or [])]
    return plain_text("\n".join(["ok", *found]))


def plain_text(words, status=200):
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


def works(check):
    try:
        return check()
    except (DatabaseError, OSError):
        return False


def database_works():
    """Readable, and writable: on SQLite the lock for writing is had, on PostgreSQL it is no copy."""
    with connection.cursor() as cursor:
        return lock_sqlite(cursor) if connection.vendor == "sqlite" else ask_postgresql(cursor)


def lock_sqlite(cursor):
    """Begin a transaction, which takes the lock for writing (IMMEDIATE in the settings)."""
    usual = connection.settings_dict["OPTIONS"]["timeout"] * 1000
    cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        with transaction.atomic():
            cursor.execute("SELECT 1")
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {usual}")
    return True


def ask_postgresql(cursor):
    with transaction.atomic():
        cursor.execute(f"SET LOCAL statement_timeout = {PATIENCE_MS}")
        cursor.execute("SHOW transaction_read_only")
        return cursor.fetchone() == ("off",)


@cache
def last_migrations():
    """Return the last migration of every app, as the code knows them; it never changes meanwhile."""
    return MigrationLoader(None).graph.leaf_nodes()


def is_migrated():
    return set(last_migrations()) <= MigrationRecorder(connection).applied_migrations().keys()


def data_folder_works():
    """A file can be written there: the folder is there, not read-only, the disk not full."""
    with tempfile.TemporaryFile(dir=settings.PORTAL_DATA_DIR) as file:
        file.write(b"ok")
    return True
