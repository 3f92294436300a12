"""Meetings in the admin: bodies, rooms and days off; the way to /hop/; lists; the dashboard."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup
from wagtail_modeladmin.options import modeladmin_register

from . import changes
from .body_form import edit_handler
from .dashboard import MeetingsPanel
from .desk.bodies import bodies_of
from .modeladmin import InvitationAdmin, ReceiptAdmin
from .models import Holiday, MeetingBody, MeetingRoom


class MeetingBodyViewSet(SnippetViewSet):
    model = MeetingBody
    icon = "group"
    menu_label = _("Tổ chức họp")
    copy_view_enabled = False
    edit_handler = edit_handler
    list_display = ["name", "quorum", "majority", "papers_days", "notice_days"]
    search_fields = ["name"]


class MeetingRoomViewSet(SnippetViewSet):
    model = MeetingRoom
    icon = "home"
    menu_label = _("Phòng họp")
    list_display = ["name", BooleanColumn("is_closed", label=_("Ngừng dùng"))]
    search_fields = ["name"]


class HolidayViewSet(SnippetViewSet):
    model = Holiday
    icon = "calendar-alt"
    menu_label = _("Ngày nghỉ, ngày làm bù")
    list_display = ["name", "day", BooleanColumn("is_worked", label=_("Làm bù"))]
    search_fields = ["name"]


class MeetingsViewSetGroup(SnippetViewSetGroup):
    items = (MeetingBodyViewSet, MeetingRoomViewSet, HolidayViewSet)
    menu_icon = "calendar-alt"
    menu_label = _("Họp không giấy")
    menu_order = 335


register_snippet(MeetingsViewSetGroup)
modeladmin_register(InvitationAdmin)
modeladmin_register(ReceiptAdmin)

hooks.register("after_create_snippet", changes.log_added)
hooks.register("after_edit_snippet", changes.log_changed)
hooks.register("after_delete_snippet", changes.log_deleted)


class DeskMenuItem(MenuItem):
    def is_shown(self, request):
        return bodies_of(request.user).exists()


@hooks.register("register_admin_menu_item")
def desk_menu_item():
    address = reverse("meetings")
    return DeskMenuItem(_("Họp không giấy"), address, icon_name="calendar-alt", order=340)


@hooks.register("construct_homepage_panels")
def show_waiting_meetings(request, panels):
    if bodies_of(request.user).exists():
        panels.append(MeetingsPanel())
