from dataclasses import replace

from django import template

from ..furniture import furniture_for

register = template.Library()


@register.simple_tag(takes_context=True)
def furniture(context):
    """Return the Furniture of this site, its menu marked with where the reader is."""
    request = context["request"]
    kept = furniture_for(request)
    return replace(kept, menu=[mark(entry, request.path) for entry in kept.menu])


def mark(entry, path):
    """Return a copy of a menu entry with `is_current` and `is_ancestor` for the given path."""
    url = entry["url"]
    return {
        **entry,
        "children": [mark(child, path) for child in entry["children"]],
        "is_current": url == path,
        "is_ancestor": url not in ("/", path) and path.startswith(url),
    }
