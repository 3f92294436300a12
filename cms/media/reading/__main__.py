"""The child's whole life: take the limits, open the file on stdin, answer on stdout, end.

    python -m cms.media.reading KIND CPU_SECONDS MEMORY_BYTES < file

KIND is an accepted extension, 'picture', 'folder', 'words-' or 'text-' and an extension. Stdout: the
number of pages of a PDF (nothing when unknown), the rewritten picture, what the files of a folder
are, the words of the first page, or of all pages. Exit code: 0, or the Reason of a refusal.
"""

import resource
import signal
import sys

from .answering import answer
from .refusals import Reason, Refused


def take_limits(cpu_seconds, memory_bytes):
    """Bound this process for good: processor time, memory, no crash dumps."""
    # The kernel ends it, whatever loop it is in; RLIMIT_CPU knows whole seconds only.
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
    whole_seconds = int(cpu_seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole_seconds, whole_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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
