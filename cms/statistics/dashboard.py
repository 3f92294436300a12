"""'Truy cập hôm nay' on the dashboard: the number, seven days as a line, and what is wrong (V-16)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from cms.vietnamese.dates import WEEKDAYS
from theme.dashboard import SIDE

from . import clock
from .health import state, warnings_of
from .periods import days

DAYS = 7
WIDTH, HEIGHT, MARGIN = 180, 48, 6


class VisitsTodayPanel(Component):
    name = "visits_today"
    template_name = "statistics/dashboard_today.html"
    order = 100
    column = SIDE

    def get_context_data(self, parent_context):
        points = days()[-DAYS:]
        health = state()
        highest = max(points, key=lambda point: point.visits)
        return {
            "id": "truy-cap-hom-nay",
            "icon": "globe",
            "heading": _("Truy cập hôm nay"),
            "today": points[-1].visits,
            "moment": timezone.now(),
            "points": points,
            "highest": highest.visits,
            "highest_day": WEEKDAYS[highest.start.weekday()].lower(),
            "places": places([point.visits for point in points]),
            "width": WIDTH,
            "height": HEIGHT,
            "last_beacon": health.last_beacon and clock.as_datetime(health.last_beacon),
            "last_fold": health.last_fold and clock.as_datetime(health.last_fold),
            "waiting": health.waiting,
            "warnings": warnings_of(health),
            "table_url": reverse("statistics_daycount_modeladmin_index"),
        }

    @staticmethod
    def may_see(user):
        return user.has_perm("statistics.view_daycount")


def places(values):
    """Return {line, x, y}: the points of the line as text, and where it ends."""
    step = (WIDTH - 2 * MARGIN) / (len(values) - 1)
    top = max(values) or 1
    dots = [
        (f"{MARGIN + step * index:.1f}", f"{HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / top:.1f}")
        for index, value in enumerate(values)
    ]  # fmt: skip
    return {"line": " ".join(f"{x},{y}" for x, y in dots), "x": dots[-1][0], "y": dots[-1][1]}
