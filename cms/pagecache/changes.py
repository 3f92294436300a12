"""What makes kept pages stale: a page published, withdrawn, moved, closed; furniture changed (G-3)."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from .purging import ALL, purge

# `published` is that of everything else with drafts, such as the layout of the front page.
SIGNALS = (
    page_published,
    page_unpublished,
    post_page_move,
    page_slug_changed,
    published,
    unpublished,
)


def purge_when_pages_change():
    """Drop every kept page when a page comes, goes or moves.

    An article stands in lists, beside its neighbours, in boxes and menus: all is the exact answer.
    """
    for signal in SIGNALS:
        signal.connect(purge_all)
    post_delete.connect(purge_after_page)
    purge_when_saved(Site, PageViewRestriction)


def purge_when_saved(*models):
    """Drop every kept page when a row of these models is saved or deleted.

    For models without drafts whose rows stand on many pages, such as the menu.
    """
    for model in models:
        post_save.connect(purge_all, sender=model)
        post_delete.connect(purge_all, sender=model)


def purge_all(**kwargs):
    purge(ALL)


def purge_after_page(sender, **kwargs):
    if issubclass(sender, Page):
        purge(ALL)
