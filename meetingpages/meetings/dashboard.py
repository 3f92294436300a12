""" "Cuộc họp cần bạn" on the dashboard: what waits for approval, and for answers (MT-6, MT-16)."""

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from theme.dashboard import SIDE

from .actors import APPROVE, holds
from .desk.bodies import bodies_of
from .models import Meeting, Status

SHOWN = 5
MISSING = Count(
    "invitations",
    filter=Q(
        invitations__answer="",
        invitations__withdrawn_at=None,
        invitations__substitute_for=None,
    ),
)


class MeetingsPanel(Component):
    """For the office what waits for approval or sending, for a secretary who has not answered."""

    name = "meetings"
    template_name = "meetings/dashboard.html"
    order = 120
    column = SIDE

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        rows = waiting_for(user)
        return {
            "id": "cuoc-hop",
            "icon": "calendar-alt",
            "heading": _("Cuộc họp cần bạn (%(n)s)") % {"n": len(rows)},
            "rows": rows[:SHOWN],
            "empty": _("Không có cuộc họp nào đang chờ."),
        }


def waiting_for(user):
    """Return the meetings that wait for this account, the nearest first, each with `why`; one query."""
    meetings = Meeting.objects.filter(body__in=bodies_of(user)).annotate(missing=MISSING)
    to_decide = (Status.AWAITING, Status.READY) if holds(user, APPROVE) else ()
    asked = Q(status__in=to_decide) | Q(status=Status.SENT, missing__gt=0)
    rows = list(meetings.filter(asked).order_by("starts_at", "pk"))
    for meeting in rows:
        meeting.why = why(meeting)
    return rows


def why(meeting):
    if meeting.status == Status.SENT:
        return _("%d người chưa trả lời") % meeting.missing
    return meeting.get_status_display()
