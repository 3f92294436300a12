"""The boxes an editor puts on the home page (N-28)."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, IntegerBlock, ListBlock, PageChooserBlock, StructBlock

from cms.pages.blocks.image import PictureBlock
from cms.pages.blocks.text import LineBlock

MOST_IN_BOX = 10


class SectionBoxBlock(StructBlock):
    category = PageChooserBlock(label=_("Chuyên mục"), page_type="news.NewsCategoryPage")
    style = ChoiceBlock(
        label=_("Kiểu"),
        choices=[
            ("wide", _("Ảnh bên trái, danh sách bên phải")),
            ("dated", _("Chỉ chữ, hai cột có ngày")),
            ("column", _("Cột: ảnh trên, danh sách dưới")),
        ],
        default="wide",
    )
    count = IntegerBlock(label=_("Số bài"), min_value=1, max_value=MOST_IN_BOX, default=5)

    class Meta:
        icon = "list-ul"
        label = _("Tin của một chuyên mục")


class PhotoBlock(StructBlock):
    image = PictureBlock(label=_("Ảnh"))
    caption = LineBlock(label=_("Chú thích"), max_length=150)
    page = PageChooserBlock(label=_("Dẫn tới trang"), required=False)

    class Meta:
        icon = "image"
        label = _("Ảnh")


class PhotoBandBlock(StructBlock):
    title = LineBlock(label=_("Tiêu đề"), max_length=60, default=_("Hình ảnh"))
    photos = ListBlock(PhotoBlock(), label=_("Các ảnh"), min_num=3, max_num=5)

    class Meta:
        icon = "image"
        label = _("Dải ảnh")
