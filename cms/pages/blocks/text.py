import re

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.blocks import TextBlock as WagtailTextBlock
from wagtail.rich_text import RichText

from cms.vietnamese.rich_text import clean_rich_text, safe_rich_text
from cms.vietnamese.text import clean, clean_line

PARAGRAPH_MARK = re.compile(r' data-block-key="[^"]*"')  # set by the editor, at random


class LineBlock(CharBlock):
    """One line of plain text, cleaned as every text of the portal (N-4)."""

    def clean(self, value):
        return super().clean(clean_line(value or ""))


class PlainTextBlock(WagtailTextBlock):
    """Several lines of plain text, cleaned as every text of the portal (N-4)."""

    def clean(self, value):
        return super().clean(clean(value or "").strip())


class TextBlock(RichTextBlock):
    """Running text; what is pasted from Word or the web is reduced to the allowed tags (N-14)."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", ["bold", "italic", "ol", "ul", "link", "document-link"])
        super().__init__(**kwargs)

    def clean(self, value):
        value = super().clean(value)
        return RichText(clean_rich_text(value.source))

    def as_edited(self, html):
        """Return stored HTML as it comes back from an editor in which nobody typed."""
        converter = self.field.widget.converter
        html = converter.to_database_format(converter.from_database_format(html))
        return PARAGRAPH_MARK.sub("", clean_rich_text(html))

    def get_context(self, value, parent_context=None):
        return super().get_context(RichText(safe_rich_text(value.source)), parent_context)

    class Meta:
        icon = "pilcrow"
        label = _("Đoạn văn")
        template = "blocks/text.html"
