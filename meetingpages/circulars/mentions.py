"""The live public pages that name a document, newest first (VB-40)."""

from cms.pages.public import public_pages

MOST = 20


def articles_about(circular):
    pks = circular.citations.values("page")
    return public_pages().filter(pk__in=pks).order_by("-first_published_at", "-pk")[:MOST]
