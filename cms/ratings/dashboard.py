"""Ratings that stand out, on the dashboard of whoever may leave them out of the figures (ES-7)."""

from datetime import timedelta

from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from theme.dashboard import SIDE

from .models import Rating

SHOWN = 5
LOOKED_BACK = timedelta(days=7)  # Older ones were looked at; the list keeps them all.


class FlaggedRatingsPanel(Component):
    """Articles with flagged ratings of the last week that still count; one query."""

    name = "flagged_ratings"
    template_name = "ratings/dashboard.html"
    order = 210
    column = SIDE

    def get_context_data(self, parent_context):
        return {
            "id": "danh-gia-co-dau-hieu",
            "icon": "warning",
            "heading": _("Đánh giá có dấu hiệu"),
            "rows": list(flagged_pages()[:SHOWN]),
            "empty": _("7 ngày qua không có đánh giá nào cần xem."),
            "all_url": reverse("ratings_rating_modeladmin_index") + "?dau-hieu=co&diem=tinh",
        }


def flagged_pages():
    """Return {page__title, number, newest} of the pages, the one with most flags first."""
    rows = Rating.objects.filter(updated_at__gt=timezone.now() - LOOKED_BACK, excluded_at=None)
    pages = rows.exclude(flags=[]).order_by().values("page__title")
    return pages.annotate(number=Count("pk"), newest=Max("updated_at")).order_by("-number", "page")
