"""Zip archives and the office documents that are zip archives inside."""

import zipfile
from xml.parsers import expat

from .refusals import Reason, Refused

# circulars-and-search.md Q-23: archives are judged by entries, ratio, depth and expansion.
MOST_ENTRIES = 10_000
MOST_EXPANDED = 100 * 1024 * 1024
MOST_RATIO = 200
# Small parts full of blanks shrink more than any honest file and harm nobody.
RATIO_COUNTS_FROM = 1024 * 1024
CHUNK = 64 * 1024
_ZIP_START = b"PK\x03\x04"

_OOXML = "application/vnd.openxmlformats-officedocument."
_MAIN_PART = {
    "docx": _OOXML + "wordprocessingml.document.main+xml",
    "xlsx": _OOXML + "spreadsheetml.sheet.main+xml",
    "pptx": _OOXML + "presentationml.presentation.main+xml",
}
_ODF = "application/vnd.oasis.opendocument."
_MIMETYPE = {"odt": _ODF + "text", "ods": _ODF + "spreadsheet", "odp": _ODF + "presentation"}
_CONTENT_TYPES = "[Content_Types].xml"
_MACRO_MARKS = (b"macroenabled", b"vbaproject", b"intlmacrosheet", b"ms-excel.macrosheet")
_MACRO_FOLDERS = ("basic/", "scripts/", "xl/macrosheets/")

# What an archive may not bring along: programs, and archives in archives (depth).
_PROGRAMS_AND_ARCHIVES = (
    "7z app bat bz2 cab cmd com cpl dll docm dotm exe gadget gz hta htm html img iso jar js jse "
    "lnk msc msi msp pif potm ppam pptm ps1 py rar reg scr sh shtml svg swf tar vb vbe vbs vhd "
    "wsf wsh xhtml xlam xlsb xlsm xltm xz zip"
)
_REFUSED_INSIDE = frozenset(_PROGRAMS_AND_ARCHIVES.split())


def check_archive(stream, kind):
    """Return None when the file is what `kind` ('docx', 'odt', 'zip' …) says and is harmless.

    Every byte is expanded once and counted, so an entry that lies about its size is found out.
    Raises Refused with TYPE, BOMB or MACROS; a broken archive raises what it breaks.
    """
    if stream.read(len(_ZIP_START)) != _ZIP_START:
        raise Refused(Reason.TYPE)
    with zipfile.ZipFile(stream) as archive:
        _check_sizes(archive.infolist())
        _check_names(archive.namelist(), kind)
        _check_kind(archive, kind)
        for entry in archive.infolist():
            _read_through(archive, entry, is_office=kind != "zip")


def _check_sizes(entries):
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_EXPANDED:
        raise Refused(Reason.BOMB)
    for entry in entries:
        allowed = max(entry.compress_size * MOST_RATIO, RATIO_COUNTS_FROM)
        if entry.file_size > allowed:
            raise Refused(Reason.BOMB)
        # Encrypted contents cannot be judged; other methods than these two no office uses.
        if entry.flag_bits & 1 or entry.compress_type not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            raise Refused(Reason.TYPE)


def _check_names(names, kind):
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name:
            raise Refused(Reason.TYPE)
        if kind == "zip" and name.rpartition(".")[2].lower() in _REFUSED_INSIDE:
            raise Refused(Reason.TYPE)
        lower = name.lower()
        if kind != "zip" and (lower.startswith(_MACRO_FOLDERS) or lower.endswith("vbaproject.bin")):
            raise Refused(Reason.MACROS)


def _check_kind(archive, kind):
    if kind in _MAIN_PART:
        types = _read_known_part(archive, _CONTENT_TYPES)
        if any(mark in types.lower() for mark in _MACRO_MARKS):
            raise Refused(Reason.MACROS)
        if f'"{_MAIN_PART[kind]}"'.encode() not in types:
            raise Refused(Reason.TYPE)
    if kind in _MIMETYPE and _read_known_part(archive, "mimetype") != _MIMETYPE[kind].encode():
        raise Refused(Reason.TYPE)


def _read_known_part(archive, name):
    if name not in archive.namelist():
        raise Refused(Reason.TYPE)
    return archive.read(name)


def _read_through(archive, entry, is_office):
    prolog = _Prolog() if is_office and entry.filename.endswith((".xml", ".rels")) else None
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            if prolog:
                prolog.feed(chunk)


class _Prolog:
    """The head of an XML part: office documents declare no entities; a bomb must (SB-20)."""

    def __init__(self):
        self._root_seen = False
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._stop

    def feed(self, chunk):
        if not self._root_seen:
            self._parser.Parse(chunk)

    def _refuse(self, *_declaration):
        raise Refused(Reason.BOMB)

    def _stop(self, *_element):
        self._root_seen = True
