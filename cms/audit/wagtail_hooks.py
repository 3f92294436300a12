from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from .dashboard import LatestDecisionsPanel
from .modeladmin import AuditEntryAdmin

modeladmin_register(AuditEntryAdmin)


@hooks.register("construct_homepage_panels")
def show_latest_decisions(request, panels):
    if request.user.has_perm("audit.view_auditentry"):
        panels.append(LatestDecisionsPanel())
