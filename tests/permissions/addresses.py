"""Every address the portal answers, walked out of its URLconf, and a real one made of each."""

import re

from django.urls import get_resolver
from wagtail.models import Page, get_page_models

OWN_PACKAGES = ("cms.", "home.", "meetingpages.", "theme.")
GROUP = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")


def routes(resolver=None, prefix="", written_in=""):
    """Yield (route, name of the urls module it is written in) of every pattern."""
    resolver = resolver or get_resolver()
    written_in = getattr(resolver.urlconf_module, "__name__", written_in)
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, route, written_in)
        else:
            yield route, written_in


def own_routes():
    return [route for route, module in routes() if module.startswith(OWN_PACKAGES)]


def admin_routes():
    """Return the routes below /quan-tri/ that are Wagtail's or one of its extensions'."""
    own = set(own_routes())
    return [
        route for route, _module in routes() if route.startswith("quan-tri/") and route not in own
    ]


def page_routes():
    """Return "Type" or "Type sub/" of every page of ours that readers can open."""
    found = []
    for model in set(get_page_models()) - {Page}:
        subpages = getattr(model, "get_subpage_urls", lambda: [])()
        parts = [str(subpage.pattern) for subpage in subpages]
        found += [f"{model.__name__} {part}".strip() for part in {"", *parts}]
    return found


def address(route, values):
    """Return the path of a route, its parameters filled in from {name: value}."""
    path = GROUP.sub(lambda match: str(values[match[1]]), route)
    path = CONVERTER.sub(lambda match: str(values[match[1]]), path)
    return "/" + path.replace("^", "").replace("$", "").replace("\\.", ".")
