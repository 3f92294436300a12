from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from .dashboard import VisitsTodayPanel
from .modeladmin import StatisticsGroup

modeladmin_register(StatisticsGroup)


@hooks.register("construct_homepage_panels")
def show_visits_today(request, panels):
    if VisitsTodayPanel.may_see(request.user):
        panels.append(VisitsTodayPanel())
