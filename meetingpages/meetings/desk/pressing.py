"""A step of a meeting that was pressed at the desk, with all that it sets off, or nothing (MT-6)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.transitions import Refused, Stale, perform
from cms.vietnamese.text import clean

from .. import steps
from ..inviting.sending import cancel_all, send_all
from ..permissions import may
from ..room.beginning import changes_for
from .locks import tell_readers
from .next_steps import PRESSED

LONGEST_REASON = 500
QUICKER = gettext_lazy("Trạng thái đã thay đổi, hãy xem lại.")


class Wrong(Exception):
    """The step was refused: str() says why; `at_reason` that the words are missing or too long."""

    def __init__(self, said, at_reason=False):
        super().__init__(said)
        self.at_reason = at_reason


def press(data, meeting, actor):
    """Take the step named in the form; return its Transition.

    Raises Http404 for a step that is not this actor's, Wrong for one that is refused.
    """
    step = PRESSED.get(data.get("action", ""))
    if step is None or not may(actor, steps.RIGHTS[step], meeting):
        raise Http404
    version = data.get("version", "")
    if meeting.status not in step.sources or version != str(meeting.version):
        raise Wrong(QUICKER)
    reason = reason_for(step, meeting, actor, data)
    try:
        with transaction.atomic():
            take(step, meeting, actor.user, int(version), reason)
    except Refused as refused:
        raise Wrong(str(refused)) from None
    except Stale:
        raise Wrong(QUICKER) from None
    except ValidationError as error:  # an address that stopped being official a moment ago
        raise Wrong(" ".join(error.messages)) from None
    return step


def reason_for(step, meeting, actor, data):
    reason = clean(data.get("reason", "")).strip()
    if len(reason) > LONGEST_REASON:
        raise Wrong(_("Lý do dài nhất %d ký tự.") % LONGEST_REASON, at_reason=True)
    if words := steps.what_stands_against(step, meeting, actor.user):
        raise Wrong(" ".join(map(str, words)))
    if not reason and steps.needs_reason_now(step, meeting):
        raise Wrong(_("Hãy ghi lý do."), at_reason=True)
    return reason


def take(step, meeting, user, version, reason):
    """Write the new state and do what it sets off; call it in a transaction."""
    changes = changes_for(step, meeting)
    if step is steps.SUBMIT:
        changes["submitted_by"] = user
    if step is steps.SEND:
        changes["sent_at"] = timezone.now()
    perform(step, meeting, user, version, reason=reason, **changes)
    if step is steps.SEND:
        send_all(meeting, user)
    elif step is steps.CANCEL and meeting.sent_at:
        cancel_all(meeting, user, reason)
    else:
        tell_readers(meeting)  # the calendar says that it is held, or over
