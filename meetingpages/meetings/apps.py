from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetingpages.meetings"
    label = "meetings"
    verbose_name = _("Họp không giấy")
