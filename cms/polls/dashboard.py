"""What the dashboard says of polls: which run, and which groups of ballots wait (ES-7, L-30)."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from theme.dashboard import SIDE

from .describing import described
from .listing import running
from .models import BatchState, ExclusionBatch
from .states import Stage

SHOWN = 10


class OpenPollsPanel(Component):
    """'Thăm dò đang mở': each leads to the page on which it is run; one query."""

    name = "open_polls"
    template_name = "polls/dashboard.html"
    order = 200
    column = SIDE

    def get_context_data(self, parent_context):
        waiting = Count("batches", filter=Q(batches__state=BatchState.PROPOSED))
        return {
            "id": "tham-do-dang-mo",
            "icon": "tick-inverse",
            "heading": _("Thăm dò đang mở"),
            "rows": list(running().annotate(waiting=waiting)[:SHOWN]),
            "empty": _("Không có cuộc thăm dò nào đang mở."),
            "all_url": reverse("polls_poll_modeladmin_index"),
        }

    @staticmethod
    def may_see(user):
        return user.has_perm("polls.view_poll")


class WaitingBatchesPanel(Component):
    """Groups of ballots on which nobody has decided, of ended polls too."""

    name = "waiting_batches"
    template_name = "polls/dashboard_batches.html"
    order = 205
    column = SIDE

    def get_context_data(self, parent_context):
        waiting = ExclusionBatch.objects.filter(state=BatchState.PROPOSED)
        waiting = list(waiting.exclude(poll__stage=Stage.ARCHIVED).select_related("poll")[:SHOWN])
        lines = described(waiting)
        return {
            "id": "cum-phieu-can-xem",
            "icon": "warning",
            "heading": _("Cụm phiếu cần xem"),
            "rows": [{"poll": batch.poll, "words": lines[batch.pk]} for batch in waiting],
            "empty": _("Không có cụm phiếu nào cần xem."),
        }
