"""The level of a document in Wagtail's own words, for every road that knows no documents (VB-41).

Search, site map, ratings and comments ask Wagtail which pages are public; a page that is not for
everybody carries a view restriction, written with it.
"""

from django.http import Http404
from wagtail.models import PageViewRestriction

from .rights import reader_of


def restrict(circular):
    """Put the restriction on a document that is not public, or take it off."""
    known = PageViewRestriction.objects.filter(page=circular.page_ptr_id)
    if circular.level == circular.Level.PUBLIC:
        known.delete()
    elif not known.exists():
        kind = PageViewRestriction.LOGIN
        PageViewRestriction.objects.create(page_id=circular.page_ptr_id, restriction_type=kind)


def hide_unreadable(page, request):
    """Raise Http404 before Wagtail sends a stranger to sign in, which would tell that it is there."""
    if not (page.readable_by(None) or page.readable_by(reader_of(request))):
        raise Http404
