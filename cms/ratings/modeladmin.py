"""The list of ratings: read, exported, left out of the figures and counted again (ES-8, EA-9)."""

from django.contrib.admin import SimpleListFilter
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from cms.audit.recording import record
from cms.exports import export
from cms.mail.modeladmin import ReadOnlyPermission
from cms.readers.signs import WORDS
from cms.vietnamese.dates import format_date, format_time

from .models import Rating

MAY_EXCLUDE, MAY_EXPORT = "ratings.exclude_rating", "ratings.export_rating"
HEADS = [_("Bài viết"), _("Số sao"), _("Gửi lúc"), _("Đổi lúc"), _("Dấu hiệu"), _("Loại lúc")]


def sign_words(rating):
    return ", ".join(str(WORDS[code]) for code in rating.flags)


class SignFilter(SimpleListFilter):
    title = _("Dấu hiệu")
    parameter_name = "dau-hieu"

    def lookups(self, request, model_admin):
        return [("co", _("Có dấu hiệu")), ("khong", _("Không có"))]

    def queryset(self, request, ratings):
        if self.value() == "co":
            return ratings.exclude(flags=[])
        return ratings.filter(flags=[]) if self.value() == "khong" else ratings


class ExcludedFilter(SimpleListFilter):
    title = _("Điểm")
    parameter_name = "diem"

    def lookups(self, request, model_admin):
        return [("tinh", _("Đang tính")), ("loai", _("Đã loại khỏi điểm"))]

    def queryset(self, request, ratings):
        chosen = {"tinh": True, "loai": False}.get(self.value())
        return ratings if chosen is None else ratings.filter(excluded_at__isnull=chosen)


class RatingIndexView(IndexView):
    def as_spreadsheet(self, ratings, kind):
        """Our own export: modeladmin's lets formulas through; the log tells of it (ES-9)."""
        record(self.request.user, "rating.export", _("Xuất danh sách đánh giá"),
               Site.objects.first(), count=ratings.count())  # fmt: skip
        rows = (
            [row.page.title, row.value, row.created_at, row.updated_at, sign_words(row),
             row.excluded_at]
            for row in ratings.iterator()
        )  # fmt: skip
        return export("danh-gia", HEADS, rows, kind)


class RatingAdmin(ModelAdmin):
    model = Rating
    menu_label = _("Đánh giá")
    menu_icon = "pick"
    menu_order = 260
    permission_helper_class = ReadOnlyPermission
    index_view_class = RatingIndexView
    index_template_name = "ratings/admin_list.html"
    list_display = ["chosen", "page", "value", "sent_at", "signs", "state"]
    list_filter = ["created_at", SignFilter, ExcludedFilter, "value"]
    list_select_related = ["page"]
    search_fields = ["page__title"]
    ordering = ["-created_at", "-pk"]
    history_view_enabled = False

    def get_list_export(self, request):
        """Which columns may be exported: none without the permission, so no button either."""
        return ["page"] if request.user.has_perm(MAY_EXPORT) else []

    def chosen(self, rating):
        """A box of the form below the list."""
        return format_html(
            '<input type="checkbox" name="rating" value="{}" form="danh-gia-da-chon" '
            'aria-label="{}">',
            rating.pk,
            _("Chọn đánh giá này"),
        )

    chosen.short_description = _("Chọn")

    def sent_at(self, rating):
        return f"{format_date(rating.created_at)} {format_time(rating.created_at)}"

    sent_at.short_description = _("Gửi lúc")
    sent_at.admin_order_field = "created_at"

    def signs(self, rating):
        return sign_words(rating)

    signs.short_description = _("Dấu hiệu")

    def state(self, rating):
        return _("Đã loại khỏi điểm") if rating.excluded_at else _("Đang tính")

    state.short_description = _("Điểm")
