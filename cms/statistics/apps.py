from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatisticsConfig(AppConfig):
    name = "cms.statistics"
    label = "statistics"
    verbose_name = _("Thống kê truy cập")

    def ready(self):
        from cms.pagecache import figures

        from . import shown

        figures.register("visits", shown.widget)
        figures.register("views", shown.views)
