from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock, StructBlockValidationError, URLBlock
from wagtail.documents.blocks import DocumentChooserBlock

from .text import LineBlock, PlainTextBlock


class VideoBlock(StructBlock):
    """An own video file with its words, or a link card to a foreign address; never a frame."""

    title = LineBlock(label=_("Tên video"), max_length=250)
    file = DocumentChooserBlock(label=_("Tệp video (mp4)"), required=False)
    transcript = PlainTextBlock(
        label=_("Lời trong video"),
        required=False,
        help_text=_("Bắt buộc khi dùng tệp của cổng, để người không nghe được vẫn đọc được."),
    )
    url = URLBlock(
        label=_("Hoặc địa chỉ ở trang khác"),
        required=False,
        help_text=_("Bạn đọc thấy một liên kết; video không phát trong trang."),
    )

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        errors = {}
        if bool(value["file"]) == bool(value["url"]):
            errors["file"] = ValidationError(_("Hãy chọn một tệp video hoặc ghi một địa chỉ."))
        elif value["file"] and value["file"].file_extension != "mp4":
            errors["file"] = ValidationError(_("Tệp video phải là mp4."))
        elif value["file"] and not value["transcript"]:
            errors["transcript"] = ValidationError(_("Hãy ghi lời trong video."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"
