"""Pages of twenty, each with its number in the address (news.md N-24, circulars-and-search.md VB-44)."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404

PER_PAGE = 20


def page_number(request):
    """Return the number in `?trang=`; anything that is no plain number raises Http404."""
    text = request.GET.get("trang", "1")
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text)):
        raise Http404
    return int(text)


def page_of(rows, number):
    """Return that page of the list; past the end raises Http404."""
    try:
        shown = Paginator(rows, PER_PAGE).page(number)
    except InvalidPage as error:
        raise Http404 from error
    shown.object_list = list(shown.object_list)
    return shown
