from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, StructBlock

from .text import PlainTextBlock


class NoticeBlock(StructBlock):
    kind = ChoiceBlock(
        label=_("Loại"),
        choices=[("thong-bao", _("Thông báo")), ("canh-bao", _("Cảnh báo"))],
        default="thong-bao",
    )
    text = PlainTextBlock(label=_("Nội dung"), max_length=1000)

    class Meta:
        icon = "warning"
        label = _("Khung thông báo")
        template = "blocks/notice.html"
