"""What readers of the demo look for comes first, judged by hand (Q-27)."""

from math import log2
from pathlib import Path

import pytest

from cms.search.rebuilding import follow

BEST = 10
POINTS = (3, 2, 1)
JUDGED = [
    line.split("|")
    for line in (Path(__file__).parent / "judged_queries.txt").read_text("utf-8").splitlines()
    if "|" in line and not line.startswith("#")
]


def gain(points):
    return sum((2**point - 1) / log2(place + 2) for place, point in enumerate(points[:BEST]))


def judged_gain(client, query, expected):
    """Return nDCG@10: 1 when what should come first comes first, in that order."""
    names = [name.strip() for name in expected.split(",")]
    slugs = [hit.page.slug for hit in client.get("/tim-kiem/", {"q": query}).context["results"]]
    points = [
        next(
            (point for name, point in zip(names, POINTS, strict=False) if slug.startswith(name)), 0
        )
        for slug in slugs
    ]
    return gain(points) / gain(POINTS[: len(names)])


@pytest.mark.once
def test_what_readers_look_for_comes_first(client, demo):
    while follow():
        pass
    gains = {query.strip(): judged_gain(client, query, expected) for query, expected in JUDGED}
    mean = sum(gains.values()) / len(gains)
    print(f"nDCG@10 {mean:.3f} trên {len(gains)} câu; dưới 0,7:",
          {query: round(value, 2) for query, value in gains.items() if value < 0.7})  # fmt: skip
    assert len(gains) >= 60 and mean > 0.9
