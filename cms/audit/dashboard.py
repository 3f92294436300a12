"""'Nhật ký quyết định' on the dashboard of whoever reads the log (SR-71)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from .models import AuditEntry

SHOWN = 10  # a dashboard is looked over; the rest is behind the link below


class LatestDecisionsPanel(Component):
    """The newest lines: what, about which thing, who, when."""

    name = "latest_decisions"
    template_name = "audit/dashboard.html"
    order = 190

    def get_context_data(self, parent_context):
        return {
            "id": "nhat-ky-quyet-dinh",
            "icon": "history",
            "heading": _("Nhật ký quyết định"),
            "rows": AuditEntry.objects.all()[:SHOWN],
            "empty": _("Chưa có quyết định nào được ghi."),
            "all_url": reverse("audit_auditentry_modeladmin_index"),
        }
