"""A zip archive that stands for a folder of files: each file judged in a process of its own.

One start of Python for all of them; a hostile file takes down its own process only.
"""

import json
import os
import signal
import zipfile
from io import BytesIO
from pathlib import PurePath

from .answering import answer
from .archives import check_archive
from .first_page import first_page
from .refusals import Reason, Refused

CPU_SECONDS = 1.5  # of one file, as for a file sent alone
MOST_FILES = 300


def look_into(stream):
    """Return JSON: [[name in the archive, Reason or 0, pages or null, words of the first page]].

    Raises Refused for an archive that itself is not taken.
    """
    check_archive(stream, "zip")
    stream.seek(0)
    with zipfile.ZipFile(stream) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_FILES:
            raise Refused(Reason.BOMB)
        found = []
        for entry in entries:
            found.append([entry.filename, *look_at(entry.filename, archive.read(entry))])
            if found[-1][1] == Reason.BOMB:  # Nobody waits for more of the kind.
                break
    return json.dumps(found).encode()


def look_at(name, data):
    """Return (Reason or 0, pages, words) as a forked process finds them."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        os._exit(tell(PurePath(name).suffix.lower().removeprefix("."), data, into))
    os.close(into)
    with open(out, "rb") as pipe:
        said = pipe.read()
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return Reason.BOMB, None, ""
    if reason := os.WEXITSTATUS(status):
        return reason, None, ""
    return 0, *json.loads(said)


def tell(kind, data, into):
    """Write [pages, words] of the file; return the exit code. Never raises: nobody would catch it."""
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    try:
        pages = answer(kind, BytesIO(data))
        with open(into, "wb") as pipe:
            pipe.write(json.dumps([int(pages or 0) or None, words_of(kind, data)]).encode())
    except Refused as refusal:
        return refusal.reason
    except (MemoryError, RecursionError):
        return Reason.BOMB
    except Exception:  # whatever a broken file breaks in its reader
        return Reason.DAMAGED
    return 0


def words_of(kind, data):
    try:
        return first_page(BytesIO(data), kind)
    except Exception:  # a file that opens and cannot be read is a scan
        return ""
