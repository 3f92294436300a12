"""Invitations and receipts of the own meetings, to filter and to export (MT-9, ES-9)."""

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from cms.exports import export
from cms.users.filtering import OwnFiltersView

from .desk.bodies import bodies_of
from .models import Invitation, Receipt

INVITATION_HEADS = [
    _("Cuộc họp"), _("Bắt đầu"), _("Người được mời"), _("Đơn vị"), _("Vai trò"),
    _("Có quyền biểu quyết"), _("Trả lời"), _("Trả lời lúc"), _("Gửi lúc"), _("Đã mở"),
    _("Thu hồi lúc"),
]  # fmt: skip
RECEIPT_HEADS = [
    _("Cuộc họp"), _("Người được mời"), _("Tài liệu"), _("Phiên bản"), _("Đã mở"),
    _("Đã xác nhận đọc"),
]  # fmt: skip


class OfOwnBodies(PermissionHelper):
    """Who prepares meetings looks; the portal alone writes. Superusers prepare none."""

    def user_can_list(self, user):
        return bodies_of(user).exists()

    def user_can_inspect_obj(self, user, obj):
        return False

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False


class Exporting(OwnFiltersView):
    """Our own export: modeladmin's lets formulas through (ES-9)."""

    def as_spreadsheet(self, rows, kind):
        admin = self.model_admin
        return export(admin.file_name, admin.heads, map(admin.cells, rows), kind)


class Looking(ModelAdmin):
    permission_helper_class = OfOwnBodies
    index_view_class = Exporting
    history_view_enabled = False
    list_export = ["pk"]  # offers the buttons; the columns are `heads`


class InvitationAdmin(Looking):
    model = Invitation
    base_url_path = "hop/giay-moi"
    menu_label = _("Giấy mời họp")
    menu_icon = "mail"
    menu_order = 341
    file_name, heads = "giay-moi-hop", INVITATION_HEADS
    list_display = [
        "person", "unit", "meeting", "starts", "role", "answer", "answered_at", "request_sent_at",
        "opened_at",
    ]  # fmt: skip
    list_filter = ["answer", "role", "has_vote", "meeting__status"]
    search_fields = ["person__full_name", "meeting__public_name"]
    ordering = ["-meeting__starts_at", "pk"]
    list_select_related = ["person", "unit", "meeting"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).filter(meeting__body__in=bodies_of(request.user))
        return rows.select_related("person", "unit", "meeting")

    def starts(self, row):
        return row.meeting.starts_at

    starts.short_description = _("Bắt đầu")
    starts.admin_order_field = "meeting__starts_at"

    def cells(self, row):
        return [
            row.meeting.public_name, row.meeting.starts_at, row.person.full_name,
            row.unit.name if row.unit else "", row.get_role_display(),
            _("Có") if row.has_vote else _("Không"), row.get_answer_display(), row.answered_at,
            row.request_sent_at, row.opened_at, row.withdrawn_at,
        ]  # fmt: skip


class ReceiptAdmin(Looking):
    model = Receipt
    base_url_path = "hop/xac-nhan-doc"
    menu_label = _("Xác nhận đọc tài liệu")
    menu_icon = "view"
    menu_order = 342
    file_name, heads = "xac-nhan-doc", RECEIPT_HEADS
    list_display = ["person", "meeting", "paper", "number", "opened_at", "confirmed_at"]
    list_filter = ["opened_at", "confirmed_at"]
    search_fields = ["invitation__person__full_name", "invitation__meeting__public_name"]
    ordering = ["-pk"]

    def get_queryset(self, request):
        bodies = bodies_of(request.user)
        rows = super().get_queryset(request).filter(invitation__meeting__body__in=bodies)
        return rows.select_related(
            "invitation__person", "invitation__meeting", "paper_version__paper__item"
        )

    def person(self, row):
        return row.invitation.person.full_name

    person.short_description = _("Người được mời")

    def meeting(self, row):
        return row.invitation.meeting.public_name

    meeting.short_description = _("Cuộc họp")

    def paper(self, row):
        """A limited paper is named to its readers only, and no list knows who those are."""
        return str(row.paper_version.paper)

    paper.short_description = _("Tài liệu")

    def number(self, row):
        return row.paper_version.number

    number.short_description = _("Phiên bản")

    def cells(self, row):
        return [
            self.meeting(row), self.person(row), self.paper(row), self.number(row), row.opened_at,
            row.confirmed_at,
        ]  # fmt: skip
