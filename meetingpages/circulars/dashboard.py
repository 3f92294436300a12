"""The clerk's panels on the dashboard: documents not yet published, numbers that news name (L-30)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from .models import CircularIndexPage, CitedNumber
from .waiting import numbers_to_find, unpublished

SHOWN = 8  # a dashboard is looked over; the rest is behind the link below


class UnpublishedPanel(Component):
    """'Văn bản đang soạn': drafts and changes that no reader sees yet, last edited first."""

    name = "circulars_unpublished"
    template_name = "circulars/admin/dashboard_unpublished.html"
    order = 150

    def get_context_data(self, parent_context):
        rows = unpublished()
        return {
            "id": "van-ban-dang-soan",
            "icon": "doc-full",
            "heading": _("Văn bản đang soạn"),
            "rows": rows.order_by("-latest_revision_created_at")[:SHOWN],
            "empty": _("Không có văn bản nào đang soạn."),
            "index": CircularIndexPage.objects.first(),
            "all_url": reverse("van-ban_so-dang-ky_modeladmin_index"),
        }


class CitedNumbersPanel(Component):
    """'Văn bản chưa có trên cổng': what articles name and the clerk has to find (VB-38)."""

    name = "cited_numbers"
    template_name = "circulars/admin/dashboard_cited.html"
    order = 160

    def get_context_data(self, parent_context):
        return {
            "id": "van-ban-chua-co",
            "icon": "warning",
            "heading": _("Văn bản chưa có trên cổng"),
            "rows": numbers_to_find()[:SHOWN],
            "edit_name": CitedNumber.snippet_viewset.get_url_name("edit"),
            "empty": _("Mọi số, ký hiệu mà tin bài nêu đều đã có văn bản."),
        }
