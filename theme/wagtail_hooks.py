"""The admin wears the portal's colours and type (look.md L-27)."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.sites.views import IndexView as SitesView
from wagtail.users.forms import PagePermissionsForm

from .dashboard import DashboardColumns

# Wagtail shows these by the names of their fields, which no catalogue reaches (L-25).
SITE_COLUMNS = {"port": _("Cổng số"), "site_name": _("Tên cổng"), "root_page": _("Trang gốc")}
for column in SitesView.columns:
    column.label = SITE_COLUMNS.get(column.name, column.label)

for form in (PagePermissionsForm, WorkflowPageForm):
    form.base_fields["page"].label = _("Trang")

AFTER_EVERY_ROOM = 10_000  # Rooms add their panels with Wagtail's ordinary order, 0.


@hooks.register("insert_global_admin_css")
def admin_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("theme/quan-tri.css"))


@hooks.register("insert_global_admin_js")
def admin_names():
    return format_html('<script src="{}" defer></script>', static("theme/quan-tri.js"))


@hooks.register("construct_homepage_panels", order=AFTER_EVERY_ROOM)
def put_into_columns(request, panels):
    panels[:] = [DashboardColumns(panels)] if panels else []


@hooks.register("construct_help_menu")
def leave_out_other_sites(request, menu_items):
    """Wagtail's guide and news are English and elsewhere; its badge asks for a visit (L-28)."""
    menu_items[:] = [item for item in menu_items if not item.url.startswith("https://")]
