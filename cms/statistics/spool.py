"""Where acknowledged views wait: an append-only file of each process, on disk before the answer.

No lock and no database in a view (V-11). A file is locked as long as its process writes, so that
the folder knows when it can no longer grow; it is unlocked by the kernel whatever ends the process.
"""

import contextlib
import fcntl
import os
import secrets
import threading
import time

from django.conf import settings

from . import clock
from .records import Reason, pack

FOLDER = "spool"
ENDING = ".spool"
KEPT_OPEN = 3600  # seconds; then the file is folded to its end and deleted
LARGEST = 64 * 1024 * 1024  # bytes
SYNC_EVERY = 0.8  # seconds: a power cut costs at most one second of views
TRY_AGAIN = 1  # seconds until a disk that was full is asked again


def folder():
    return settings.PORTAL_DATA_DIR / FOLDER


class Spool:
    """One file. It closes itself when the last thread that writes in it lets go of it.

    Closed by hand, its number could already belong to another file when a thread writes.
    """

    def __init__(self):
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{os.getpid()}-{secrets.token_hex(8)}"  # never used again
        hidden = folder() / f"{name}.new"
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL
        self.file = open(os.open(hidden, flags, 0o600), "ab", buffering=0)  # noqa: SIM115
        fcntl.flock(self.file, fcntl.LOCK_EX)
        hidden.rename(folder() / f"{name}{ENDING}")  # locked before the folder can see it
        self.pid, self.until = os.getpid(), time.monotonic() + KEPT_OPEN
        self.written, self.is_dirty = 0, False

    def serves(self):
        """Return whether this process may go on writing here; never after a fork."""
        is_young = self.written < LARGEST and time.monotonic() < self.until
        return is_young and self.pid == os.getpid()

    def append(self, record):
        """Return whether the whole record was written."""
        try:
            count = self.file.write(record)
        except OSError:
            return False
        self.written += len(record)
        self.is_dirty = True
        return count == len(record)

    def sync(self):
        if self.is_dirty:
            self.is_dirty = False
            with contextlib.suppress(OSError):
                os.fdatasync(self.file.fileno())


class Writer:
    """The spool of this process: opened with the first view, changed when it ends or fails."""

    def __init__(self):
        self.spool, self.dropped = None, 0
        self.changing = threading.Lock()
        self.blocked_until = 0
        self.synced_by = None

    def write(self, record):
        """Append a record; return whether it is kept. One that is not is counted as dropped."""
        spool = self.spool
        if spool is None or not spool.serves():
            spool = self.renew(spool)
        if spool and spool.append(record):
            return True
        # A file that took half a record is left, so that its records never shift.
        spool = spool and self.renew(spool)
        if spool and spool.append(record):
            return True
        self.drop(spool)
        return False

    def renew(self, old):
        """Return a new spool in place of `old`, or None while the disk does not take one."""
        with self.changing:
            if self.spool is not old or time.monotonic() < self.blocked_until:
                return self.spool
            self.spool = None
            if old and old.pid == os.getpid():
                old.sync()
            try:
                spool = Spool()
            except OSError:
                self.blocked_until = time.monotonic() + TRY_AGAIN
                return None
            self.tell_dropped(spool)
            self.start_syncing()
            self.spool = spool
            return spool

    def drop(self, spool=None):
        """Count a view that is lost; the next spool tells the folder."""
        with self.changing:
            self.dropped += 1
            if spool is not None and self.spool is spool:
                self.spool, self.blocked_until = None, time.monotonic() + TRY_AGAIN

    def tell_dropped(self, spool):
        if self.dropped and spool.append(pack(Reason.DROPPED, self.dropped, clock.now())):
            self.dropped = 0

    def start_syncing(self):
        if self.synced_by != os.getpid():  # a thread does not survive a fork
            self.synced_by = os.getpid()
            threading.Thread(target=self.keep_syncing, name="spool-sync", daemon=True).start()

    def keep_syncing(self):
        while True:
            time.sleep(SYNC_EVERY)
            if self.spool:
                self.spool.sync()


writer = Writer()
