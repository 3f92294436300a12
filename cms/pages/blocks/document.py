from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from .text import LineBlock


class DocumentCardBlock(StructBlock):
    document = DocumentChooserBlock(label=_("Tài liệu"))
    title = LineBlock(
        label=_("Tên hiển thị"),
        max_length=250,
        required=False,
        help_text=_("Để trống thì dùng tên trong thư viện. Ví dụ: Công văn 3138-CV/TU"),
    )

    class Meta:
        icon = "doc-full"
        label = _("Tài liệu")
        template = "blocks/document.html"
