from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StandardPagesConfig(AppConfig):
    name = "home.standardpages"
    label = "standardpages"
    verbose_name = _("Trang giới thiệu")
