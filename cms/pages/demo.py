"""From the demo's content files to the body of a page: one builder for each kind of block.

An entry of a content file is a table whose first key names the block, as in
`{ quote = "…", by = "…" }`; running text is plain, with an empty line between paragraphs and
"- " or "1. " before the items of a list.
"""

import json
import re
from itertools import groupby

from django.utils.html import escape

from cms.media.demo import find_document, find_image

BULLET = re.compile(r"- ")
NUMBER = re.compile(r"\d+\. ")


def body_json(entries, own_builders=None):
    """Return what a StreamField stores: the nine blocks and those of `own_builders`.

    `own_builders` maps a further kind to a function from an entry to the block's stored value.
    An unknown kind raises KeyError.
    """
    builders = BUILDERS | (own_builders or {})
    kinds = [next(iter(entry)) for entry in entries]
    blocks = zip(kinds, entries, strict=True)
    return json.dumps([{"type": kind, "value": builders[kind](entry)} for kind, entry in blocks])


def text(entry):
    paragraphs = entry["text"].strip().split("\n\n")
    return "".join(paragraph_html(paragraph) for paragraph in paragraphs)


def paragraph_html(paragraph):
    """Return the paragraph as HTML: its items as a list, other lines as a paragraph."""
    html = ""
    for tag, lines in groupby(paragraph.splitlines(), key=list_tag):
        if tag == "p":
            html += f"<p>{escape(' '.join(lines))}</p>"
        else:
            items = (escape(line.split(" ", 1)[1]) for line in lines)
            html += f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"
    return html


def list_tag(line):
    return "ul" if BULLET.match(line) else "ol" if NUMBER.match(line) else "p"


def heading(entry):
    return {"text": entry["heading"], "level": f"h{entry.get('level', 2)}"}


def picture(key):
    """Return the value of an ImageBlock: the picture with the description of the library."""
    image = find_image(key)
    return {"image": image.pk, "decorative": False, "alt_text": image.description}


def figure(entry):
    return {"image": picture(entry["image"]), "caption": entry["caption"], "credit": ""}


def gallery(entry):
    images = [
        {"image": picture(item["image"]), "caption": item["caption"]} for item in entry["gallery"]
    ]
    return {"images": images, "caption": ""}


def quote(entry):
    return {"text": entry["quote"], "attribution": entry["by"]}


def table(entry):
    columns = [{"type": "text", "heading": heading} for heading in entry["header"]]
    rows = [{"values": row} for row in entry["rows"]]
    return {"columns": columns, "rows": rows, "caption": entry["table"]}


def document(entry):
    return {"document": find_document(entry["document"]).pk, "title": ""}


def video(entry):
    return {"title": entry["title"], "url": entry["video"], "file": None, "transcript": ""}


def notice(entry):
    return {"text": entry["notice"], "kind": entry.get("kind", "thong-bao")}


BUILDERS = {
    "text": text,
    "heading": heading,
    "image": figure,
    "gallery": gallery,
    "quote": quote,
    "table": table,
    "document": document,
    "video": video,
    "notice": notice,
}
