"""Three blocks that only standing pages need (N-58)."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import EmailBlock, ListBlock, StaticBlock, StructBlock, URLBlock

from cms.pages.blocks.text import LineBlock


class ContactBlock(StaticBlock):
    """The contact lines of the site's identity; nothing is typed twice."""

    class Meta:
        icon = "mail"
        label = _("Thông tin liên hệ")
        admin_text = _("In địa chỉ, điện thoại, e-mail từ “Thông tin cổng”.")
        template = "blocks/contact.html"


class ProcedureBlock(StructBlock):
    name = LineBlock(label=_("Tên thủ tục"), max_length=250)
    agency = LineBlock(label=_("Cơ quan giải quyết"), max_length=250)
    link = URLBlock(label=_("Địa chỉ nộp hồ sơ"), required=False)


class ProceduresBlock(StructBlock):
    caption = LineBlock(label=_("Tên bảng"), max_length=250)
    rows = ListBlock(ProcedureBlock(), label=_("Thủ tục"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Bảng thủ tục")
        template = "blocks/procedures.html"


class SpokespersonBlock(StructBlock):
    name = LineBlock(label=_("Họ và tên"), max_length=150)
    position = LineBlock(label=_("Chức vụ"), max_length=250)
    phone = LineBlock(label=_("Điện thoại"), max_length=50, required=False)
    email = EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        icon = "user"
        label = _("Người phát ngôn")
        template = "blocks/spokesperson.html"
