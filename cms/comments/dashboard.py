"""'Ý kiến chờ duyệt (7)' on the dashboard of whoever may moderate (ES-7, L-30)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from .models import ReaderComment, Status
from .queue import oldest_waiting

SHOWN = 5


class WaitingCommentsPanel(Component):
    """What waits, marked ones first, with the age of the oldest."""

    name = "waiting_comments"
    template_name = "comments/dashboard.html"
    order = 110

    def get_context_data(self, parent_context):
        count, oldest = oldest_waiting()
        rows = ReaderComment.objects.filter(status=Status.PENDING, is_official=False)
        rows = rows.select_related("page").order_by("-is_flagged", "created_at", "pk")[:SHOWN]
        return {
            "id": "y-kien-cho-duyet",
            "icon": "comment",
            "heading": _("Ý kiến chờ duyệt (%(n)s)") % {"n": count},
            "oldest": oldest,
            "rows": rows,
            "empty": _("Không có ý kiến nào chờ duyệt."),
        }
