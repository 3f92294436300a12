"""Blanks, empty marks and dead links out of sanitised HTML (news.md N-14), in one pass.

Works on what nh3 wrote: well nested, attributes in double quotes. Patterns over the whole text
were tried first: a long row of blanks took minutes.
"""

import re

TEXT_BLOCKS = {"h2", "h3", "h4", "p", "li"}
_LISTS = {"ul", "ol"}
_INLINE = {"b", "strong", "i", "em", "a"}

_TOKEN = re.compile(r'(<[^<>"]*(?:"[^"]*"[^<>"]*)*>)')
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")
_BLANKS = " \t\n\u00a0"
_REL = ' rel="noopener"'


def tidy(html):
    """Return the HTML without empty paragraphs, lists and marks, and links that lead nowhere.

    Blanks and line breaks at both ends of a paragraph go; `rel` stays on links with an address
    and goes from Wagtail's stored links.
    """
    kept = []
    for token in _TOKEN.split(html.replace("&nbsp;", "\u00a0")):
        if token.startswith("</"):
            _close(kept, token, _TAG_NAME.match(token)[1])
        elif token.startswith("<"):
            _open(kept, token)
        elif token:
            _add_text(kept, token)
    return "".join(kept).strip(_BLANKS)


def _open(kept, tag):
    if tag == "<br>" and _at_start_of_block(kept):
        return
    if tag.startswith("<a"):
        tag = _link(tag)
    kept.append(tag)


def _link(tag):
    if "linktype=" in tag:
        return tag.replace(_REL, "") if " id=" in tag else "<a>"
    return tag if " href=" in tag else "<a>"


def _add_text(kept, text):
    if _at_start_of_block(kept):
        text = text.lstrip(_BLANKS)
    if text and kept and not kept[-1].startswith("<"):
        kept[-1] += text  # what stood between the two is gone
    elif text:
        kept.append(text)


def _close(kept, tag, name):
    if name in TEXT_BLOCKS:
        _drop_trailing_blanks(kept)
    elif name in _LISTS:
        while kept and _is_blank(kept[-1]):
            kept.pop()
    if kept and _opens(kept[-1], name):
        kept.pop()
    elif name in _INLINE and len(kept) > 1 and _is_blank(kept[-1]) and _opens(kept[-2], name):
        kept[-2:] = [" "]
    elif name == "a":
        _close_link(kept, tag)
    else:
        kept.append(tag)


def _close_link(kept, tag):
    """Close a link, or take the mark of one that leads nowhere off its text."""
    start = len(kept) - 1
    while not kept[start].startswith("<a"):
        start -= 1
    if kept[start] == "<a>":
        del kept[start]
    else:
        kept.append(tag)


def _drop_trailing_blanks(kept):
    closing = []
    while kept and (_is_blank(kept[-1]) or _closes_inline(kept[-1])):
        token = kept.pop()
        if not _is_blank(token):
            closing.append(token)
    if kept and not kept[-1].startswith("<"):
        kept[-1] = kept[-1].rstrip(_BLANKS)
    kept.extend(reversed(closing))


def _at_start_of_block(kept):
    for token in reversed(kept):
        if not token.startswith("<"):
            return False
        name = _TAG_NAME.match(token)[1]
        if token.startswith("</") or name not in _INLINE:
            return name in TEXT_BLOCKS and not token.startswith("</")
    return False


def _is_blank(token):
    return not token.removeprefix("<br>").strip(_BLANKS)


def _opens(token, name):
    return token == f"<{name}>" or token.startswith(f"<{name} ")


def _closes_inline(token):
    return token.startswith("</") and token[2:-1] in _INLINE
