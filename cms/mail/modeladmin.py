"""The outbox for an administrator to read: what left, what waits, what failed and why."""

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from cms.users.filtering import OwnFiltersView

from .models import OutgoingMail


class ReadOnlyPermission(PermissionHelper):
    """Mail is written by the portal alone: nobody adds, changes or deletes a row."""

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False


class OutgoingMailAdmin(ModelAdmin):
    model = OutgoingMail
    menu_label = _("Thư gửi đi")
    menu_icon = "mail"
    add_to_settings_menu = True
    permission_helper_class = ReadOnlyPermission
    index_view_class = OwnFiltersView
    list_display = ["subject", "recipients", "state", "tries", "created_at", "sent_at"]
    list_filter = ["state", "created_at"]
    search_fields = ["subject", "recipients"]
    inspect_view_enabled = True
    history_view_enabled = False  # It asks nobody for a right, and a mail has no history.
    inspect_view_fields = [
        "subject", "recipients", "state", "tries", "next_try_at", "last_error",
        "created_at", "sent_at", "message",
    ]  # fmt: skip
