"""What a document holds and what a reader asks for, as words, pairs and numbers (Q-5 … Q-9)."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain

from cms.vietnamese.numbers_in_text import numbers_in
from cms.vietnamese.text import clean, clean_line
from cms.vietnamese.words import Word, pairs_of, words_of

# Raised whenever the same text gives other words: every index is then built anew.
ANALYSER_VERSION = 2
LONGEST_QUERY = 200  # characters (SR-43)
MOST_WORDS = 12  # of one query
LONGEST_START = 15  # letters of a word's beginning that are kept for suggestions
# A word counts by where it stands; halves are written as whole numbers.
WEIGHT_STEPS = 2
# In titles and abstracts only: for whole texts they would make the index half as large again.
WEIGHT_OF_MARKED_PAIRS = 2
_QUOTES = re.compile('["“”„«»]')


@dataclass(frozen=True)
class Wanted:
    """One query: its words, the runs that must stay together, the document numbers in it."""

    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    numbers: tuple[str, ...] = ()
    is_cut: bool = False

    def __bool__(self):
        return bool(self.words)


def wanted(text):
    """Return the Wanted of what a reader typed: words and "…" only, everything else is text.

    Any text is taken; what is too long is cut and `is_cut` says so. No words: a false Wanted.
    """
    text = clean_line(text)[:LONGEST_QUERY]
    parts = _QUOTES.split(text)
    found = words_of(text)
    # An open quotation mark is a sign like any other.
    quoted = parts[1 : len(parts) - 1 : 2]
    phrases = [tuple(words_of(part))[:MOST_WORDS] for part in quoted]
    return Wanted(
        words=tuple(found[:MOST_WORDS]),
        phrases=tuple(phrase for phrase in phrases if len(phrase) > 1),
        numbers=tuple(dict.fromkeys(key for *_place, key in numbers_in(text))),
        is_cut=len(found) > MOST_WORDS,
    )


def terms_of(parts):
    """Return {field: Counter of terms} for [(text, weight)] of one document.

    Words without marks are in `folded` only; a marked one is in `exact` too. Pairs of both forms
    share a field, as no folded pair can be taken for a marked one.
    """
    folded, exact, pairs, numbers = Counter(), Counter(), Counter(), Counter()
    for text, weight in parts:
        steps = int(weight * WEIGHT_STEPS)
        text = clean(text)
        found = words_of(text)
        for word in found:
            folded[word.folded] += steps
            if word.exact != word.folded:
                exact[word.exact] += steps
        pairs.update({pair: steps for pair in folded_pairs(found)})
        if weight >= WEIGHT_OF_MARKED_PAIRS:
            pairs.update({pair: steps for pair in exact_pairs(found)})
        numbers.update({key: steps for *_place, key in numbers_in(text)})
    return {"folded": folded, "exact": exact, "pairs": pairs, "numbers": numbers}


def title_terms(title):
    """Return the Counter of the title's words, in both forms."""
    return Counter(set(chain.from_iterable(words_of(clean(title)))))


def starts_of(texts):
    """Return the Counter of the beginnings, 1 to 15 letters, of all words of the texts."""
    words = {word.folded for text in texts for word in words_of(clean(text))}
    return Counter(
        {word[:length] for word in words for length in range(1, min(len(word), LONGEST_START) + 1)}
    )


def exact_pairs(words):
    """Return the pairs of the words as they were typed; without marks that is the folded pair."""
    return pairs_of([word.exact for word in words])


def folded_pairs(words):
    return pairs_of([word.folded for word in words])
