"""The one question that views ask: what does this text find, for whom (Q-4, Q-10, Q-14, Q-16)?"""

import json
from collections import Counter
from dataclasses import dataclass, field

from django.utils.text import Truncator
from wagtail.models import Page
from wagtail.search.query import PlainText

from cms.pages.public import public_pages

from . import readers
from .analysis import wanted as wanted_of
from .documents import PUBLIC, kind_of, models_of, readable_of
from .highlighting import SNIPPET_LENGTH, highlight, snippet
from .in_files import files_with
from .matching import reduced
from .ranking import count, find

ROOT = "wagtailcore.page"
PER_PAGE = 20
CHUNK = 900  # SQLite takes 999 values in one query.


@dataclass
class Hit:
    """One result as it is shown; `title` and `words` are safe HTML."""

    page: Page
    title: str
    words: str = ""
    file: str = ""
    kind: str = ""
    section: str = ""
    date: object = None


@dataclass
class Answer:
    hits: list = field(default_factory=list)
    total: int = 0
    kinds: Counter = field(default_factory=Counter)
    years: Counter = field(default_factory=Counter)
    is_cut: bool = False
    is_loose: bool = False
    is_partial: bool = False
    is_reduced: bool = False


def query(text, user, filters=None, page=1, newest=None):
    """Return the Answer to a reader's text for one page of results, from 1.

    `filters` may hold "kind" (its slug) and "year"; `newest` True or False sorts by date. Only what
    everybody may read is found, and each row is asked again whether `user` may see it.
    """
    wanted = wanted_of(text)
    if not wanted:
        return Answer()
    try:
        return readers.ask(
            PUBLIC, ROOT, lambda reader: answer(reader, wanted, user, filters or {}, page, newest)
        )
    except readers.Unusable:
        return reduced_answer(text, wanted, user, page)


def answer(reader, wanted, user, filters, page, newest):
    found = find(reader, wanted, filters, newest)
    places, rows = page_of(reader, found, page, user)
    if len(rows) < len(places):
        leave_out_unreadable(reader, found, user, filters)
        places, rows = page_of(reader, found, page, user)
    shown = [(rows[key], reader.about(place)) for place in places
             if (key := reader.facts[place][0]) in rows]  # fmt: skip
    return Answer(
        hits=hits_of(shown, wanted),
        total=found.total,
        kinds=found.kinds,
        years=found.years,
        is_cut=wanted.is_cut,
        is_loose=found.is_loose,
        is_partial=found.is_partial,
    )


def page_of(reader, found, page, user):
    """Return (places, {id: row}) of one page of results; of the last one if there are fewer."""
    last = max(1, -(-len(found.places) // PER_PAGE))
    first = (min(page, last) - 1) * PER_PAGE
    places = found.places[first : first + PER_PAGE]
    return places, readable(user, [reader.facts[place][0] for place in places])


def leave_out_unreadable(reader, found, user, filters):
    """Take from places and counts what the index still has and the reader may not see (Q-17)."""
    rows = readable(user, [reader.facts[place][0] for place in found.every])
    order = found.places
    count(
        reader, found, {place for place in found.every if reader.facts[place][0] in rows}, filters
    )
    kept = set(found.places)
    found.places = [place for place in order if place in kept]


def readable(user, ids):
    """Return {id as text: page of its own type} of those that this reader may see."""
    rows = {}
    for start in range(0, len(ids), CHUNK):
        pages = public_pages().filter(pk__in=ids[start : start + CHUNK]).specific()
        found = readable_of(user, list(pages.defer_streamfields()))
        rows.update({str(page.pk): page for page in found})
    return rows


def hits_of(shown, wanted):
    """Return the Hits of [(page, about)], with the section each page stands in."""
    parents = {page.path[: -Page.steplen] for page, _about in shown}
    titles = dict(Page.objects.filter(path__in=parents, depth__gt=2).values_list("path", "title"))
    abouts = [json.loads(about) if about else ("", []) for _page, about in shown]
    files = files_with(
        wanted,
        [
            (f"{page.title} {body}", files)
            for (page, _), (body, files) in zip(shown, abouts, strict=True)
        ],
    )
    return [
        hit_of(page, body, wanted, titles.get(page.path[: -Page.steplen], ""), *file)
        for (page, _about), (body, _files), file in zip(shown, abouts, files, strict=True)
    ]


def hit_of(page, body, wanted, section, file, in_file):
    """Return the Hit; what a file says stands before what the page itself says."""
    kind = kind_of(type(page))[1]
    words = in_file or snippet(body, wanted)
    return Hit(
        page=page,
        title=highlight(page.title, wanted),
        words=words or Truncator(body).chars(SNIPPET_LENGTH),
        file=file,
        kind=kind,
        section=section if section != kind else "",
        date=getattr(page, "search_date", None) or page.first_published_at,
    )


def reduced_answer(text, wanted, user, page):
    """Answer from the titles in the database while the index is away (Q-20)."""
    rows = readable(user, reduced(ROOT, PlainText(text), public_only=True))
    pages = sorted(rows.values(), key=lambda each: each.first_published_at, reverse=True)
    first = (page - 1) * PER_PAGE
    shown = [(each, "") for each in pages[first : first + PER_PAGE]]
    return Answer(hits=hits_of(shown, wanted), total=len(pages), is_reduced=True)


def kinds():
    """Return {slug: words} of the kinds of pages that there are."""
    return dict(kind_of(model) for model in models_of(ROOT))
