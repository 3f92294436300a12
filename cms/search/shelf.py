"""Where the index lies: a folder for each audience and root model, generations, one writer (Q-19…Q-21).

<data folder>/index/<audience>/<root model>/<generation>/    files of Whoosh
                                            current          which generation is read, and its version
                                            broken           there when reading failed
"""

import contextlib
import fcntl
import os
import shutil

from django.conf import settings

from .analysis import ANALYSER_VERSION

# A later shape of the index files is another number: old ones are then built anew.
SCHEMA_VERSION = 1
VERSION = f"{SCHEMA_VERSION}.{ANALYSER_VERSION}"
CURRENT, BROKEN, LOCK = "current", "broken", "lock"


def folder():
    return settings.PORTAL_DATA_DIR / "index"


class Shelf:
    """The generations of one index."""

    def __init__(self, audience, root):
        self.audience, self.root = audience, root
        self.path = folder() / audience / root

    def pointer(self):
        """Return (name of the generation that is read, its version); ("", "") when there is none."""
        try:
            name, version = (self.path / CURRENT).read_text().split()
        except (OSError, ValueError):
            return "", ""
        return name, version

    def current(self):
        """Return the folder that is read, or None."""
        name, _version = self.pointer()
        return self.path / name if name else None

    def needs_rebuild(self):
        """Return whether it is missing, broken or of an earlier version; what is there serves on."""
        name, version = self.pointer()
        return not name or version != VERSION or (self.path / BROKEN).exists()

    def is_broken(self):
        return (self.path / BROKEN).exists()

    def mark_broken(self):
        self.path.mkdir(parents=True, exist_ok=True)
        (self.path / BROKEN).touch()

    def new_generation(self):
        """Return an empty folder for the next generation; what interrupted ones left is swept."""
        self.sweep()
        last = max((int(path.name) for path in self.generations()), default=0)
        path = self.path / str(last + 1)
        path.mkdir(parents=True)
        return path

    def put_in_front(self, generation):
        """Have readers move to a generation that is written in full."""
        for path in generation.iterdir():
            sync(path)
        sync(generation)
        pointer = self.path / f"{CURRENT}.new"
        pointer.write_text(f"{generation.name} {VERSION}")
        sync(pointer)
        pointer.replace(self.path / CURRENT)
        sync(self.path)
        (self.path / BROKEN).unlink(missing_ok=True)

    def sweep(self):
        """Delete all generations but the one that is read; one just left may still have readers."""
        current = self.current()
        for path in self.generations():
            if path != current:
                shutil.rmtree(path, ignore_errors=True)

    def generations(self):
        if not self.path.is_dir():
            return []
        return [path for path in self.path.iterdir() if path.name.isdecimal()]


def sync(path):
    """Have the disk keep a file or a folder over a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def only_writer(wait=False):
    """Give whether this process may write the index until the end of the block.

    The kernel frees the lock of a process that is killed.
    """
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True
