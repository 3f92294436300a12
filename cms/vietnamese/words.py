"""Vietnamese text as the words that a search compares (circulars-and-search.md Q-5, Q-6).

A word is a run of letters, marks and digits, so one syllable. Nothing is segmented: neighbouring
syllables are kept as pairs instead, which serves text with and without marks alike.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .text import fold

_WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TAKE_TONES = re.compile(f"[{_TONES}]")
# A newsroom's texts have about 7,000 syllables, twice that with names and capital letters.
_KNOWN_WORDS = 32768


class Word(NamedTuple):
    """One word in its two forms; equal forms mean that it was typed without any mark."""

    folded: str
    exact: str


def words_of(text):
    """Return the Words of a cleaned text (`text.clean`), in order."""
    return [forms(run) for run in _WORD.findall(text)]


def places_of(text):
    """Yield (start, end, Word) for every word of a cleaned text."""
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), forms(match[0])


@lru_cache(maxsize=_KNOWN_WORDS)
def forms(run):
    """Return the Word of one run of letters.

    Exact: small letters, the tone mark moved behind the syllable, other marks kept, so that
    'hoà' and 'hòa' are one. Folded: no mark at all, đ as d.
    """
    letters = unicodedata.normalize("NFD", run.lower())
    tones = "".join(_TAKE_TONES.findall(letters))
    bare = unicodedata.normalize("NFC", _TAKE_TONES.sub("", letters))
    return Word(fold(run), bare + tones)


def pairs_of(syllables):
    """Return the neighbours among syllables as 'họp không', 'không giấy'."""
    return [f"{first} {second}" for first, second in pairwise(syllables)]
