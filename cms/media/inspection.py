"""The one place that judges uploads: by name, by size, by content (SR-35…SR-37, N-22, N-23)."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .reading.refusals import Reason, Refused
from .sandbox import DOCUMENT_LIMITS, FOLDER_LIMITS, PICTURE_LIMITS, TEXT_LIMITS, read_in_child

_DOCUMENTS = "pdf docx xlsx pptx odt ods odp zip mp3 ogg mp4 txt csv"
_PICTURES = "jpg jpeg png webp heic"
DOCUMENT_EXTENSIONS = _DOCUMENTS.split()
PICTURE_EXTENSIONS = _PICTURES.split()
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024
MAX_PICTURE_BYTES = 20 * 1024 * 1024

# What may not stand before the last dot ('x.php.pdf'): some server or some eye would take it for
# the kind of the file. 'Báo cáo v1.2.pdf' and '45.2019.pdf' are names.
_PROGRAM_EXTENSIONS = (
    "app asp aspx bat cgi cmd com dll exe hta htm html jar js jsp lnk msi php phtml pl ps1 py rb "
    "scr sh shtml svg vbs wsf xhtml docm xlsm pptm rar 7z"
)
_KNOWN_EXTENSIONS = {*DOCUMENT_EXTENSIONS, *PICTURE_EXTENSIONS, *_PROGRAM_EXTENSIONS.split()}
# They turn 'fdp.exe' into 'exe.pdf' for the eye.
_DIRECTION_MARKS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_TYPE = _("Loại tệp này không được nhận.")
DOCUMENT_TOO_BIG = _("Tệp lớn hơn 50 MB.")
_DOCUMENT_MESSAGES = {
    Reason.TYPE: _TYPE,
    Reason.DAMAGED: _("Loại tệp này không được nhận. Tệp bị hỏng, không mở được."),
    Reason.BOMB: _("Loại tệp này không được nhận. Tệp có cấu tạo bất thường, không mở được."),
    Reason.MACROS: _(
        "Loại tệp này không được nhận. Tệp có chứa macro; hãy lưu lại không có macro."
    ),
    Reason.NOT_UTF8: _("Loại tệp này không được nhận. Hãy lưu tệp chữ theo bảng mã UTF-8."),
}
_DOUBLE_EXTENSION = _("Loại tệp này không được nhận. Tên tệp có hai phần mở rộng.")
_NAME_DIRECTION = _("Loại tệp này không được nhận. Tên tệp có ký tự đổi chiều chữ.")
_EMPTY = _("Loại tệp này không được nhận. Tệp không có nội dung.")

PICTURE_TYPE = _("Chỉ nhận ảnh JPEG, PNG, WebP hoặc HEIC.")
PICTURE_TOO_BIG = _("Ảnh lớn hơn 20 MB.")
_PICTURE_DAMAGED = _("Không đọc được ảnh này; tệp ảnh bị hỏng.")
_PICTURE_MESSAGES = {
    Reason.TYPE: PICTURE_TYPE,
    Reason.DAMAGED: _PICTURE_DAMAGED,
    Reason.BOMB: _PICTURE_DAMAGED,
    Reason.PIXELS: _("Ảnh lớn hơn 40 triệu điểm ảnh. Hãy thu nhỏ ảnh rồi tải lên lại."),
    Reason.FRAMES: _("Ảnh động có quá 200 khung hình."),
}
_WRITTEN_STARTS = {b"\xff\xd8": "jpg", b"\x89P": "png", b"RI": "webp"}


def check_document(upload, extensions=DOCUMENT_EXTENSIONS):
    """Raise ValidationError, in Vietnamese, unless the uploaded document is taken (N-22).

    `upload` is an open Django file with its name and size; it is left at its start. Rooms that take
    fewer kinds name their `extensions`.
    """
    extension = _check_name(upload.name, extensions, _TYPE)
    _check_size(upload, MAX_DOCUMENT_BYTES, DOCUMENT_TOO_BIG)
    try:
        read_in_child(extension, upload, DOCUMENT_LIMITS)
    except Refused as refusal:
        message = _DOCUMENT_MESSAGES.get(refusal.reason, _TYPE)
        raise ValidationError(message, code="refused") from refusal


@dataclass(frozen=True)
class FolderEntry:
    """A file in a zip archive: its path there, why it is refused ("" if it is not), pages, words."""

    path: str
    error: str
    pages: int | None
    words: str


def check_folder(upload, extensions):
    """Return the FolderEntries of a zip archive that stands for a folder of documents.

    Raises ValidationError for an archive that itself is not taken; a file that is not taken has an
    error. All limits of archives hold; files behind one that is a bomb are not in the list.
    """
    _check_name(upload.name, ["zip"], _TYPE)
    _check_size(upload, MAX_DOCUMENT_BYTES, DOCUMENT_TOO_BIG)
    try:
        found = json.loads(read_in_child("folder", upload, FOLDER_LIMITS))
    except Refused as refusal:
        message = _DOCUMENT_MESSAGES.get(refusal.reason, _TYPE)
        raise ValidationError(message, code="refused") from refusal
    return [
        FolderEntry(path, _entry_error(path, reason, extensions), pages, words)
        for path, reason, pages, words in found
    ]


def _entry_error(path, reason, extensions):
    try:
        _check_name(PurePath(path).name, extensions, _TYPE)
    except ValidationError as error:
        return error.messages[0]
    return str(_DOCUMENT_MESSAGES.get(Reason(reason), _TYPE)) if reason else ""


def rewrite_picture(upload):
    """Judge an uploaded picture and replace its bytes by a clean copy of it (N-23, SR-36).

    The upload itself changes (content, size, name, type), so every road that keeps it later keeps
    the copy. Raises ValidationError, in Vietnamese.
    """
    _check_name(upload.name, PICTURE_EXTENSIONS, PICTURE_TYPE)
    _check_size(upload, MAX_PICTURE_BYTES, PICTURE_TOO_BIG)
    try:
        written = read_in_child("picture", upload, PICTURE_LIMITS)
    except Refused as refusal:
        message = _PICTURE_MESSAGES.get(refusal.reason, _PICTURE_DAMAGED)
        raise ValidationError(message, code="refused") from refusal
    _replace(upload, written, _WRITTEN_STARTS[written[:2]])


def count_pages(upload):
    """Return the number of pages of a PDF; None for other kinds and when it cannot be known."""
    if _extension(upload.name) != "pdf":
        return None
    try:
        return int(read_in_child("pdf", upload, DOCUMENT_LIMITS) or 0) or None
    except Refused:
        return None


def first_page(upload):
    """Return the words of the first page of a PDF, DOCX or ODT; '' when none can be read."""
    try:
        words = read_in_child(f"words-{_extension(upload.name)}", upload, DOCUMENT_LIMITS)
    except Refused:
        return ""
    return words.decode("utf-8", "replace")


def whole_text(upload, extension):
    """Return all words of a PDF or DOCX, '' of a scan (Q-23); raises Refused."""
    words = read_in_child(f"text-{extension}", upload, TEXT_LIMITS)
    return words.decode("utf-8", "replace")


def sha256(upload):
    """Return the SHA-256 of the file in hex; it is left at its start."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _extension(name):
    return PurePath(name).suffix.lower().removeprefix(".")


def _check_name(name, extensions, message):
    extension = _extension(name)
    if extension not in extensions:
        raise ValidationError(message, code="refused")
    if _DIRECTION_MARKS.intersection(name):
        raise ValidationError(_NAME_DIRECTION, code="refused")
    inner = PurePath(name).stem.lower().split(".")[1:]
    if any(part.strip() in _KNOWN_EXTENSIONS for part in inner):
        raise ValidationError(_DOUBLE_EXTENSION, code="refused")
    return extension


def _check_size(upload, most_bytes, message):
    if upload.size > most_bytes:
        raise ValidationError(message, code="refused")
    if not upload.size:
        raise ValidationError(_EMPTY, code="refused")


def _replace(upload, written, extension):
    upload.seek(0)
    upload.truncate()
    upload.write(written)
    upload.seek(0)  # This also writes out what is buffered: a big upload is moved by its path.
    upload.size = len(written)
    upload.name = f"{PurePath(upload.name).stem}.{extension}"
    upload.content_type = f"image/{'jpeg' if extension == 'jpg' else extension}"
