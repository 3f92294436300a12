"""“Có phải bạn tìm …”: what a query that finds little may have meant (Q-13)."""

from collections import Counter, defaultdict
from itertools import pairwise

from django.utils.html import strip_tags

from cms.vietnamese.words import places_of

from . import readers
from .analysis import wanted as wanted_of
from .documents import PUBLIC
from .finding import ROOT, query

FEW = 5  # results; a query with more was understood
MOST_REPAIRED = 2  # words of one query; with more of them wrong, any guess would be wild
LETTERS = "abcdefghiklmnopqrstuvxy"


def meant(text, answer, user):
    """Return another way to put the query, in marked words, or "".

    A word that stands nowhere is taken for the most frequent one that differs by one letter; bare
    words get the marks that the results write them with. Nothing is offered that finds no page
    with all its words that this reader may see.
    """
    wanted = wanted_of(text)
    if not wanted or wanted.phrases or (answer.total >= FEW and not answer.is_loose):
        return ""
    typed = [word.folded for word in wanted.words]
    try:
        repaired = readers.ask(PUBLIC, ROOT, lambda reader: repair(reader, typed))
    except readers.Unusable:
        return ""
    is_bare = all(word.exact == word.folded for word in wanted.words)
    if repaired == typed and not is_bare:
        return ""
    found = answer if repaired == typed else query(" ".join(repaired), user)
    if not found.hits or found.is_loose:
        return ""
    offered = as_written(repaired, found.hits)
    return "" if wanted_of(offered).words == wanted.words else offered


def repair(reader, words):
    """Return the words (folded) with those that no document has replaced, where there is a likely one."""
    unknown = [place for place, word in enumerate(words) if not frequency(reader, word)]
    if len(unknown) > MOST_REPAIRED:
        return words
    repaired = list(words)
    for place in unknown:
        around = repaired[max(0, place - 1) : place], repaired[place + 1 : place + 2]
        known = [each for each in one_edit(words[place]) if frequency(reader, each)]
        if known:
            repaired[place] = max(known, key=lambda each: fit(reader, each, *around))
    return repaired


def frequency(reader, word):
    return len(reader.postings("folded", word)[0])


def fit(reader, word, before, after):
    """Return how well a word stands between its neighbours: beside them first, frequent second."""
    pairs = pairwise([*before, word, *after])
    beside = sum(len(reader.postings("pairs", " ".join(pair))[0]) for pair in pairs)
    return beside, frequency(reader, word), word


def one_edit(word):
    """Return the words that come of one letter left out, added, changed or two exchanged."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {before + after[1:] for before, after in splits if after}
    found |= {before + after[1] + after[0] + after[2:] for before, after in splits if after[1:]}
    for letter in LETTERS:
        found |= {before + letter + after for before, after in splits}
        found |= {before + letter + after[1:] for before, after in splits if after}
    return found - {word, ""}


def as_written(words, hits):
    """Return the words (folded) as the results write them most often, in small letters."""
    forms = defaultdict(Counter)
    for hit in hits:
        text = f"{hit.page.title} {getattr(hit.page, 'lead', '')} {strip_tags(hit.words)}"
        for start, end, word in places_of(text):
            forms[word.folded][text[start:end].lower()] += 1
    return " ".join(forms[word].most_common(1)[0][0] if word in forms else word for word in words)
