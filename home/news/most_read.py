"""The articles that readers read most: the box on the home page and on /thong-ke/ (V-18)."""

from functools import partial

from django.contrib.auth.models import AnonymousUser

from cms.statistics.most_read import PERIODS, most_read
from cms.statistics.snapshot import Snapshot

from .models import NewsPage

SHOWN = 7
KEPT_SECONDS = 10


def articles_most_read(period):
    """Return [{article, views}] of a name of PERIODS, the most read first."""
    return _lists[period].get()


def read(period):
    articles = NewsPage.objects.readable_by(AnonymousUser())
    ranked = most_read(articles, period, SHOWN)
    found = articles.defer("body").in_bulk([pk for pk, _views in ranked])
    return [{"article": found[pk], "views": views} for pk, views in ranked if pk in found]


def forget():
    """Drop what this process keeps."""
    for kept in _lists.values():
        kept.forget()


_lists = {period: Snapshot(partial(read, period), KEPT_SECONDS) for period in PERIODS}
