"""Which attached file has the words that a page itself lacks (Q-23: a hit says which file)."""

import re
from functools import lru_cache
from itertools import islice

from cms.media.texts import texts_of
from cms.vietnamese.text import fold
from cms.vietnamese.words import words_of

from .highlighting import snippet

# A file may have a thousand pages: only what stands around the rarest-looking word is looked at.
MOST_PLACES = 20
AROUND = 300  # characters on either side; a snippet has 240
_LATIN = [
    *map(chr, range(0x41, 0x5B)),
    *map(chr, range(0xC0, 0x250)),
    *map(chr, range(0x1EA0, 0x1EFA)),
]


def files_with(wanted, pages):
    """Return [(name of the file, snippet)] for [(own words, [(name, SHA-256)])], ("", "") without.

    One query for all of them.
    """
    lacking = [lacks(own, wanted) if files else set() for own, files in pages]
    keys = {
        key
        for words, (_own, files) in zip(lacking, pages, strict=True)
        if words
        for _name, key in files
    }
    texts = texts_of(keys) if keys else {}
    return [
        best_file(words, [(name, texts.get(key, "")) for name, key in files], wanted)
        if words
        else ("", "")
        for words, (_own, files) in zip(lacking, pages, strict=True)
    ]


def lacks(text, wanted):
    """Return the words of the query, folded, that are not in the text."""
    return {word.folded for word in wanted.words} - {word.folded for word in words_of(text)}


def best_file(lacking, files, wanted):
    """Return (name, snippet) of the file with most of the lacking words; the first of equals."""
    found = [(*around(text, lacking, wanted), name) for name, text in files]
    score, piece, name = max(found, key=lambda each: each[0])
    return (name, snippet(piece, wanted)) if score else ("", "")


def around(text, lacking, wanted):
    """Return (how much of the query, piece of the text) where most of the query stands together."""
    best = (0, "")
    marked = {word.exact for word in wanted.words}
    # A long word is rare, so its places are few.
    for word in sorted(lacking, key=len, reverse=True):
        for match in islice(pattern(word).finditer(text), MOST_PLACES):
            piece = text[max(0, match.start() - AROUND) : match.end() + AROUND]
            words = set(words_of(piece))
            score = len(lacking & {each.folded for each in words})
            score += len(marked & {each.exact for each in words})
            best = max(best, (score, piece), key=lambda each: each[0])
        if best[0]:
            break
    return best


@lru_cache(maxsize=256)
def pattern(word):
    """Return what finds a folded word as a word of its own, whatever marks it bears."""
    letters = "".join(f"[{''.join(marks_of().get(letter, letter))}]" for letter in word)
    return re.compile(rf"(?<![^\W_]){letters}(?![^\W_])")


@lru_cache(maxsize=1)
def marks_of():
    """Return {bare letter: every form of it that Vietnamese and its neighbours write}."""
    forms = {}
    for char in _LATIN:
        forms.setdefault(fold(char), [fold(char)]).append(char)
    return forms
