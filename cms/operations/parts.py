"""The parts of a running portal: processes forked from the supervisor, each in its own group.

Forked, not started anew: Django is loaded once (two seconds), so a part that died is back at once
and the parts share memory. The supervisor itself never touches the database, so what is forked
from it hours later holds nothing stale.
"""

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import time

FORK = multiprocessing.get_context("fork")
PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15  # <sys/prctl.h>
# Seconds until a part that keeps dying is started again; the longest is below the promised ten.
PAUSES = [0, 1, 2, 4, 8]
STEADY = 60  # A part that lived this many seconds starts without a record.


class Part:
    """One piece of work that runs in a process of its own until it is stopped."""

    def __init__(self, name, title, work):
        self.name, self.title, self.work = name, title, work
        self.process, self.deaths, self.due_at = None, 0, None

    def start(self):
        self.process = FORK.Process(target=live, args=(self.name, self.work, os.getpid()))
        self.process.start()
        self.started_at, self.due_at = time.monotonic(), None
        with contextlib.suppress(OSError):  # the child does the same; whoever is first
            os.setpgid(self.process.pid, self.process.pid)

    def is_alive(self):
        return self.process is not None and self.process.is_alive()

    def care(self):
        """Start the part again when it has died; return a line to print, or None."""
        if self.is_alive():
            return None
        if self.due_at is None:
            return self.mourn()
        if time.monotonic() >= self.due_at:
            self.start()
        return None

    def mourn(self):
        """Clear away what a dead part left and set the time of its next start; return a line."""
        self.clear()
        if time.monotonic() - self.started_at > STEADY:
            self.deaths = 0
        pause = PAUSES[min(self.deaths, len(PAUSES) - 1)]
        self.deaths += 1
        self.due_at = time.monotonic() + pause
        return (
            f"{self.title} dừng bất thường (mã {self.process.exitcode}); chạy lại sau {pause} giây."
        )

    def ask_to_stop(self):
        if self.is_alive():
            self.process.terminate()

    def clear(self):
        """Kill whatever is left of the part's process group, granian's orphaned workers included."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.join()


def live(name, work, parent):
    """Be a part: in a group of its own, with a name, never longer than the process it came from."""
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    control_process(PR_SET_NAME, f"portal-{name}".encode())
    die_with(parent)
    work()


def die_with(parent):
    """Have the kernel kill this process when its parent dies, so that none keeps the port."""
    control_process(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)


def control_process(option, value):
    """Call prctl(2), which Python does not offer; other systems than Linux have none."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def stop(parts, seconds):
    """Ask the parts to stop, wait, then kill what is left."""
    for part in parts:
        part.ask_to_stop()
    deadline = time.monotonic() + seconds
    for part in parts:
        if part.process is not None:
            part.process.join(max(0, deadline - time.monotonic()))
    for part in parts:
        part.clear()
