"""Which documents a query finds, and in which order (Q-10, Q-11): sets and sums, no Whoosh."""

import math
import time
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from .analysis import exact_pairs, folded_pairs

SECONDS = 0.5  # of one search
MOST_HITS = 1000  # that can be paged through: 50 pages of 20
# What a find in the title, with its marks, or side by side adds to a plain one.
TITLE, EXACT, ADJACENT = 4.0, 2.0, 3.0
# The stages of Q-10 never mix, so each stands far above the sum of what words can add.
OWN_NUMBER, NUMBER, ALL_ADJACENT = 4000.0, 2000.0, 1000.0
# To look one result up among a term's places takes as long as to walk past so many of them.
LOOKING_UP = 5


@dataclass
class Found:
    """What a search found: places best first, all of them before the filters, and their counts."""

    places: list = field(default_factory=list)
    every: set = field(default_factory=set)
    total: int = 0
    kinds: Counter = field(default_factory=Counter)
    years: Counter = field(default_factory=Counter)
    is_loose: bool = False
    is_partial: bool = False


def find(reader, wanted, filters=None, newest=None):
    """Return Found for a Wanted, at most MOST_HITS places.

    `filters` may name the "kind" and "year" that results must have; the counts of each kind ignore
    the kind asked for, those of each year the year, so that a reader may change over. `newest`
    True or False sorts by date instead of by rank. Numbers come first, then neighbours, then all
    words; some words only when these give nothing.
    """
    deadline = time.monotonic() + SECONDS
    strict = reader.places & (holding_numbers(reader, wanted) | holding_all(reader, wanted))
    every = strict or reader.places & holding_any(reader, wanted)
    found = Found(is_loose=bool(every) and not strict)
    count(reader, found, every, filters or {})
    scores, found.is_partial = scored(reader, wanted, found.places, deadline)
    found.places = in_order(reader, found.places, scores, newest)
    return found


def count(reader, found, every, filters):
    """Write into `found` the places that pass the filters, and the counts of kinds and years."""
    kind, year = filters.get("kind"), filters.get("year")
    of_kind = {place for place in every if reader.kinds[place] == kind} if kind else every
    of_year = {place for place in every if reader.years[place] == year} if year else every
    found.every = every
    found.places = list(of_kind & of_year)
    found.total = len(found.places)
    # By `map`, as a frequent word is found ten thousand times.
    found.kinds = Counter(map(reader.kinds.__getitem__, of_year))
    found.years = Counter(map(reader.years.__getitem__, of_kind))


def holding(reader, name, terms):
    """Return the places of the documents that have all the terms in this field."""
    lists = sorted((reader.postings(name, term)[0] for term in set(terms)), key=len)
    return set(lists[0]).intersection(*lists[1:]) if lists else set()


def holding_all(reader, wanted):
    """All words, and what stands in quotation marks side by side."""
    words = holding(reader, "folded", [word.folded for word in wanted.words])
    return holding_phrases(reader, wanted, words)


def holding_any(reader, wanted):
    """One of the words; what stands in quotation marks is not given up."""
    words = set().union(*(reader.postings("folded", word.folded)[0] for word in wanted.words))
    return holding_phrases(reader, wanted, words)


def holding_phrases(reader, wanted, places):
    for phrase in wanted.phrases:
        places &= holding(reader, "pairs", folded_pairs(phrase))
    return places


def holding_numbers(reader, wanted):
    if not wanted.numbers:
        return set()
    own = holding(reader, "number", wanted.numbers)
    return own | holding(reader, "numbers", wanted.numbers)


def scored(reader, wanted, places, deadline):
    """Return (the score of each place in the index, whether time ran out before all was weighed).

    Only the scores of `places` mean anything.
    """
    scores = [0.0] * len(reader.facts)
    lift(scores, holding(reader, "number", wanted.numbers), OWN_NUMBER)
    lift(scores, holding(reader, "numbers", wanted.numbers), NUMBER)
    lift(scores, holding(reader, "pairs", folded_pairs(wanted.words)), ALL_ADJACENT)
    for clause in clauses(wanted):
        if time.monotonic() > deadline:
            return scores, True
        add_clause(reader, scores, places, *clause)
    return scores, False


def lift(scores, places, points):
    for place in places:
        scores[place] += points


def clauses(wanted):
    """Yield (field, term, weight) of everything that makes one result better than another."""
    for word in dict.fromkeys(wanted.words):
        yield "folded", word.folded, 1.0
        yield "title", word.exact, TITLE
        if word.exact != word.folded:
            yield "exact", word.exact, EXACT
    for pair in dict.fromkeys([*folded_pairs(wanted.words), *exact_pairs(wanted.words)]):
        yield "pairs", pair, ADJACENT


def add_clause(reader, scores, wanted, name, term, weight):
    """Add to the scores how strongly the term stands there, rare terms above common ones.

    Of few `wanted` places each is looked up; else all are added to, as that is quicker than asking.
    """
    places, strengths = reader.postings(name, term)
    if not places:
        return
    points = weight * math.log(1 + len(reader.places) / len(places))
    if len(wanted) * LOOKING_UP < len(places):
        for place in wanted:
            found = bisect_left(places, place)
            if found < len(places) and places[found] == place:
                scores[place] += points * strengths[found]
        return
    for place, strength in zip(places, strengths, strict=True):
        scores[place] += points * strength


def in_order(reader, places, scores, newest):
    """Return the best of the places, or the newest or the oldest, at most MOST_HITS."""
    facts = reader.facts
    if newest is not None:
        return sorted(places, key=lambda place: facts[place][2], reverse=newest)[:MOST_HITS]
    if len(places) > MOST_HITS:
        # Numbers alone are sorted far more quickly than places by their scores.
        last = sorted(map(scores.__getitem__, places), reverse=True)[MOST_HITS - 1]
        places = [place for place in places if scores[place] >= last]
    # Ties: the newer one, then the later id.
    return sorted(
        places, key=lambda place: (scores[place], facts[place][2], facts[place][0]), reverse=True
    )[:MOST_HITS]
