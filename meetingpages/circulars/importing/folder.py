"""The files that came with the table in a zip archive, by the names under which rows name them."""

import contextlib
import zipfile
from pathlib import PurePath
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record
from cms.media import inspection
from cms.vietnamese.text import clean_line

from ..models.parts import FileKind
from ..secrets import REFUSED, WITH_WORDS, bears_mark
from ..uploading import KINDS

# What systems put into archives by themselves.
LEFT_BEHIND = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


class Kept(NamedTuple):
    """A file of the archive: its path there, why it is refused, its pages, whether words were read."""

    path: str
    error: str
    pages: int | None
    has_text: bool


def read_folder(upload, user):
    """Return {name: Kept} of an uploaded archive; raises ValidationError when it is not taken.

    One file with a secret mark and nothing of the archive is kept (VB-56).
    """
    found = {}
    for entry in inspection.check_folder(upload, KINDS):
        if PurePath(entry.path).name in LEFT_BEHIND or entry.path.startswith(LEFT_BEHIND):
            continue
        name = name_of(entry.path)
        if bears_mark(entry.words) or bears_mark(name):
            record(user, "circular_file.refused", _("Từ chối tệp có dấu hiệu mật"), user)
            raise ValidationError(REFUSED, code="secret")
        kind = PurePath(name).suffix.lower().removeprefix(".")
        has_text = bool(entry.words.strip()) or kind not in WITH_WORDS
        twice = name.casefold() in found
        error = str(_("Tệp nén có hai tệp cùng tên này.")) if twice else entry.error
        found[name.casefold()] = Kept(entry.path, error, entry.pages, has_text)
    return found


def name_of(path):
    """Return the file's name as people see it, whatever program packed it."""
    if not path.isascii():
        # Unless the archive says its encoding, Python takes UTF-8 names for those of old DOS.
        with contextlib.suppress(UnicodeError):
            path = path.encode("cp437").decode("utf-8")
    return clean_line(PurePath(path).name)


def kind_of(name, place):
    """Return what a file of a document most likely is: the first PDF is the signed one."""
    if name.lower().endswith((".docx", ".odt")):
        return FileKind.WORD
    return FileKind.SIGNED if place == 0 and name.lower().endswith(".pdf") else FileKind.ANNEX


def bytes_of(archive_path, path):
    """Return the bytes of one file of a judged archive."""
    with zipfile.ZipFile(archive_path) as archive:
        return archive.read(path)
