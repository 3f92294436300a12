from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, StructBlock

from .text import LineBlock


class HeadingBlock(StructBlock):
    text = LineBlock(label=_("Tiêu đề mục"), max_length=250)
    level = ChoiceBlock(
        label=_("Cấp"),
        choices=[("h2", _("Mục lớn")), ("h3", _("Mục vừa")), ("h4", _("Mục nhỏ"))],
        default="h2",
    )

    class Meta:
        icon = "title"
        label = _("Tiêu đề mục")
        template = "blocks/heading.html"


def check_heading_order(stream):
    """Raise ValidationError when a heading skips a level, so that the outline can be heard (L-17)."""
    previous = 1
    for child in stream:
        if child.block_type != "heading":
            continue
        level = int(child.value["level"][1])
        if level > previous + 1:
            raise ValidationError(
                _("Tiêu đề mục “%(text)s” bỏ qua một cấp. Hãy chọn cấp lớn hơn."),
                params={"text": child.value["text"]},
            )
        previous = level
