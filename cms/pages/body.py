"""The body of an article or a standing page: a stream of the nine blocks."""

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock
from wagtail.blocks.stream_block import StreamBlockValidationError

from .blocks import BODY_BLOCKS
from .blocks.heading import check_heading_order


class BodyBlock(StreamBlock):
    def __init__(self, local_blocks=(), **kwargs):
        super().__init__([*BODY_BLOCKS, *local_blocks], **kwargs)

    def clean(self, value):
        if self.required and not self.is_deferred_validation and not len(value):
            raise StreamBlockValidationError(
                non_block_errors=ErrorList([_("Bài viết chưa có nội dung.")])
            )
        value = super().clean(value)
        try:
            check_heading_order(value)
        except ValidationError as error:
            raise StreamBlockValidationError(non_block_errors=ErrorList([error])) from error
        return value
