"""Two columns on the admin's dashboard (design of the working screens, section 5).

A room adds its panel with Wagtail's hook "construct_homepage_panels"; a panel with
`column = SIDE` stands in the narrow column, every other one in the wide one.
"""

from django.forms import Media
from wagtail.admin.ui.components import Component

WIDE, SIDE = "wide", "side"


class DashboardColumns(Component):
    """Prints the panels it is given, in the order in which Wagtail would print them."""

    name = "columns"
    template_name = "theme/dashboard_columns.html"
    order = 200

    def __init__(self, panels):
        self.panels = sorted(panels, key=lambda panel: panel.order)

    @property
    def media(self):
        return sum((panel.media for panel in self.panels), Media())

    def get_context_data(self, parent_context):
        columns = {WIDE: [], SIDE: []}
        for panel in self.panels:
            columns[getattr(panel, "column", WIDE)].append(panel)
        return {"columns": columns, "request": parent_context["request"],
                "csrf_token": parent_context["csrf_token"]}  # fmt: skip
