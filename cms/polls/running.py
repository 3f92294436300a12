"""What staff do with a poll; each action is one transaction and one line of the log (EP-5)."""

from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.audit.recording import record

from .models import Poll, PollChoice
from .notes import add_note, note_of_extension, note_of_typos
from .rules import problems
from .states import PollState, Stage
from .texts import key_of

DRAFT, SCHEDULED, OPEN, PAUSED, CLOSED, _ARCHIVED = PollState
PAUSE_RIGHT, CHANGE_RIGHT = "polls.pause_poll", "polls.change_poll"


class Refused(Exception):
    """An action that the poll does not allow, with the reason in words."""


class Action(NamedTuple):
    label: str
    done: str  # in the log and as the message afterwards
    states: set
    change: Callable  # (poll, reason, **values) → details for the log
    fields: tuple  # of the poll, written by `change`
    needs_reason: bool = False
    permission: str = PAUSE_RIGHT


@transaction.atomic
def perform(name, poll_id, actor, reason="", **values):
    """Do one of ACTIONS and return the poll; raise Refused, and nothing is changed.

    The poll's row stays locked to the end: no ballot is taken while it changes.
    """
    action = ACTIONS[name]
    poll = Poll.objects.select_for_update().get(pk=poll_id)
    if poll.state not in action.states:
        raise Refused(
            _("Cuộc thăm dò đang ở trạng thái “%(state)s” nên không thể làm việc này.")
            % {"state": poll.state.label}
        )
    details = action.change(poll, reason, **values) or {}
    poll.save(update_fields=action.fields)
    record(actor, f"poll.{name}", action.done, poll, reason=reason, **details)
    return poll


def open_poll(poll, reason):
    now = timezone.now()
    missing = problems(poll, [choice.text for choice in poll.choices.all()])
    if poll.closes_at and poll.closes_at <= now:
        missing.append(_("Giờ kết thúc đã qua."))
    if missing:
        raise Refused(" ".join(missing))
    poll.stage = Stage.READY
    poll.opens_at = max(poll.opens_at or now, now)


def back_to_draft(poll, reason):
    poll.stage = Stage.DRAFT


def pause(poll, reason):
    poll.paused_at = timezone.now()


def resume(poll, reason):
    poll.paused_at = None


def close(poll, reason):
    poll.closed_at, poll.pinned = timezone.now(), False


def archive(poll, reason):
    poll.stage, poll.pinned = Stage.ARCHIVED, False


def extend(poll, reason, closes_at):
    """Give the poll a later end and say so in public."""
    if closes_at <= max(timezone.now(), poll.closes_at or timezone.now()):
        raise Refused(_("Giờ kết thúc mới phải sau giờ kết thúc cũ và sau lúc này."))
    before, poll.closes_at = poll.closes_at, closes_at
    add_note(poll, note_of_extension(closes_at, reason))
    return {"before": before.isoformat() if before else None, "after": closes_at.isoformat()}


def fix_typos(poll, reason, question, texts):
    """Mend spelling although there are ballots; `texts` is {choice id: text}. Said in public."""
    choices = {choice.pk: choice for choice in poll.choices.all()}
    if len({key_of(text) for text in texts.values()}) < len(choices):
        raise Refused(_("Hai phương án không được giống nhau."))
    before = {"question": poll.question} | {str(pk): row.text for pk, row in choices.items()}
    after = {"question": question} | {str(pk): text for pk, text in texts.items()}
    if before == after:
        raise Refused(_("Chưa có chữ nào được sửa."))
    for pk, text in texts.items():
        PollChoice.objects.filter(pk=pk, poll=poll).update(text=text, text_key=key_of(text))
    Poll.objects.filter(pk=poll.pk).update(question=question)  # save() keeps it as it was voted on
    poll.question = question
    add_note(poll, note_of_typos(reason))
    return {"before": before, "after": after}


@transaction.atomic
def copy_poll(poll_id, actor):
    """Return a new draft with the same words and no ballots ("Tạo bản mới từ thăm dò này")."""
    poll = Poll.objects.get(pk=poll_id)
    copied = Poll.objects.create(
        question=poll.question,
        intro=poll.intro,
        kind=poll.kind,
        min_choices=poll.min_choices,
        max_choices=poll.max_choices,
        result_visibility=poll.result_visibility,
        published_result=poll.published_result,
        priority=poll.priority,
        copied_from=poll,
    )
    for row in poll.choices.all():
        PollChoice.objects.create(
            poll=copied, text=row.text, link=row.link, sort_order=row.sort_order
        )
    record(actor, "poll.copy", _("Tạo bản mới từ thăm dò khác"), copied, source=poll.pk)
    return copied


L = gettext_lazy
ACTIONS = {
    "open": Action(
        L("Mở cuộc thăm dò"), L("Duyệt cho mở cuộc thăm dò"), {DRAFT}, open_poll,
        ("stage", "opens_at"),
    ),
    "draft": Action(
        L("Đưa về bản nháp"), L("Đưa cuộc thăm dò về bản nháp"), {SCHEDULED}, back_to_draft,
        ("stage",),
    ),
    "pause": Action(
        L("Tạm dừng"), L("Tạm dừng cuộc thăm dò"), {OPEN}, pause, ("paused_at",), True
    ),
    "resume": Action(L("Mở lại"), L("Mở lại cuộc thăm dò"), {PAUSED}, resume, ("paused_at",)),
    "extend": Action(
        L("Gia hạn"), L("Gia hạn cuộc thăm dò"), {OPEN, PAUSED}, extend, ("closes_at", "notes"), True
    ),
    "typos": Action(
        L("Sửa lỗi chính tả"), L("Sửa lỗi chính tả của thăm dò"), {OPEN, PAUSED, CLOSED}, fix_typos,
        ("notes",), True, CHANGE_RIGHT,
    ),
    "close": Action(
        L("Kết thúc"), L("Kết thúc cuộc thăm dò"), {OPEN, PAUSED}, close, ("closed_at", "pinned"),
        True,
    ),
    "archive": Action(
        L("Đưa vào lưu trữ"), L("Đưa cuộc thăm dò vào lưu trữ"), {CLOSED}, archive,
        ("stage", "pinned"),
    ),
}  # fmt: skip
