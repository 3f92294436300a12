from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = _("Hình ảnh và tài liệu")

    def ready(self):
        from cms.pagecache.changes import purge_when_saved

        from . import models, readers, tasks

        purge_when_saved(models.PortalImage, models.PortalDocument)
        readers.connect()
        tasks.connect()
