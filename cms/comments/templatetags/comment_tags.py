from django import template

from cms.readers.answers import notice_of

from .. import opening
from ..reading import read_threads
from ..views import NOTICES

register = template.Library()


@register.inclusion_tag("comments/block.html", takes_context=True)
def comments_for(context, page):
    """Print the newest threads and the form of a page; nothing when it takes none (EC-12, EG-11)."""
    return talk_about(context["request"], page)


@register.inclusion_tag("comments/rail.html", takes_context=True)
def comment_count_for(context, page):
    """Print how many comments a page has, as a link to them; the threads are read once for both."""
    return talk_about(context["request"], page)


def talk_about(request, page):
    """Return what the block of a page prints; {} when the page takes no comments."""
    known = page.__dict__.get("talk")
    if known is None:
        known = page.__dict__["talk"] = read_talk(request, page)
    return known


def read_talk(request, page):
    chosen = opening.settings_for(request)
    state = opening.opening_of(page, chosen, request)
    if state.state == opening.OFF:
        return {}
    threads, count = read_threads(page)
    return {
        "about": page,
        "opening": state,
        "rules_page": chosen.rules_page,
        "threads": threads,
        "comment_count": count,
        "notice": notice_of(request, NOTICES),
    }
