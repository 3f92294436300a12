"""The log for the auditor to read and take along; nobody writes in it."""

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from cms.exports import export
from cms.mail.modeladmin import ReadOnlyPermission
from cms.users.filtering import OwnFiltersView
from cms.vietnamese.dates import format_date, format_time

from .models import AuditEntry
from .recording import record
from .rights import reads_log

HEADS = [
    _("Số thứ tự"), _("Ngày"), _("Giờ"), _("Người thực hiện"), _("Mã việc"), _("Việc"),
    _("Đối tượng"), _("Loại"), _("Số"), _("Lý do"), _("Dấu niêm"),
]  # fmt: skip


class ForAuditors(ReadOnlyPermission):
    def user_can_list(self, user):
        return reads_log(user)

    user_has_any_permissions = user_can_list

    def user_can_inspect_obj(self, user, obj):
        return reads_log(user)


class AuditIndexView(OwnFiltersView):
    """Reading is logged too, once a look at the first page; so is taking the lines along (MT-44)."""

    def get(self, request, *args, **kwargs):
        if not request.GET:
            record(request.user, "audit.read", _("Xem nhật ký"), request.user)
        return super().get(request, *args, **kwargs)

    def as_spreadsheet(self, entries, kind):
        record(self.request.user, "audit.export", _("Xuất nhật ký"), self.request.user)
        return export("nhat-ky", HEADS, map(row_of, entries.iterator(chunk_size=2000)), kind)


def row_of(entry):
    return [
        entry.number, format_date(entry.at), format_time(entry.at), entry.actor_name, entry.action,
        entry.summary, entry.subject, entry.subject_type, entry.subject_id, entry.reason,
        entry.seal,
    ]  # fmt: skip


class AuditEntryAdmin(ModelAdmin):
    model = AuditEntry
    menu_label = _("Nhật ký quyết định")
    menu_icon = "history"
    menu_order = 800
    permission_helper_class = ForAuditors
    index_view_class = AuditIndexView
    list_display = ["number", "at", "actor_name", "summary", "subject", "reason"]
    list_filter = ["at", "action"]
    list_export = ["number", "at", "actor_name", "action", "summary", "subject", "reason", "seal"]
    search_fields = ["actor_name", "summary", "subject", "reason"]
    inspect_view_enabled = True
    history_view_enabled = False
    inspect_view_fields = [
        "number", "at", "actor_name", "summary", "subject", "subject_type", "subject_id", "reason",
        "details", "group", "seal",
    ]  # fmt: skip
