from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NavigationConfig(AppConfig):
    name = "cms.navigation"
    label = "navigation"
    verbose_name = _("Giao diện cổng")

    def ready(self):
        from cms.pagecache.changes import purge_when_saved

        from . import furniture

        furniture.connect()
        purge_when_saved(*furniture.ROWS)
