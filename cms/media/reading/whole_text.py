"""All words of a PDF or DOCX, for the search (circulars-and-search.md Q-23)."""

import time
from itertools import islice

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from .archives import check_archive
from .pdf import count_pages
from .refusals import Reason, Refused

MOST_PAGES = 500
MOST_BYTES = 2 * 1024 * 1024  # of text, which is a thousand printed pages
# Of processor time; a long file gives what was read until then, before the limit ends the child.
SECONDS = 15


def whole_text(stream, kind):
    """Return the text of a PDF or DOCX, '' of a scan.

    Raises Refused, or what a broken file breaks in its reader.
    """
    text, room = [], MOST_BYTES
    for piece in pdf_pages(stream) if kind == "pdf" else docx_paragraphs(stream):
        data = piece.encode("utf-8", "replace")[:room]
        text.append(data.decode("utf-8", "ignore"))
        room -= len(data) + 1
        if room <= 0 or time.process_time() > SECONDS:
            break
    return "\n".join(text)


def pdf_pages(stream):
    """Yield the text of each page; a page that cannot be read costs only itself."""
    count_pages(stream)  # Refuses a page tree that bites its tail.
    stream.seek(0)
    reader, was_read = PdfReader(stream), False
    # Files that are only closed to changes open without a password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused(Reason.DAMAGED)
    for page in islice(reader.pages, MOST_PAGES):
        text = page_text(page)
        was_read = was_read or text is not None
        yield text or ""
    if not was_read:
        raise Refused(Reason.DAMAGED)


def page_text(page):
    """Return the words of one page, None when they cannot be read."""
    try:
        return page.extract_text()
    except Exception:  # whatever a broken page breaks in its reader
        return None


def docx_paragraphs(stream):
    """Yield the text of each paragraph, those in tables and text boxes included."""
    check_archive(stream, "docx")  # Entries, ratio, expansion; and no entities of any kind.
    stream.seek(0)
    document = Document(stream)
    for paragraph in document.element.body.iter(qn("w:p")):
        yield Paragraph(paragraph, document).text
