"""Addresses made from Vietnamese titles (news.md N-3)."""

import re

from .text import fold

# Long enough for the longest headline allowed to be advised (90 characters), short enough to read.
SLUG_LENGTH = 100
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(text, max_length=SLUG_LENGTH):
    """Return text as a-z, 0-9 and '-': 'Đường đi' gives 'duong-di'; '' when nothing is left.

    Longer ones are cut between words where there is a place to cut. (Django's slugify gives
    'uong-i', Wagtail's 'u0111…'.)
    """
    slug = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) <= max_length:
        return slug
    whole_words, _dash, _rest = slug[: max_length + 1].rpartition("-")
    return whole_words or slug[:max_length]
