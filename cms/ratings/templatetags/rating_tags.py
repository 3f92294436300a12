from django import template

from cms.readers.answers import notice_of

from ..models import may_be_rated
from ..wording import LABELS, NOTICES

register = template.Library()


@register.inclusion_tag("ratings/block.html", takes_context=True)
def rating_block(context, page):
    """Print the figures and the form of a page; nothing at all when it takes no ratings (EG-11)."""
    request = context["request"]
    if not may_be_rated(page, request):
        return {}
    return {
        "rated": page,
        "labels": LABELS,
        "notice": notice_of(request, NOTICES),
    }
