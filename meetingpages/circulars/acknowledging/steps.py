"""The steps of an addressee, forward by its own person, back by the clerk (VB-49)."""

from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.transitions import Transition, perform

from ..models.addressees import Progress
from ..rights import HANDLE

SENT, RECEIVED, READ, DONE = Progress


def asked_to_report(row, _actor):
    return None if row.expects_report else _("Nơi nhận này không phải báo cáo triển khai.")


FORWARD = {
    "received": Transition(
        "circular.received", (SENT,), RECEIVED, _("Đã nhận"), _("Xác nhận đã nhận văn bản")
    ),
    "read": Transition(
        "circular.read", (SENT, RECEIVED), READ, _("Đã đọc"), _("Xác nhận đã đọc văn bản")
    ),
    "done": Transition(
        "circular.done", (SENT, RECEIVED, READ), DONE, _("Đã triển khai"),
        _("Báo cáo đã triển khai văn bản"), guards=(asked_to_report,),
    ),
}  # fmt: skip
NAMES = list(FORWARD)


def back(source, target, done):
    return Transition(
        "circular.undo", (source,), target, _("Hoàn lại"), done, HANDLE, needs_reason=True
    )


BACK = {
    RECEIVED: back(RECEIVED, SENT, _("Hoàn lại bước đã nhận")),
    READ: back(READ, RECEIVED, _("Hoàn lại bước đã đọc")),
    DONE: back(DONE, READ, _("Hoàn lại bước đã triển khai")),
}


def take(row, name, person, version, **report):
    """Take a step forward as a Person; the steps before it count as taken now, unless they were.

    `report` are the fields of the last step. Raises Refused or Stale (cms/transitions.py).
    """
    now, changes = timezone.now(), {}
    for step in NAMES[: NAMES.index(name) + 1]:
        changes[f"{step}_at"] = Coalesce(F(f"{step}_at"), Value(now))
        changes[f"{step}_by"] = Coalesce(F(f"{step}_by"), Value(person.pk))
    perform(FORWARD[name], row, None, version, by=person.full_name, **changes, **report)


def undo(row, clerk, version, reason):
    """Take the last step back, with a reason; a report that was given stays to be sent again.

    Raises PermissionDenied, Refused (nothing to undo, no reason) or Stale.
    """
    step = BACK[row.status]
    name = NAMES[list(BACK).index(row.status)]
    cleared = {f"{name}_at": None, f"{name}_by": None}
    perform(step, row, clerk, version, reason=reason, **cleared)
