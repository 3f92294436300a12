"""The words of a file's first page, as far as they can be read (circulars-and-search.md VB-56)."""

import re
import zipfile

from pypdf import PdfReader

LONGEST = 6_000  # characters: a full page has 3,000
MOST_BYTES = 4_000_000  # of one part of an office file
_PARTS = {"docx": "word/document.xml", "odt": "content.xml"}
_LINE_ENDS = re.compile(r"</w:p>|</text:(?:p|h)>|<w:br[^>]*>|<w:tab[^>]*>")
_TAGS = re.compile(r"<[^>]*>")


def first_page(stream, kind):
    """Return the text of the first page of a PDF, DOCX or ODT; '' of a scan and of other kinds."""
    if kind == "pdf":
        reader = PdfReader(stream)
        text = "" if reader.is_encrypted else reader.pages[0].extract_text()
    elif kind in _PARTS:
        with zipfile.ZipFile(stream) as archive, archive.open(_PARTS[kind]) as part:
            xml = part.read(MOST_BYTES).decode("utf-8", "replace")
        text = _TAGS.sub("", _LINE_ENDS.sub("\n", xml))
    else:
        text = ""
    return text[:LONGEST]
