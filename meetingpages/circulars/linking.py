"""Numbers in running text become links to their documents as a page is shown (VB-37, VB-39)."""

import re

from django.utils.html import format_html

from .numbers import find_numbers
from .resolving import candidates_for, resolve
from .status import Status

_TOKEN = re.compile(r'(<(?:[^<>"]|"[^"]*")*>)')
_TAG = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
_NOT_INSIDE = {"a", "code", "pre", "h1", "script", "style", "textarea"}


def link_numbers(htmls):
    """Return the texts with the first occurrence of each resolved number in each of them linked."""
    texts = [pieces_of(html) for html in htmls]
    keys = {found.key for pieces in texts for _text, findings in pieces for found in findings}
    if not keys:
        return htmls
    candidates = candidates_for(keys)
    return [linked(pieces, candidates) for pieces in texts]


def findings_in(html):
    """Return the Findings of a text that is not yet linked by hand."""
    return [found for _text, findings in pieces_of(html) for found in findings]


def pieces_of(html):
    """Return [(piece of HTML, Findings in it)]; tags and what may hold no link have none."""
    pieces, closed_in = [], 0
    for token in _TOKEN.split(str(html).replace("&nbsp;", "\u00a0")):
        tag = _TAG.match(token)
        if tag and tag[1].lower() in _NOT_INSIDE:
            closed_in += -1 if token.startswith("</") else 1
        is_text = not tag and not closed_in
        pieces.append((token, find_numbers(token) if is_text else []))
    return pieces


def linked(pieces, candidates):
    done, written = set(), []
    for text, findings in pieces:
        end = 0
        for found in findings:
            circular = None if found.key in done else public_one(found, candidates)
            if circular:
                done.add(found.key)
                written += [text[end : found.start], link(text[found.start : found.end], circular)]
                end = found.end
        written.append(text[end:])
    return "".join(written)


def public_one(found, candidates):
    """Return the one document that the number names if everybody may see it, else None."""
    circulars = resolve(found, candidates.get(found.key, []))
    if len(circulars) != 1 or circulars[0].level != circulars[0].Level.PUBLIC:
        return None
    return circulars[0]


def link(words, circular):
    """Return the link; of a document out of force its status and its successor in words."""
    shown = format_html(
        '<a class="p-no__whole" href="{}" title="{}">{}</a>', circular.url, circular.abstract, words
    )
    if circular.status != Status.ENDED:
        return shown
    successor = circular.ended_by
    if successor and successor.live and successor.level == successor.Level.PUBLIC:
        other = format_html(
            '<a class="p-no__whole" href="{}">{}</a>', successor.url, successor.printed_number
        )
        return format_html("{} (hết hiệu lực, được thay thế bởi {})", shown, other)
    return format_html("{} (hết hiệu lực)", shown)
