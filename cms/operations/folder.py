"""The data folder: closed to others, used by one portal at a time, with the secret that it keeps.

Works before Django is set up, as Django's settings need the secret (security.md SR-62, SR-64).
"""

import fcntl
import os
import secrets
import stat
from pathlib import Path

from .refusal import Refusal

LOCK_NAME = "lock"
SECRET_NAME = "secret-key"  # noqa: S105 - the name of a file
SECRET_BYTES = 64  # 86 characters; Django wants at least 50 (security.W009)
OWNER_ONLY = 0o700
NOT_FOR_OTHERS = 0o077  # a umask: what the portal writes is for its own account alone


def open_data_folder(folder, project):
    """Make the folder if missing, close it to others and lock it; return the open lock file.

    The lock lasts as long as the process, or one forked from it, keeps that file. Raises Refusal
    when the folder cannot serve or another portal uses it.
    """
    os.umask(NOT_FOR_OTHERS)
    try:
        folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        refuse_shared_folder(folder, project)
        folder.chmod(OWNER_ONLY)
        return take_lock(folder)
    except OSError as error:
        raise Refusal(f"thư mục dữ liệu {folder} không dùng được: {error.strerror}") from error


def refuse_shared_folder(folder, project):
    """Raise Refusal for a folder that others live in too, such as /tmp or the project's own."""
    status = folder.stat()
    others = status.st_uid != os.geteuid() or status.st_mode & stat.S_ISVTX
    if others or project.is_relative_to(folder):
        raise Refusal(f"PORTAL_DATA_DIR={folder} không phải thư mục riêng của cổng")


def take_lock(folder):
    """Return the open lock file of the folder; raise Refusal when it is taken."""
    lock = (folder / LOCK_NAME).open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Refusal(f"một cổng khác đang chạy với thư mục dữ liệu {folder}") from error
    return lock


def ensure_secret_key(folder):
    """Make the secret key file (mode 0600) when missing; a half-written one is never left."""
    path = folder / SECRET_NAME
    if not path.exists():
        write_whole(path, secrets.token_urlsafe(SECRET_BYTES) + "\n")


def write_whole(path: Path, text):
    """Write a file so that it is there whole or not at all, even after a power cut."""
    part = path.with_name(path.name + ".part")
    with part.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
