"""The entry "Thăm dò ý kiến" in the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdminGroup

from .admin_ballots import BallotAdmin
from .admin_polls import PollAdmin


class PollGroup(ModelAdminGroup):
    menu_label = _("Thăm dò ý kiến")
    menu_icon = "tick-inverse"
    menu_order = 350
    items = (PollAdmin, BallotAdmin)
