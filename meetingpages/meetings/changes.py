"""What an administrator changes about bodies, rooms and days off stands in the log (MT-9)."""

from django.utils.translation import gettext as _

from cms.audit.recording import record

from .models import Holiday, MeetingBody, MeetingRoom

NAMES = {MeetingBody: "meeting_body", MeetingRoom: "meeting_room", Holiday: "holiday"}


def log_added(request, instance):
    write(request.user, "add", _("Thêm"), instance)


def log_changed(request, instance):
    write(request.user, "change", _("Sửa"), instance)


def log_deleted(request, instances):
    for instance in instances:
        write(request.user, "delete", _("Xóa"), instance)


def write(actor, act, verb, instance):
    """Write one line with the values after the act; other kinds of things are none of ours."""
    kind = type(instance)
    if kind in NAMES:
        words = f"{verb} {kind._meta.verbose_name}"
        record(actor, f"{NAMES[kind]}.{act}", words, instance, **values_of(instance))


def values_of(instance):
    """Return the plain values of a row, and of a body who its members and secretaries are."""
    names = [field.name for field in instance._meta.concrete_fields if field.name != "id"]
    found = {name: str(getattr(instance, name)) for name in names}
    if isinstance(instance, MeetingBody):
        found["members"] = [person.pk for person in instance.members.all()]
        found["secretaries"] = [user.username for user in instance.secretaries.all()]
    return found
