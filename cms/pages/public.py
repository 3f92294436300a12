"""Which pages everybody may read, and so answer: rate, comment on (engagement.md EG-10), find."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import Http404
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction


def public_page(pk):
    """Return the page, of its own type, while everybody may read it; else raise Http404.

    Asked again at every post: a page may be withdrawn while somebody is still writing.
    """
    found = public_pages().filter(pk=pk).specific().first()
    if found is None:
        raise Http404
    return found


def public_pages():
    """Return the pages that everybody may read now."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = PageViewRestriction.objects.annotate(asked=path)
    return Page.objects.live().filter(
        Q(expire_at=None) | Q(expire_at__gt=timezone.now()),
        ~Exists(restricted.filter(asked__startswith=F("page__path"))),
    )
