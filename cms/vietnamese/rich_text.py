"""What may stand in an editor's rich text (news.md N-14, security.md SR-31).

Pasted Word and web mark-up is reduced to a short list of tags; the forms in which Wagtail stores
links to pages and documents stay.
"""

import re

import nh3

from .text import clean
from .tidying import TEXT_BLOCKS, tidy

_TAGS = TEXT_BLOCKS | {"b", "strong", "i", "em", "ul", "ol", "br", "a"}
# Blocks that the list does not know; dropped as they are, they would glue two words together.
_NEAREST_TAG = {
    "h1": "h2",
    "h5": "h4",
    "h6": "h4",
    "div": "p",
    "section": "p",
    "article": "p",
    "blockquote": "p",
    "pre": "p",
    "tr": "p",
}
_CELLS = {"td", "th"}
_DROPPED_WITH_TEXT = {"script", "style", "title", "xml", "template", "noscript", "svg", "math"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK_TYPES = {"page", "document"}
_RECORD_ID = re.compile(r"[0-9]{1,18}")
# Wagtail's own mark of a block, by which editors' notes find their place again.
_BLOCK_KEY = re.compile(r"[a-z0-9]{1,10}")


def clean_rich_text(html):
    """Return the HTML with only the tags, attributes and addresses of N-14 and SR-31.

    Kept: h2–h4, p, b, strong, i, em, ul, ol, li, br, a (http, https, mailto, tel, own paths, and
    Wagtail's `linktype` with `id`). Gone: everything else, styles, classes, empty paragraphs,
    blanks at the ends of paragraphs. Text is cleaned as in `text.clean`.
    """
    known = _use_nearest_tags(_FIRST_PASS.clean(html))
    # Cleaned between the two passes: an address is judged in the form in which it is kept.
    return tidy(_SECOND_PASS.clean(clean(known)))


def safe_rich_text(html):
    """Return stored HTML without what may not stand in it; nothing else is tidied (SR-31).

    For showing: an import may have stored what no form has seen.
    """
    return _SECOND_PASS.clean(html)


def _use_nearest_tags(html):
    """Rename the blocks of a first pass, which left these tags without attributes."""
    for tag, nearest in _NEAREST_TAG.items():
        html = html.replace(f"<{tag}>", f"<{nearest}>").replace(f"</{tag}>", f"</{nearest}>")
    for tag in _CELLS:
        html = html.replace(f"<{tag}>", "").replace(f"</{tag}>", " ")
    return html


def _keep_attribute(tag, name, value):
    if name == "id":
        return value if _RECORD_ID.fullmatch(value) else None
    if name == "data-block-key":
        return value if _BLOCK_KEY.fullmatch(value) else None
    return value


def _cleaner(tags):
    return nh3.Cleaner(
        tags=tags,
        clean_content_tags=_DROPPED_WITH_TEXT,
        attributes={"a": {"href", "id"}, **{tag: {"data-block-key"} for tag in TEXT_BLOCKS}},
        tag_attribute_values={"a": {"linktype": _LINK_TYPES}},
        attribute_filter=_keep_attribute,
        url_schemes=_SCHEMES,
        link_rel="noopener",
    )


_FIRST_PASS = _cleaner(_TAGS | _NEAREST_TAG.keys() | _CELLS | {"table", "tbody", "thead"})
_SECOND_PASS = _cleaner(_TAGS)
