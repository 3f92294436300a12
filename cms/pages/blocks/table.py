from django.utils.translation import gettext_lazy as _
from wagtail.contrib.typed_table_block.blocks import (
    TypedTableBlock,
    TypedTableBlockValidationError,
)

from cms.vietnamese.text import clean_line

from .text import LineBlock


class TableBlock(TypedTableBlock):
    """A table of text; caption and column headings are required, so that it can be heard."""

    text = LineBlock(label=_("Cột"), required=False, max_length=1000)

    def clean(self, value):
        table = super().clean(value)
        table.caption = clean_line(table.caption)
        for column in table.columns:
            column["heading"] = clean_line(column["heading"])
        if not self.is_deferred_validation:
            self.require_words(table)
        return table

    def require_words(self, table):
        errors = []
        if not table.caption:
            errors.append(_("Hãy đặt tên cho bảng."))
        if not table.columns or not all(column["heading"] for column in table.columns):
            errors.append(_("Mỗi cột cần một tiêu đề."))
        if not table.row_data:
            errors.append(_("Bảng chưa có dòng nào."))
        if errors:
            raise TypedTableBlockValidationError(non_block_errors=errors)

    class Meta:
        icon = "table"
        label = _("Bảng")
        template = "blocks/table.html"
