"""The list of polls in the admin, and the form of one (ES-8)."""

from django.contrib.admin import SimpleListFilter
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import CreateView, EditView

from .admin_lists import SafeIndexView, manage_address
from .models import Poll
from .panels import frozen_panels
from .states import PollState, Stage, end_of


class StateFilter(SimpleListFilter):
    title, parameter_name = _("Trạng thái"), "state"

    def lookups(self, request, model_admin):
        return PollState.choices

    def queryset(self, request, queryset):
        now = timezone.now()
        over = Q(closes_at__lte=now) | Q(closed_at__lte=now)
        begun = Q(opens_at__lte=now)
        rules = {
            "draft": Q(stage=Stage.DRAFT),
            "archived": Q(stage=Stage.ARCHIVED),
            "closed": Q(stage=Stage.READY) & over,
            "scheduled": Q(stage=Stage.READY) & ~over & ~begun,
            "open": Q(stage=Stage.READY, paused_at=None) & ~over & begun,
            "paused": Q(stage=Stage.READY, paused_at__isnull=False) & ~over & begun,
        }
        return queryset.filter(rules.get(self.value(), Q()))


class PollPermission(PermissionHelper):
    """A poll is edited until it is archived, and deleted only as a draft (EP-2, EP-5)."""

    def user_can_edit_obj(self, user, obj):
        return super().user_can_edit_obj(user, obj) and obj.stage != Stage.ARCHIVED

    def user_can_delete_obj(self, user, obj):
        return super().user_can_delete_obj(user, obj) and obj.stage == Stage.DRAFT


class PollButtons(ButtonHelper):
    """The name of a poll leads to the page where it is run."""

    def get_primary_button(self, obj):
        return {"url": manage_address(obj), "title": _("Xem và điều khiển cuộc thăm dò này")}


class PollCreateView(CreateView):
    def get_success_url(self):
        return manage_address(self.instance)


class PollEditView(EditView):
    def get_edit_handler(self):
        """Only what shows the poll stays in the form once there are ballots (EP-5)."""
        if not self.instance.is_frozen:
            return super().get_edit_handler()
        return ObjectList(frozen_panels).bind_to_model(Poll)

    def get_success_url(self):
        return manage_address(self.instance)


class PollAdmin(ModelAdmin):
    model = Poll
    menu_label = _("Các cuộc thăm dò")
    menu_icon = "list-ul"
    permission_helper_class = PollPermission
    button_helper_class = PollButtons
    index_view_class = SafeIndexView
    create_view_class = PollCreateView
    edit_view_class = PollEditView
    history_view_enabled = False  # It asks nobody for a right; decisions stand in the log.
    list_display = ["question", "state_label", "opens_at", "ends_at", "ballots_all", "is_pinned"]
    list_filter = [StateFilter, "kind"]
    search_fields = ["question"]

    def state_label(self, poll):
        return poll.state.label

    state_label.short_description = _("Trạng thái")

    def ends_at(self, poll):
        return end_of(poll)

    ends_at.short_description = _("Kết thúc")

    def is_pinned(self, poll):
        """In words: the sign that Django draws for a boolean belongs to its own admin."""
        return _("Đang ghim") if poll.pinned else ""

    is_pinned.short_description = _("Ghim ở cột bên")
