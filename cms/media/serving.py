"""The bytes of files on their way out: headers, conditions and ranges (SR-5, SR-7).

The policies for files from strangers (sandbox, nosniff) are set by path in cms/headers.py.

The only module that uses FileResponse. Whoever calls it has asked before whether the requester may
have the file.
"""

import re
from pathlib import Path
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response

from cms.vietnamese.slugs import slugify
from cms.vietnamese.text import clean_line

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "zip": "application/zip",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
UNKNOWN_TYPE = "application/octet-stream"
# Shown in the browser's own viewer (N-21); everything else is saved.
SHOWN_IN_BROWSER = {"pdf", "jpg", "png", "webp"}

# Kept, but asked for again each time: a withdrawn file is gone at once.
ASK_AGAIN = "no-cache"
PRIVATE = "private, no-store"
# A rendition never changes under its name.
FOR_EVER = "public, max-age=31536000, immutable"

BLOCK_SIZE = 64 * 1024
_NAME_LENGTH = 150  # Longer names are cut by file systems.
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|]+')


def send_file(request, path, name, *, cache_control, etag=None):
    """Return the response with the file, for GET and HEAD, whole or the one range asked for.

    `name` is what the reader sees and saves, with its extension. `etag` is a quoted tag, or None
    for private files: a tag would let a guesser confirm a file (SR-5). Raises Http404 when the
    file is not there.
    """
    path = Path(path)
    if not path.is_file():
        raise Http404
    size = path.stat().st_size
    head = _head(name, cache_control, etag)
    if etag:
        answered = get_conditional_response(request, etag=etag, response=head)
        if answered is not head:
            return answered
    wanted = _wanted_range(request, size, etag)
    if wanted == _BEYOND:
        return _with_headers(HttpResponse(status=416), head, {"Content-Range": f"bytes */{size}"})
    return _body(request, path, size, head, wanted)


_BEYOND = (0, 0)


def _wanted_range(request, size, etag):
    """Return (first, end) of the range asked for, None for the whole file, or _BEYOND.

    Several ranges, other units and ranges of another version (If-Range) get the whole file.
    """
    match = _RANGE.fullmatch(request.headers.get("Range", ""))
    if match is None or match[1] == match[2] == "":
        return None
    if request.headers.get("If-Range", etag) != etag:
        return None
    if match[1] == "":
        first, end = max(size - int(match[2]), 0), size
    else:
        first, end = int(match[1]), min(int(match[2] or size) + 1, size)
        if match[2] and int(match[2]) < first:
            return None
    return (first, end) if first < end else _BEYOND


def _body(request, path, size, head, wanted):
    first, end = wanted or (0, size)
    more = {"Content-Length": str(end - first)}
    if wanted:
        more["Content-Range"] = f"bytes {first}-{end - 1}/{size}"
    status = 206 if wanted else 200
    if request.method == "HEAD":
        return _with_headers(HttpResponse(status=status), head, more)
    response = FileResponse(_Part(path, first, end - first), status=status)
    response.block_size = BLOCK_SIZE
    return _with_headers(response, head, more)


class _Part:
    """A file from one place on, as many bytes as asked for."""

    def __init__(self, path, first, length):
        self._file = path.open("rb")
        self._file.seek(first)
        self._left = length

    def read(self, size=-1):
        data = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data

    def close(self):
        self._file.close()


def _head(name, cache_control, etag):
    extension = name.rpartition(".")[2].lower()
    headers = {
        "Content-Type": CONTENT_TYPES.get(extension, UNKNOWN_TYPE),
        "Content-Disposition": disposition(name, extension in SHOWN_IN_BROWSER),
        "Cache-Control": cache_control,
        "Accept-Ranges": "bytes",
    }
    return HttpResponse(headers=headers | ({"ETag": etag} if etag else {}))


def disposition(name, is_shown):
    """Return the Content-Disposition with an ASCII and a UTF-8 name (SR-5, SR-32)."""
    stem, _dot, extension = _NOT_IN_FILE_NAMES.sub("-", clean_line(name)).rpartition(".")
    extension = slugify(extension)
    ascii_name = f"{slugify(stem, max_length=_NAME_LENGTH) or 'tep'}.{extension}"
    utf8_name = quote(f"{stem[:_NAME_LENGTH]}.{extension}", safe="")
    kind = "inline" if is_shown else "attachment"
    return f"{kind}; filename=\"{ascii_name}\"; filename*=UTF-8''{utf8_name}"


def _with_headers(response, head, more):
    for name, value in [*head.items(), *more.items()]:
        response[name] = value
    return response
