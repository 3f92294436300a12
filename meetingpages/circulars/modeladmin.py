""" "Sổ đăng ký văn bản đi": the clerks' register of all documents, with an export (VB-45)."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PagePermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from cms.exports import export
from cms.vietnamese.dates import format_date

from .models import CircularPage
from .rights import handles_circulars

HEADS = [
    _("Số, ký hiệu"), _("Tên loại"), _("Ngày ban hành"), _("Trích yếu"), _("Cơ quan ban hành"),
    _("Mức độ"), _("Đã đăng"),
]  # fmt: skip


def published(circular):
    return _("Có") if circular.live else _("Chưa")


class ClerksOnly(PagePermissionHelper):
    """Names of internal documents are for who keeps them."""

    def user_can_list(self, user):
        return handles_circulars(user)


class RegisterView(IndexView):
    def as_spreadsheet(self, circulars, kind):
        """Our own export: modeladmin's lets formulas through (ES-9)."""
        rows = (
            [row.printed_number, row.type.name, format_date(row.issued_on), row.abstract,
             row.issuer_names, row.get_level_display(), published(row)]
            for row in circulars.for_lists()
        )  # fmt: skip
        return export("so-dang-ky-van-ban-di", HEADS, rows, kind)


class CircularAdmin(ModelAdmin):
    model = CircularPage
    base_url_path = "van-ban/so-dang-ky"
    menu_label = _("Sổ đăng ký văn bản đi")
    menu_icon = "list-ol"
    menu_order = 315
    permission_helper_class = ClerksOnly
    index_view_class = RegisterView
    index_template_name = "circulars/admin/register.html"
    list_display = [
        "printed_number",
        "dispatch",
        "type",
        "day",
        "abstract",
        "issuer_names",
        "level",
        "published",
    ]
    list_filter = ["level", "live"]
    list_export = ["printed_number"]
    search_fields = ["printed_number", "loose_number", "folded"]
    ordering = ["-issued_on", "-pk"]
    list_select_related = ["type"]
    history_view_enabled = False

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("issuers__unit")

    def day(self, circular):
        return format_date(circular.issued_on)

    day.short_description = _("Ngày ban hành")
    day.admin_order_field = "issued_on"

    def published(self, circular):
        return published(circular)

    published.short_description = _("Đã đăng")
    published.admin_order_field = "live"

    def issuer_names(self, circular):
        return circular.issuer_names

    issuer_names.short_description = _("Cơ quan ban hành")

    def dispatch(self, circular):
        address = reverse("circular_dispatch", args=[circular.pk])
        words = _("Phát hành %s") % circular.printed_number
        return format_html('<a href="{}" aria-label="{}">{}</a>', address, words, _("Phát hành"))

    dispatch.short_description = _("Nơi nhận")
