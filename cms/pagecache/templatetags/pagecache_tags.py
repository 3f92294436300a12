from django import template
from django.utils.safestring import mark_safe

from cms.pagecache import figures

register = template.Library()


@register.simple_tag
def figure(name, argument=""):
    """Print the mark of a figure; its present text stands there when the page is served."""
    return mark_safe(figures.mark(name, argument))  # noqa: S308 - a fixed name and a row's number
