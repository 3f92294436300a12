"""Many readers at once: one row each, the last acknowledged stars, exact sums (EF-1, scaled down)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from cms.ratings.counting import differences
from cms.ratings.figures import figures_of
from cms.ratings.models import Rating
from tests.factories import make_article

from .reader import Reader

READERS, THREADS = 24, 8
ROUNDS = [5, 1, 3]  # each reader changes the own rating twice


@pytest.fixture
def committed_article(committed_section):  # noqa: F811
    return make_article(committed_section)


def test_readers_at_once_lose_and_double_nothing(committed_article):
    readers = [Reader(f"203.0.113.{number}") for number in range(READERS)]

    def give(reader, score):
        try:
            return reader.rate(committed_article, score).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        for score in ROUNDS:
            codes = list(pool.map(lambda reader: give(reader, score), readers))  # noqa: B023
            assert set(codes) == {303}
    assert Rating.objects.count() == READERS
    assert figures_of(committed_article) == (READERS, READERS * ROUNDS[-1])
    assert differences() == []


def test_one_reader_who_presses_at_once_in_many_windows_counts_once(committed_article):
    first = Reader()
    first.rate(committed_article, 1)
    cookie = first.client.cookies["doc-gia"].value

    def press(score):
        window = Reader()
        window.client.cookies["doc-gia"] = cookie
        try:
            return window.rate(committed_article, score).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        codes = list(pool.map(press, [1, 2, 3, 4, 5] * 4))
    assert set(codes) == {303}
    assert Rating.objects.count() == 1 and figures_of(committed_article).count == 1
    assert differences() == []
