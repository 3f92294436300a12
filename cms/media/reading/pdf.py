"""Pages of a PDF, counted without trusting it."""

from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from .refusals import Reason, Refused

# A page tree deeper or with more branches than any office program writes is made to be a trap.
MOST_BRANCHES = 20_000


def count_pages(stream):
    """Return the number of pages, or None when encryption hides the page tree.

    Raises Refused(TYPE) when it is no PDF, Refused(BOMB) when its page tree bites its tail; a
    broken file raises what it breaks.
    """
    if stream.read(5) != b"%PDF-":
        raise Refused(Reason.TYPE)
    stream.seek(0)
    try:
        reader = PdfReader(stream)
    except DependencyError:  # a cipher that is not installed here; browsers have it
        return None
    if reader.is_encrypted:
        return None
    return _count(reader.root_object.raw_get("/Pages"))


def _count(root):
    """Count the leaves below the page tree's root, opening branches only.

    A branch whose /Count equals its number of kids holds pages alone, so a document of 5,000
    pages costs as little as one of five.
    """
    waiting, seen, pages = [root], set(), 0
    while waiting:
        reference = waiting.pop()
        _see(reference, seen)
        node = _resolve(reference, DictionaryObject)
        if "/Kids" not in node:
            pages += 1
            continue
        kids = _resolve(node["/Kids"], ArrayObject)
        if _holds_pages_alone(kids, node.get("/Count")):
            pages += len(kids)
        else:
            waiting.extend(kids)
    return pages


def _see(reference, seen):
    if not isinstance(reference, IndirectObject):
        raise Refused(Reason.DAMAGED)
    if reference.idnum in seen or len(seen) >= MOST_BRANCHES:
        raise Refused(Reason.BOMB)
    seen.add(reference.idnum)


def _resolve(reference, kind):
    value = reference.get_object()
    if not isinstance(value, kind):
        raise Refused(Reason.DAMAGED)
    return value


def _holds_pages_alone(kids, count):
    if not kids:
        return True
    return count == len(kids) and "/Kids" not in _resolve(kids[0], DictionaryObject)
