"""Makes `.venv` as a lock file says, then becomes the command that follows.

    python3 -I installing.py LOCK [COMMAND ...]

Run by `portal` with the machine's own Python, before any package is there: it imports the standard
library only, and an old Python must be able to read it far enough to say that it is too old.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
RUNTIME_LOCK = "requirements.txt"


def main(lock, command):
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("Cần Python 3.11 trở lên; python3 của máy này là {}.{}.".format(*sys.version_info))
    if not is_fresh(lock):
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda number, frame: sys.exit(128 + number))
        with only_one_at_a_time():
            install(lock)
    if command:
        os.execv(command[0], command)  # noqa: S606 - the command is the one that `portal` names


def stamp_of(lock):
    """Return the file that tells for which lock and which Python `.venv` was made."""
    return VENV / ("portal-" + lock)


def wanted_stamp(lock):
    return sys.version + "\n" + hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def is_fresh(lock):
    stamp = stamp_of(lock)
    return stamp.is_file() and stamp.read_text() == wanted_stamp(lock)


def only_one_at_a_time():
    """Return the open project folder's lock, a context manager; another start waits here."""
    guard = (ROOT / "portal").open()
    try:
        fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Đang chờ một lệnh khác cài đặt xong …")
        fcntl.flock(guard, fcntl.LOCK_EX)
    return guard


def install(lock):
    """Bring `.venv` to the lock. The stamp comes last, so an interrupted install is done again."""
    if is_fresh(lock):  # the other start, that we waited for, has done it
        return
    if not is_fresh(RUNTIME_LOCK):
        say("Đang tạo môi trường Python trong .venv …")
        stamp_of(RUNTIME_LOCK).unlink(missing_ok=True)
        shutil.rmtree(VENV, ignore_errors=True)
        run(
            [sys.executable, "-m", "venv", str(VENV)],
            "Không tạo được .venv (thiếu gói python3-venv?).",
        )
    say(f"Đang cài các gói trong {lock} (lần đầu mất một, hai phút) …")
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--require-hashes"]
    quiet = ["-qq", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    run(
        pip + quiet + ["-r", str(ROOT / lock)],
        "Không cài được các gói; hãy xem kết nối mạng rồi chạy lại.",
    )
    for done in {lock, RUNTIME_LOCK}:  # the development lock holds all of the other
        stamp_of(done).write_text(wanted_stamp(done))
    say("Đã cài xong.")


def run(command, complaint):
    """Run a command; on failure end with the complaint. It is killed when this process is."""
    done = subprocess.run(command, check=False)  # noqa: S603 - venv and pip, with our own words
    if done.returncode:
        sys.exit(complaint)


def say(line):
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
