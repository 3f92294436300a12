"""The dashboard says it to everybody when the clock has stopped: all wait for it (SF-9)."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .ticking import warnings


class ClockPanel(Component):
    """What is wrong, before everything else."""

    name = "clock"
    template_name = "theme/dashboard_panel.html"
    order = 10

    def __init__(self, words):
        self.words = words

    def get_context_data(self, parent_context):
        return {
            "id": "bo-dinh-gio",
            "icon": "warning",
            "heading": _("Báo ngay người quản trị máy chủ"),
            "empty": " ".join(self.words),
        }


@hooks.register("construct_homepage_panels")
def show_silent_clock(request, panels):
    if words := warnings():
        panels.append(ClockPanel(words))
