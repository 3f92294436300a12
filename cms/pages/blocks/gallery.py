from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from .image import PictureBlock
from .text import LineBlock


class GalleryItemBlock(StructBlock):
    image = PictureBlock(label=_("Ảnh"))
    caption = LineBlock(label=_("Chú thích"), max_length=500, required=False)

    class Meta:
        icon = "image"
        label = _("Ảnh")


class GalleryBlock(StructBlock):
    images = ListBlock(GalleryItemBlock(), label=_("Các ảnh"), min_num=2)
    caption = LineBlock(label=_("Chú thích chung"), max_length=500, required=False)

    class Meta:
        icon = "image"
        label = _("Chùm ảnh")
        template = "blocks/gallery.html"
