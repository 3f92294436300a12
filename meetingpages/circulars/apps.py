from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CircularsConfig(AppConfig):
    name = "meetingpages.circulars"
    label = "circulars"
    verbose_name = _("Văn bản")

    def ready(self):
        from cms.pagecache.changes import purge_when_saved
        from cms.pages import linking as pages

        from . import citing, consequences, linking
        from .models import CircularType, Subject

        consequences.connect()
        citing.connect()
        pages.register(linking.link_numbers)
        purge_when_saved(CircularType, Subject)
