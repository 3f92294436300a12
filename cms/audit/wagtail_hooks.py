from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from .dashboard import LatestDecisionsPanel
from .modeladmin import AuditEntryAdmin
from .rights import reads_log

modeladmin_register(AuditEntryAdmin)


@hooks.register("construct_homepage_panels")
def show_latest_decisions(request, panels):
    if reads_log(request.user):
        panels.append(LatestDecisionsPanel())
