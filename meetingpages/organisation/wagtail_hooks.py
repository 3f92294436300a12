"""The menu "Tổ chức": people, offices and the domains of official mail."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets import HeaderButton
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from . import changes, import_view
from .chooser import PersonChooserViewSet
from .models import MailDomain, Person, Unit


class PeopleView(IndexView):
    @cached_property
    def header_buttons(self):
        buttons = super().header_buttons
        if self.request.user.has_perm(import_view.ADD):
            address = reverse("import_people")
            buttons.append(HeaderButton(_("Nhập người từ bảng"), url=address, icon_name="upload"))
        return buttons


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    menu_label = _("Người")
    index_view_class = PeopleView
    chooser_viewset_class = PersonChooserViewSet
    inspect_view_enabled = True
    copy_view_enabled = False  # A mailbox and an account are one person's.
    list_display = [
        "full_name", "position", "unit", "official_email",
        BooleanColumn("is_active", label=_("Đang công tác")),
    ]  # fmt: skip
    list_filter = ["is_active", "unit"]
    search_fields = ["full_name", "position", "official_email"]

    def get_queryset(self, request):
        return Person.objects.select_related("unit")


class UnitViewSet(SnippetViewSet):
    model = Unit
    icon = "group"
    menu_label = _("Cơ quan, đơn vị")
    list_display = ["name", "short_name", "valid_from", "valid_to", "successor"]
    search_fields = ["name", "short_name"]

    def get_queryset(self, request):
        return Unit.objects.select_related("successor")


class MailDomainViewSet(SnippetViewSet):
    model = MailDomain
    icon = "mail"
    menu_label = _("Tên miền thư công vụ")
    list_display = [
        "domain", BooleanColumn("include_subdomains", label=_("Kể cả tên miền con")),
        "valid_from", "valid_to", "unit", "note",
    ]  # fmt: skip
    list_filter = ["unit"]
    search_fields = ["domain", "note"]

    def get_queryset(self, request):
        return MailDomain.objects.select_related("unit")


class OrganisationViewSetGroup(SnippetViewSetGroup):
    items = (PersonViewSet, UnitViewSet, MailDomainViewSet)
    menu_icon = "group"
    menu_label = _("Tổ chức")
    menu_order = 330


register_snippet(OrganisationViewSetGroup)

hooks.register("after_create_snippet", changes.log_added)
hooks.register("after_edit_snippet", changes.log_changed)
hooks.register("after_delete_snippet", changes.log_deleted)


@hooks.register("register_admin_urls")
def addresses():
    return import_view.urls
