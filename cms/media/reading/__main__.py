"""The child's whole life: take the limits, open the file on stdin, answer on stdout, end.

    python -m cms.media.reading KIND CPU_SECONDS MEMORY_BYTES < file

KIND is an accepted extension, 'picture', or 'words-' and an extension. Stdout: the number of pages
of a PDF (nothing when unknown), the rewritten picture, or the words of the first page. Exit code: 0, or the Reason of a refusal.
"""

import resource
import signal
import sys

from .refusals import Reason, Refused

_TEXT = ("txt", "csv")
_WORDS = "words-"
_SOUND_OR_VIDEO = ("mp3", "ogg", "mp4")


def take_limits(cpu_seconds, memory_bytes):
    """Bound this process for good: processor time, memory, no crash dumps."""
    # The kernel ends it, whatever loop it is in; RLIMIT_CPU knows whole seconds only.
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
    whole_seconds = int(cpu_seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole_seconds, whole_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(kind, stream):
    """Return the bytes for stdout. Raises Refused."""
    if kind == "picture":
        from .pictures import rewrite

        return rewrite(stream)
    if kind.startswith(_WORDS):
        from .first_page import first_page

        return first_page(stream, kind.removeprefix(_WORDS)).encode("utf-8", "replace")
    if kind == "pdf":
        from .pdf import count_pages

        pages = count_pages(stream)
        return b"" if pages is None else str(pages).encode()
    from .archives import check_archive
    from .plain import check_sound_or_video, check_text

    if kind in _TEXT:
        check_text(stream)
    elif kind in _SOUND_OR_VIDEO:
        check_sound_or_video(stream, kind)
    else:
        check_archive(stream, kind)
    return b""


def main():
    kind, cpu_seconds, memory_bytes = sys.argv[1:]
    take_limits(float(cpu_seconds), int(memory_bytes))
    try:
        result = answer(kind, sys.stdin.buffer)
    except Refused as refusal:
        sys.exit(refusal.reason)
    except (MemoryError, RecursionError):
        sys.exit(Reason.BOMB)
    except Exception:  # whatever a broken file breaks in its reader
        sys.exit(Reason.DAMAGED)
    sys.stdout.buffer.write(result)


if __name__ == "__main__":
    main()
