"""What an administrator changes about people and mail domains stands in the log (MT-9, SR-71).

They decide where invitations go, so Wagtail's own history, which a deletion ends, is not enough.
"""

from django.utils.translation import gettext as _

from cms.audit.recording import record

from .models import MailDomain, Person

FIELDS = {
    MailDomain: ("domain", "valid_from", "valid_to", "include_subdomains"),
    Person: ("official_email", "unit", "account", "is_active"),
}
NAMES = {MailDomain: "mail_domain", Person: "person"}


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
    if kind in FIELDS:
        values = {name: str(getattr(instance, name) or "") for name in FIELDS[kind]}
        words = f"{verb} {kind._meta.verbose_name}"
        record(actor, f"{NAMES[kind]}.{act}", words, instance, **values)
