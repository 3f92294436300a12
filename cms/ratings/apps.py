from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RatingsConfig(AppConfig):
    name = "cms.ratings"
    label = "ratings"
    verbose_name = _("Đánh giá")

    def ready(self):
        from cms.pagecache import figures
        from cms.pagecache.changes import purge_when_saved
        from cms.readers.models import AnswerSettings

        from .figures import html

        purge_when_saved(AnswerSettings)
        figures.register("rating", html)
