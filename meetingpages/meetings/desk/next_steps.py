"""What may be pressed now, and what stands against the next step before anyone presses (MT-6)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.transitions import Transition

from .. import steps
from ..models import Status
from ..permissions import may

# Postponing and the notice of conclusions have pages of their own.
PRESSED = {
    step.action.removeprefix("meeting."): step
    for step in (
        steps.SUBMIT, steps.APPROVE, steps.GIVE_BACK, steps.SEND, steps.BEGIN, steps.END,
        steps.REOPEN, steps.CANCEL,
    )
}  # fmt: skip
FORWARD = {
    Status.DRAFT: steps.SUBMIT,
    Status.AWAITING: steps.APPROVE,
    Status.READY: steps.SEND,
    Status.SENT: steps.BEGIN,
    Status.IN_SESSION: steps.END,
    Status.ENDED: steps.CONCLUDE,
}
WHY = {
    steps.SEND: _(
        "Gửi trễ hạn trước họp: ghi lý do, hoặc đánh dấu “Họp đột xuất” khi sửa cuộc họp."
    ),
    steps.BEGIN: _("Chưa đủ số người dự họp: ghi lý do vẫn bắt đầu."),
}


@dataclass
class Next:
    """One step: its name, what stands against it, whether words are needed, who presses it."""

    name: str
    step: Transition
    against: list
    is_own: bool  # whether this actor may press it
    is_forward: bool
    asks: str = ""  # why words are needed now
    error: str = ""
    typed: str = ""

    @property
    def is_pressable(self):
        return self.is_own and not self.against and self.step is not steps.CONCLUDE


def next_steps(meeting, actor):
    """Return the Nexts of a meeting, the one that leads on first."""
    forward = FORWARD.get(meeting.status)
    rest = [s for s in PRESSED.values() if meeting.status in s.sources and s is not forward]
    found = [as_next(step, meeting, actor, step is forward) for step in [forward, *rest] if step]
    return [each for each in found if each.is_own or each.is_forward]


def as_next(step, meeting, actor, is_forward):
    is_own = may(actor, steps.RIGHTS[step], meeting)
    against = steps.what_stands_against(step, meeting, actor.user) if is_own or is_forward else []
    asks = ""
    if is_own and not against and steps.needs_reason_now(step, meeting):
        asks = WHY.get(step, _("Ghi lý do."))
    name = step.action.removeprefix("meeting.")
    return Next(name, step, against, is_own, is_forward, asks)
