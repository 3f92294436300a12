"""Numbers of official documents as a search sees them: 3138-CV/TU, 30/2020/NĐ-CP (Q-7).

The rule is lexical and wider than the grammar of documents (VB-20): whatever begins with a digit
and has groups of letters joined by "/" or "-" is one word, however its case, blanks and zeros are
typed. It may take a path or a date for a number: nothing but a longer index comes of it.
"""

import re

from .document_numbers import number_key
from .text import fold

_DASHES = re.compile("[\u2010-\u2015\u2212]")
# One blank beside a sign, on one side only: " - " parts sentences in running text.
_SIGN = "(?: ?/ ?| ?-|- )"
_NUMBER = re.compile(rf"(?<![\w./-])\d{{1,5}}[\w.]{{0,8}}(?:{_SIGN}[^\W_]{{1,14}}){{1,6}}(?![\w/])")
_LETTER = re.compile(r"[^\W\d_]")


def numbers_in(text):
    """Return [(start, end, key)] of the document numbers in a cleaned text."""
    text = _DASHES.sub("-", text)
    return [
        (match.start(), match.end(), search_key(match[0]))
        for match in _NUMBER.finditer(text)
        if _LETTER.search(match[0])
    ]


def search_key(number):
    """Return the form in which two writings of a number are compared: '09-QĐi / TU' → '9-qdi/tu'."""
    return fold(number_key(_DASHES.sub("-", number)))
