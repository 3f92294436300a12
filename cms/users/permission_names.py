"""The names of rights in the words of the screen "Nhóm" (L-25): Django stores them in English."""

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

WORDS = {
    "add": _("Thêm"),
    "change": _("Sửa"),
    "delete": _("Xóa"),
    "view": _("Xem"),
    "choose": _("Chọn"),
}


def connect():
    """Called once by the app when it is ready."""
    post_migrate.connect(translate_names, dispatch_uid="permission-names")


def translate_names(app_config, using, **_unasked):
    """Rename every right, after the last app's rights were made."""
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if app_config is not with_models[-1]:
        return
    stored = Permission.objects.using(using).select_related("content_type")
    with override("vi"):
        renamed = [right for right in stored if give_name(right)]
    Permission.objects.using(using).bulk_update(renamed, ["name"])


def give_name(right):
    """Set the right's name; return whether it is another one than before."""
    before, model = right.name, right.content_type.model_class()
    if model:
        action = right.codename.partition("_")[0]
        thing = model._meta.verbose_name
        own = dict(model._meta.permissions).get(right.codename)
        right.name = f"{WORDS[action]} {thing}" if action in WORDS else str(own or before)
    return right.name != before
