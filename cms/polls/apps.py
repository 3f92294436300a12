from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PollsConfig(AppConfig):
    name = "cms.polls"
    label = "polls"
    verbose_name = _("Thăm dò ý kiến")

    def ready(self):
        from cms.pagecache import figures

        from . import showing, widget

        showing.connect()
        figures.register("poll", widget.html)
        figures.register("poll_in_article", widget.article_html)
