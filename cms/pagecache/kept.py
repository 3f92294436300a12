"""One kept answer: its headers and the bytes between the figures, plain and compressed."""

import gzip
import hashlib
import time
from typing import NamedTuple

from . import figures

LEVEL = 6  # zlib's own middle
# What the clock changes without a purge, such as the last day of a banner, is at most this late.
KEPT_SECONDS = 60
ASK_AGAIN = 5  # seconds until a page is asked for again that Django could not make anew
# Readers' own browsers ask each time (304 if it is the same); what stands in front may hold the
# page for the seconds that a figure is kept anyway (G-5).
CACHE_CONTROL = "public, max-age=0, s-maxage=5, stale-while-revalidate=30"
OWN_HEADERS = {"content-length", "content-encoding", "vary", "etag", "cache-control"}


class Answer(NamedTuple):
    """What is sent while the figures stay as they are."""

    etag: str
    headers: list
    body: bytes
    headers_gzip: list
    body_gzip: bytes


class Kept:
    """A page rendered for nobody in particular; `tags` say when it is stale.

    `numbered`: whether it reads the page number of its address.
    """

    def __init__(self, headers, content, tags, numbered):
        self.numbered = numbered
        self.headers = [pair for pair in headers if pair[0].lower() not in OWN_HEADERS]
        self.pieces, self.figures = figures.split(content)
        self.tags = frozenset(tags)
        self.fresh_until = time.monotonic() + KEPT_SECONDS
        self.made = (None, None)
        self.size = 3 * len(content) + 2_000  # the pieces, and the answer made of them

    def is_fresh(self):
        return time.monotonic() < self.fresh_until

    def is_usable(self):
        """Return whether it is fresh or grew old less than a minute ago."""
        return time.monotonic() < self.fresh_until + KEPT_SECONDS

    def last_longer(self):
        """Be sent on for a few seconds: it is better than the error that would take its place."""
        self.fresh_until = time.monotonic() + ASK_AGAIN

    def answer(self):
        """Return the Answer with the figures of this moment.

        It is put together and compressed anew when a figure has changed, which is at most every
        few seconds (figures.KEPT_SECONDS); all requests between get the same bytes.
        """
        texts = tuple(figures.text(figure) for figure in self.figures)
        known, answer = self.made
        if known != texts:
            answer = self.make(b"".join(weave(self.pieces, texts)))
            self.made = (texts, answer)
        return answer

    def make(self, body):
        packed = gzip.compress(body, LEVEL, mtime=0)
        etag = hashlib.blake2b(body, digest_size=12).hexdigest()
        return Answer(
            etag,
            self.headers_for(f'"{etag}"', body),
            body,
            [*self.headers_for(f'"{etag}-gz"', packed), ("Content-Encoding", "gzip")],
            packed,
        )

    def headers_for(self, etag, body):
        return [
            *self.headers,
            ("Cache-Control", CACHE_CONTROL),
            ("Vary", "Accept-Encoding"),
            ("ETag", etag),
            ("Content-Length", str(len(body))),
        ]


def weave(pieces, texts):
    """Yield the pieces with the texts between them."""
    for piece, text in zip(pieces, texts, strict=False):  # one piece more than texts
        yield piece
        yield text
    yield pieces[-1]
