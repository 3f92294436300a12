"""The numbers for the staff: days, what was left out and why, start values (V-18)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from cms.mail.modeladmin import ReadOnlyPermission
from cms.vietnamese.dates import WEEKDAYS
from cms.vietnamese.numbers import format_number

from .forms import BaselineForm
from .models import Baseline, DayCount, LeftOut


class AddOnlyPermission(PermissionHelper):
    """A start value stays as it was entered; another one corrects it."""

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False


class DayCountAdmin(ModelAdmin):
    model = DayCount
    menu_label = _("Số liệu theo ngày")
    menu_icon = "calendar-alt"
    permission_helper_class = ReadOnlyPermission
    history_view_enabled = False
    list_display = ["day", "weekday", "visits_shown", "views_shown", "beacons_shown"]
    list_filter = ["day"]
    list_export = ["day", "visits", "views", "beacons"]
    export_filename = "thong-ke-theo-ngay"

    def weekday(self, row):
        return WEEKDAYS[row.day.weekday()]

    weekday.short_description = _("Thứ")

    def visits_shown(self, row):
        return format_number(row.visits)

    visits_shown.short_description = _("Lượt truy cập")
    visits_shown.admin_order_field = "visits"

    def views_shown(self, row):
        return format_number(row.views)

    views_shown.short_description = _("Lượt xem trang")
    views_shown.admin_order_field = "views"

    def beacons_shown(self, row):
        return format_number(row.beacons)

    beacons_shown.short_description = _("Tín hiệu nhận được")


class LeftOutAdmin(ModelAdmin):
    model = LeftOut
    menu_label = _("Lượt không tính")
    menu_icon = "no-view"
    permission_helper_class = ReadOnlyPermission
    history_view_enabled = False
    list_display = ["day", "reason", "count"]
    list_filter = ["reason", "day"]
    list_export = ["day", "get_reason_display", "count"]
    export_filename = "luot-khong-tinh"


class BaselineAdmin(ModelAdmin):
    model = Baseline
    menu_label = _("Số liệu đầu kỳ")
    menu_icon = "pick"
    permission_helper_class = AddOnlyPermission
    history_view_enabled = False
    list_display = ["__str__", "amount_shown", "source", "note", "actor", "at"]
    search_fields = ["page_title", "source", "note"]
    list_select_related = ["actor"]
    edit_handler = ObjectList(
        [FieldPanel("for_page"), FieldPanel("amount"), FieldPanel("source"), FieldPanel("note")],
        base_form_class=BaselineForm,
    )

    def amount_shown(self, row):
        return format_number(row.amount)

    amount_shown.short_description = _("Số lượt")


class StatisticsGroup(ModelAdminGroup):
    menu_label = _("Thống kê")
    menu_icon = "globe"
    menu_order = 500
    items = (DayCountAdmin, LeftOutAdmin, BaselineAdmin)
