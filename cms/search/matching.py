"""Wagtail's query objects answered from the index, or from the database while it is away (Q-2, Q-20)."""

from wagtail.search.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText

from cms.vietnamese.text import clean
from cms.vietnamese.words import words_of

from .analysis import LONGEST_START, Wanted, folded_pairs, starts_of
from .models import SearchEntry
from .ranking import add_clause, clauses, holding

REDUCED_HITS = 50


class Search:
    """Whole words: which documents a query object matches, best first."""

    def __init__(self, reader):
        self.reader = reader

    def run(self, query, label):
        """Return the ids (text) of the documents of the model `label` that match."""
        places = self.places(query).intersection(self.reader.postings("types", label)[0])
        places &= self.reader.places
        facts = self.reader.facts
        scores = [0.0] * len(facts)
        for clause in clauses(Wanted(words=tuple(words_in(query)))):
            add_clause(self.reader, scores, places, *clause)
        ranked = sorted(places, key=lambda place: (-scores[place], facts[place][0]))
        return [facts[place][0] for place in ranked]

    def places(self, query):
        if isinstance(query, MatchAll):
            return set(self.reader.places)
        if isinstance(query, Not):
            return self.reader.places - self.places(query.subquery)
        if isinstance(query, Boost):
            return self.places(query.subquery)
        if isinstance(query, And):
            return set.intersection(*map(self.places, query.subqueries))
        if isinstance(query, Or):
            return set.union(*map(self.places, query.subqueries))
        words = words_of(clean(query.query_string))
        if isinstance(query, Phrase) and len(words) > 1:
            return holding(self.reader, "pairs", folded_pairs(words))
        if isinstance(query, PlainText) and query.operator == "or":
            return set().union(*(self.holding([word]) for word in words))
        return self.holding(words)

    def holding(self, words):
        return holding(self.reader, "folded", [word.folded for word in words])

    @staticmethod
    def terms(text):
        """Return what of a text a word of the query may be."""
        return {word.folded for word in words_of(clean(text))}


class Autocompletion(Search):
    """Words that are still being typed: each is the beginning of one."""

    def holding(self, words):
        starts = [word.folded[:LONGEST_START] for word in words]
        return holding(self.reader, "starts", starts)

    @staticmethod
    def terms(text):
        return set(starts_of([text]))


def words_in(query):
    """Return the words that a query object asks for; NotImplementedError for kinds we do not know."""
    if isinstance(query, And | Or):
        return [word for each in query.subqueries for word in words_in(each)]
    if isinstance(query, Boost):
        return words_in(query.subquery)
    if isinstance(query, Not):
        words_in(query.subquery)
        return []
    if isinstance(query, MatchAll):
        return []
    if isinstance(query, PlainText | Phrase):
        return words_of(clean(query.query_string))
    raise NotImplementedError(f"{type(query).__name__} is not supported by this search backend.")


def holds(query, words):
    """Return whether a text of these terms (`Search.terms`) matches the query object."""
    if isinstance(query, And | Or):
        every = all if isinstance(query, And) else any
        return every(holds(each, words) for each in query.subqueries)
    if isinstance(query, Not):
        return not holds(query.subquery, words)
    if isinstance(query, Boost):
        return holds(query.subquery, words)
    if isinstance(query, MatchAll):
        return True
    every = any if getattr(query, "operator", "and") == "or" else all
    return every(word.folded in words for word in words_of(clean(query.query_string)))


def reduced(root, query, public_only=False):
    """Return the ids of the newest objects whose title or abstract has all the words (Q-20)."""
    entries = SearchEntry.objects.filter(root=root)
    if public_only:
        entries = entries.filter(is_public=True)
    for word in words_in(query):
        entries = entries.filter(folded__contains=word.folded)
    newest = entries.order_by("-date", "-pk")
    return list(newest.values_list("object_id", flat=True)[:REDUCED_HITS])
