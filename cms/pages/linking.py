"""Links that rooms above put into the running text of a page as it is shown (news.md N-13).

The stored text is never rewritten, and the page's type knows nothing of what is linked.
"""

from django.utils.html import escape
from django.utils.safestring import mark_safe

LINKED_BLOCK = "text"
_linkers = []


def register(linker):
    """Let `linker(htmls)` return the same texts with its links; called once for a whole page."""
    _linkers.append(linker)


def is_linked(page):
    """Return whether numbers in the page's texts become links; its editor may say no."""
    return not getattr(page, "numbers_stay_plain", False)


def running_texts(page):
    """Return the lead and the stored HTML of the running texts, [] when nothing of it is linked."""
    body = getattr(page, "body", None)
    if body is None or not is_linked(page):
        return []
    texts = [block.value.source for block in body if block.block_type == LINKED_BLOCK]
    return [escape(getattr(page, "lead", "")), *texts]


def link_all(texts):
    for linker in _linkers:
        texts = linker(texts)
    # Rendered blocks, escaped text, and links whose words are escaped.
    return [mark_safe(text) for text in texts]  # noqa: S308


def render_lead(page):
    """Return the page's plain lead as HTML with its links."""
    return link_all([escape(page.lead)])[0] if is_linked(page) else page.lead


def render_body(body, page, context):
    """Return the HTML of each block of a body, its running texts with their links."""
    shown = [block.render(context) for block in body]
    places = [n for n, block in enumerate(body) if block.block_type == LINKED_BLOCK]
    if places and is_linked(page):
        texts = link_all([shown[place] for place in places])
        for place, text in zip(places, texts, strict=True):
            shown[place] = text
    return shown
