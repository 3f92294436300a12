"""What readers of the demo look for comes first, judged by hand (Q-27)."""

from math import log2
from pathlib import Path

import pytest

from cms.search.rebuilding import follow
from cms.vietnamese.text import fold
from home.news.generate import generate

BEST = 10
POINTS = (3, 2, 1)
MADE_UP = 200  # articles beside the demo's, as the held-out queries were judged with


def judged(name):
    """Return [(query, [what should come first, what second …])]; each is a list of equals."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if " | " in line and not line.startswith("#")]
    return [
        (query, [each.split(" = ") for each in expected.strip().split(", ")])
        for query, expected in rows
    ]


def gain(points):
    return sum((2**point - 1) / log2(place + 2) for place, point in enumerate(points[:BEST]))


def judged_gain(client, query, expected):
    """Return nDCG@10: 1 when what should come first comes first, in that order."""
    due = [(name, points) for names, points in zip(expected, POINTS, strict=False)
           for name in names]  # fmt: skip
    slugs = [hit.page.slug for hit in client.get("/tim-kiem/", {"q": query}).context["results"]]
    found = [
        next((points for name, points in due if f"{slug}-".startswith(f"{name}-")), 0)
        for slug in slugs
    ]
    return gain(found) / gain([points for _name, points in due])


def mean_gain(client, queries):
    while follow():
        pass
    gains = {query: judged_gain(client, query, expected) for query, expected in queries}
    mean = sum(gains.values()) / len(gains)
    print(f"nDCG@10 {mean:.3f} trên {len(gains)} câu; dưới 0,7:",
          {query: round(value, 2) for query, value in gains.items() if value < 0.7})  # fmt: skip
    return mean


@pytest.mark.once
def test_what_readers_look_for_comes_first(client, demo):
    queries = judged("judged_queries.txt")
    assert len(queries) >= 60 and mean_gain(client, queries) > 0.9


@pytest.mark.once
def test_so_does_what_the_ranking_was_never_made_for_among_many_made_up_articles(client, demo):
    queries = judged("held_out_queries.txt")
    generate(MADE_UP)
    assert len(queries) >= 30 and mean_gain(client, queries) > 0.9


@pytest.mark.once
def test_without_marks_a_query_finds_what_it_finds_with_them(client, demo):
    for query, _expected in judged("judged_queries.txt") + judged("held_out_queries.txt"):
        marked, bare = (client.get("/tim-kiem/", {"q": each}).context["answer"]
                        for each in (query, fold(query)))  # fmt: skip
        assert bare.total == marked.total and bare.kinds == marked.kinds, query
