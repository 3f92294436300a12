from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock
from wagtail.images.blocks import ImageBlock

from .text import LineBlock


class PictureBlock(ImageBlock):
    """Wagtail's block of a picture and its description, whose inner label no catalogue reaches."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.child_blocks["image"].label = _("Hình")


class FigureBlock(StructBlock):
    """A picture with its description (or marked as decoration), caption and credit."""

    image = PictureBlock(label=_("Ảnh"))
    caption = LineBlock(label=_("Chú thích"), max_length=500, required=False)
    credit = LineBlock(
        label=_("Nguồn ảnh"), max_length=250, required=False, help_text=_("Ví dụ: Ảnh: Họa My")
    )

    class Meta:
        icon = "image"
        label = _("Ảnh")
        template = "blocks/image.html"
