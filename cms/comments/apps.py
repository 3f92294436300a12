from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "cms.comments"
    label = "comments"
    verbose_name = _("Ý kiến bạn đọc")

    def ready(self):
        from cms.pagecache.changes import purge_when_saved
        from cms.readers.models import AnswerSettings

        from .models import CommentSettings

        purge_when_saved(AnswerSettings, CommentSettings)
