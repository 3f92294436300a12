"""Documents in the admin: vocabularies, files' chooser, import, a warning about doubtful numbers."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup
from wagtail_modeladmin.options import modeladmin_register

from .acknowledging import mail_page, sending_desk
from .chooser import file_chooser
from .dashboard import CitedNumbersPanel, UnpublishedPanel
from .identity import repeated_in_year
from .importing import views as importing
from .modeladmin import CircularAdmin
from .models import AddresseeList, CircularPage, CircularType, CitedNumber, Subject
from .restricting import hide_unreadable
from .rights import handles_circulars
from .waiting import numbers_to_find

SYSTEM = Column("system", label=_("Hệ thống văn bản"), accessor="get_system_display")
OUTCOME = Column("outcome", label=_("Kết quả"), accessor="get_outcome_display")
DAY = Column("day", label=_("Ngày nêu trong bài"), accessor="day_words")
CLOSED = BooleanColumn("is_closed", label=_("Ngừng dùng"))


class CircularTypeViewSet(SnippetViewSet):
    model = CircularType
    icon = "tag"
    menu_label = _("Tên loại")
    list_display = ["name", "signs", SYSTEM, CLOSED]
    list_filter = ["system"]
    search_fields = ["name", "signs"]


class SubjectViewSet(SnippetViewSet):
    model = Subject
    icon = "tag"
    menu_label = _("Lĩnh vực")
    list_display = ["name", CLOSED]
    search_fields = ["name"]


class AddresseeListViewSet(SnippetViewSet):
    model = AddresseeList
    icon = "group"
    menu_label = _("Danh sách nơi nhận")
    search_fields = ["name"]


class QueuePolicy(ModelPermissionPolicy):
    """The portal itself adds and takes away: people decide only what to leave out."""

    def user_has_permission(self, user, action):
        return action in ("change", "view") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(CitedNumber, QueuePolicy(CitedNumber))


class CitedNumberViewSet(SnippetViewSet):
    """The clerk's queue: numbers that articles name and the portal does not have (VB-38)."""

    model = CitedNumber
    icon = "warning"
    menu_label = _("Văn bản chưa có trên cổng")
    copy_view_enabled = False
    list_display = [
        "text", "noun", DAY, OUTCOME, "times", BooleanColumn("is_ignored", label=_("Bỏ qua")),
    ]  # fmt: skip
    list_filter = ["outcome", "is_ignored"]
    search_fields = ["text", "key"]

    def get_queryset(self, request):
        """What waits, until a filter asks for more."""
        if {"outcome", "is_ignored"} & request.GET.keys():
            return CitedNumber.objects.filter(times__gt=0)
        return numbers_to_find()


modeladmin_register(CircularAdmin)


class CircularsViewSetGroup(SnippetViewSetGroup):
    items = (CitedNumberViewSet, CircularTypeViewSet, SubjectViewSet, AddresseeListViewSet)
    menu_icon = "doc-full"
    menu_label = _("Văn bản")
    menu_order = 320


register_snippet(CircularsViewSetGroup)


@hooks.register("register_admin_urls")
def import_addresses():
    return [
        path("van-ban/nhap/", importing.upload, name="circulars_import"),
        path("van-ban/nhap/mau.csv", importing.download_sample, name="circulars_import_sample"),
        path("van-ban/nhap/xem-truoc/", importing.look, name="circulars_import_look"),
        path("van-ban/<int:pk>/phat-hanh/", sending_desk.desk, name="circular_dispatch"),
        path(
            "van-ban/<int:pk>/phat-hanh/<int:row>/thu/", mail_page.show_mail, name="circular_mail"
        ),
        path("van-ban/nhap/bo/", importing.cancel, name="circulars_import_cancel"),
    ]


@hooks.register("register_admin_viewset")
def choose_files():
    return file_chooser


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_was_read(request, page):
    """Show the number back in its parts, and warn of what is unusual but allowed (VB-5, VB-24)."""
    if not isinstance(page, CircularPage):
        return
    if not page.number:
        messages.warning(request, _("Cổng không nhận ra số, ký hiệu này; văn bản vẫn được lưu."))
        return
    parts = {"number": page.number, "year": page.year or "–", "symbol": page.symbol}
    read = _("Đã hiểu số, ký hiệu: số %(number)s, năm %(year)s, ký hiệu %(symbol)s.")
    messages.info(request, f"{read % parts} {page.get_system_display()}.")
    if other := repeated_in_year(page):
        messages.warning(request, _("Trong năm đã có văn bản cùng số: %s.") % other)


@hooks.register("before_serve_page", order=-100)
def answer_missing(page, request, args, kwargs):
    if isinstance(page, CircularPage):
        hide_unreadable(page, request)


@hooks.register("construct_homepage_panels")
def show_clerks_work(request, panels):
    if handles_circulars(request.user):
        panels += [UnpublishedPanel(), CitedNumbersPanel()]
