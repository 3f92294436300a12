from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    name = "cms.users"
    label = "users"
    verbose_name = _("Người dùng")

    def ready(self):
        from . import permission_names, sessions

        sessions.connect()
        permission_names.connect()


class AdminUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens with the portal's own form."""

    user_viewset = "cms.users.viewsets.UserViewSet"
