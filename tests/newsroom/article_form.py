"""What a browser sends when the article's form is saved, made by hand."""

import json

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

LEAD = "Mái chợ được nâng cao, lối đi rộng gấp đôi."
ROWS = ("author_rows", "series_rows", "related_rows", "attachments", "corrections", "comments")
CHECKED = {"show_on_home": "on", "allow_rating": "on"}


def paragraph(text):
    """Return a text block as the editor's script sends it: draft.js content, not HTML."""
    block = {"key": "00000", "type": "unstyled", "depth": 0, "text": text, "entityRanges": [],
             "inlineStyleRanges": []}  # fmt: skip
    return ("text", json.dumps({"blocks": [block], "entityMap": {}}))


def article_form(title="Chợ phiên Tân Mẫu mở lại", **fields):
    """Return the form's data: an ordinary article, changed by `fields`.

    `body` is a list of (block, data); a name of ROWS a list of rows or a ready formset.
    """
    fields.setdefault("lead", LEAD)
    fields.setdefault("body", [paragraph("Khu rau quả có sổ ghi nguồn gốc từng lô hàng.")])
    data = {"title": title, "slug": "", "lead_image": "", "lead_image_alt": "",
            "lead_image_caption": "", "lead_image_credit": "", "lead_image_position": "below",
            "byline": "", "source_name": "", "source_url": "", "tags": "", "published_at": "",
            "featured_until": "", "comment_mode": "site", "seo_title": "",
            "search_description": "", "go_live_at": "", "expire_at": ""} | CHECKED  # fmt: skip
    rows = {name: as_formset(fields.pop(name, [])) for name in ROWS}
    many = {name: fields.pop(name) for name in list(fields) if isinstance(fields[name], tuple)}
    body = streamfield(fields.pop("body"))
    return nested_form_data(data | rows | {"body": body} | fields) | many


def as_formset(rows):
    return rows if isinstance(rows, dict) else inline_formset(rows)
