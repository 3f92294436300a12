"""The newest public documents of every page's side column (VB-47)."""

from datetime import timedelta

from django.utils import timezone

from .models import CircularIndexPage, CircularPage

SHOWN = 5
NEW_FOR = timedelta(days=7)


def latest():
    """Return the public documents with the newest issue dates; each says `is_new` for a week."""
    newest = CircularPage.objects.readable_by(None).newest_first().defer("folded")[:SHOWN]
    since = timezone.localdate() - NEW_FOR
    for circular in newest:
        circular.is_new = circular.issued_on > since
    return newest


def list_address():
    index = CircularIndexPage.objects.live().first()
    return index.url if index else ""
