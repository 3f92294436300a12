from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock

from .text import LineBlock, PlainTextBlock


class QuoteBlock(StructBlock):
    text = PlainTextBlock(label=_("Lời trích"), max_length=2000)
    attribution = LineBlock(
        label=_("Người nói"),
        max_length=250,
        required=False,
        help_text=_("Ví dụ: Bà Nguyễn Thị Mẫu, trưởng ấp Suối Mẫu"),
    )

    class Meta:
        icon = "openquote"
        label = _("Trích lời")
        template = "blocks/quote.html"
