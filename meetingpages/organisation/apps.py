from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "meetingpages.organisation"
    label = "organisation"
    verbose_name = _("Cơ quan, đơn vị")

    def ready(self):
        from cms.pagecache.changes import purge_when_saved

        from .models import Unit

        purge_when_saved(Unit)
