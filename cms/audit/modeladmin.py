"""The log for the auditor and the administrator to read; nobody writes in it."""

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from cms.mail.modeladmin import ReadOnlyPermission

from .models import AuditEntry


class AuditEntryAdmin(ModelAdmin):
    model = AuditEntry
    menu_label = _("Nhật ký quyết định")
    menu_icon = "history"
    menu_order = 800
    permission_helper_class = ReadOnlyPermission
    list_display = ["at", "actor_name", "summary", "subject", "reason"]
    list_filter = ["at", "action"]
    search_fields = ["actor_name", "summary", "subject", "reason"]
    inspect_view_enabled = True
    history_view_enabled = False
    inspect_view_fields = [
        "at", "actor_name", "summary", "subject", "subject_type", "subject_id", "reason", "details",
        "group",
    ]  # fmt: skip
