"""The words in files: read once by the task worker, kept by the file's SHA-256 (Q-23).

A file is a row with `pk`, `file` and `sha256`: a document of the library or a PrivateFile.
"""

from pathlib import PurePath

from django.apps import apps
from django.db import transaction

from cms.vietnamese.text import clean_line

from . import inspection
from .models import FileText, PortalDocument
from .private import PrivateFile
from .reading.refusals import Refused

KINDS = ("pdf", "docx")
CHUNK = 900  # SQLite takes 999 values in one query.


def text_of(file):
    """Return the words of a file; '' for now when they are still to be read, by the worker.

    Whoever shows the file is told by the saving of its FileText.
    """
    if not is_readable(file):
        return ""
    known = FileText.objects.filter(pk=file.sha256).first()
    if known is None:
        read_later(file)
    return known.text if known else ""


def is_readable(file):
    return bool(file.sha256) and extension_of(file) in KINDS


def extension_of(file):
    return PurePath(file.file.name).suffix.lower().removeprefix(".")


def read_later(file):
    from .tasks import read_text

    transaction.on_commit(lambda: read_text.enqueue(file._meta.label, file.pk))


def read(file):
    """Read the file in a child process and keep what it holds, or that it holds nothing readable."""
    if not is_readable(file) or FileText.objects.filter(pk=file.sha256).exists():
        return
    try:
        with file.file.open("rb") as stream:
            text = clean_line(inspection.whole_text(stream, extension_of(file)))
        outcome = FileText.Outcome.READ if text else FileText.Outcome.SCAN
    except (Refused, OSError):  # broken, hostile, locked, or gone from the disk
        text, outcome = "", FileText.Outcome.CLOSED
    FileText.objects.update_or_create(pk=file.sha256, defaults={"text": text, "outcome": outcome})


def texts_of(keys):
    """Return {SHA-256: words} of these files, as far as they have been read; one query."""
    found = {}
    keys = sorted(keys)
    for start in range(0, len(keys), CHUNK):
        rows = FileText.objects.filter(pk__in=keys[start : start + CHUNK])
        found.update(rows.values_list("pk", "text"))
    return found


def notes_on(named_files):
    """Return [(name, why its words are not found)] of the (name, file) that were read in vain."""
    named_files = list(named_files)
    rows = FileText.objects.filter(pk__in=[file.sha256 for _name, file in named_files])
    words = {
        row.pk: row.get_outcome_display() for row in rows.exclude(outcome=FileText.Outcome.READ)
    }
    return [(name, words[file.sha256]) for name, file in named_files if file.sha256 in words]


def kinds_of_files():
    """Return the models whose rows are files with words."""
    private = [model for model in apps.get_models() if issubclass(model, PrivateFile)]
    return [PortalDocument, *private]


def forget_unused():
    """Forget the words of files that are no more (the clock's work)."""
    unused = FileText.objects.all()
    for model in kinds_of_files():
        unused = unused.exclude(pk__in=model._default_manager.values("sha256"))
    unused.delete()
