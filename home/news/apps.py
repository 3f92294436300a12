from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "home.news"
    label = "news"
    verbose_name = _("Tin tức")

    def ready(self):
        from cms.pagecache.changes import purge_when_saved

        from . import models, notices

        notices.connect()
        purge_when_saved(models.Author, models.EventSeries, models.Keyword)
