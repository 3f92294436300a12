from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "meetingpages.organisation"
    label = "organisation"
    verbose_name = _("Cơ quan, đơn vị")

    def ready(self):
        from django.contrib.auth.signals import user_logged_in

        from cms.pagecache.changes import purge_when_saved

        from . import rights
        from .links import forget_grants
        from .models import Unit

        rights.register()
        purge_when_saved(Unit)
        user_logged_in.connect(forget_grants, dispatch_uid="organisation.sign_in")
