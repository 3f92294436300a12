"""Not found: what never was, and what was withdrawn (news.md N-17, N-54)."""

from django.shortcuts import render
from django.utils.translation import gettext as _


def note_withdrawn(request, parent):
    """Remember that the address asked for was public once; its reader may go on to `parent`.

    Wagtail turns what routing raises into its own 404, so the request carries the word.
    """
    request.withdrawn_below = parent


def page_not_found(request, exception):
    """Answer 404; only of what was public once it is said that it is no longer shown."""
    context = {}
    parent = getattr(request, "withdrawn_below", None)
    if parent:
        context["heading"] = _("Nội dung này không còn hiển thị.")
        context["section"] = parent if parent.live else None
    return render(request, "404.html", context, status=404)
