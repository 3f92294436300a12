"""The table of a meeting's states: what may be pressed, what stands against it, what it says (MT-6).

Who may press is asked of permissions.py by the views; effects (mails, public notice) are in the
room of each verb. A guard returns words, or None when nothing stands against the step.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.transitions import Transition, unmet
from meetingpages.organisation.addresses import judge
from meetingpages.organisation.models import MailDomain

from .attendance import quorum_of
from .models import Mode, Status, VoteStatus
from .models.votes import Vote
from .permissions import Act

BEGIN_BEFORE = timedelta(minutes=60)
REOPEN_WITHIN = timedelta(hours=24)


def has_chair(meeting, _actor):
    return None if meeting.chair_id else _("Chưa chọn người chủ trì.")


def has_secretary(meeting, _actor):
    """Answers and questions go to a real mailbox (MT-18)."""
    return None if meeting.secretary_id else _("Chưa chọn thư ký của cuộc họp.")


def has_time(meeting, _actor):
    if not (meeting.starts_at and meeting.ends_at):
        return _("Chưa đặt giờ bắt đầu và kết thúc.")
    return None


def has_place(meeting, _actor):
    if meeting.mode != Mode.ONLINE and not meeting.room_id:
        return _("Chưa chọn phòng họp.")
    if meeting.mode != Mode.IN_PERSON and not meeting.online_url:
        return _("Chưa ghi liên kết trực tuyến.")
    return None


def has_items(meeting, _actor):
    return None if meeting.items.exists() else _("Chương trình chưa có mục nào.")


def has_people(meeting, _actor):
    return None if invited(meeting).exists() else _("Chưa mời ai.")


def lies_ahead(meeting, _actor):
    if meeting.starts_at and meeting.starts_at <= timezone.now():
        return _("Giờ bắt đầu đã qua.")
    return None


def addresses_are_official(meeting, _actor):
    domains, wrong = list(MailDomain.objects.all()), []
    for row in invited(meeting):
        try:
            judge(row.person.official_email, timezone.localdate(), domains=domains)
        except ValidationError:
            wrong.append(row.person.full_name)
    if wrong:
        return _("Thư công vụ chưa hợp lệ: %(names)s.") % {"names": ", ".join(wrong)}
    return None


def approver_is_another(meeting, actor):
    if actor and actor.pk == meeting.submitted_by_id:
        return _("Người trình không tự duyệt: cần một người khác.")
    return None


def it_is_time(meeting, _actor):
    first = meeting.starts_at - BEGIN_BEFORE
    if timezone.now() < first:
        moment = timezone.localtime(first)
        return _("Bấm được từ %(time)s ngày %(day)s.") % {
            "time": f"{moment:%H:%M}",
            "day": f"{moment:%d/%m/%Y}",
        }
    return None


def votes_are_closed(meeting, _actor):
    is_open = Vote.objects.filter(item__meeting=meeting, status=VoteStatus.OPEN).exists()
    return _("Còn biểu quyết đang mở.") if is_open else None


def items_have_outcomes(meeting, _actor):
    left = [item.label or item.public_name for item in meeting.items.filter(outcome="")]
    if left:
        return _("Chưa có kết quả ở mục: %(items)s.") % {"items": ", ".join(left)}
    return None


def notice_is_out(meeting, _actor):
    return None if meeting.notice_id else _("Chưa có thông báo kết luận.")


def ended_a_moment_ago(meeting, _actor):
    if meeting.closed_at is None or meeting.closed_at < timezone.now() - REOPEN_WITHIN:
        return _("Chỉ mở lại được trong 24 giờ sau khi kết thúc.")
    return None


def no_notice_yet(meeting, _actor):
    return _("Đã ban hành thông báo kết luận.") if meeting.notice_id else None


def invited(meeting):
    return meeting.invitations.filter(withdrawn_at=None).select_related("person", "person__unit")


def step(name, sources, target, label, done, *guards, needs_reason=False):
    return Transition(
        action=f"meeting.{name}",
        sources=sources,
        target=target,
        label=label,
        done=done,
        guards=guards,
        needs_reason=needs_reason,
    )


SUBMIT = step(
    "submit", (Status.DRAFT,), Status.AWAITING, _("Trình duyệt"), _("Trình duyệt cuộc họp"),
    has_chair, has_time, has_place, has_items, has_people,
)  # fmt: skip
APPROVE = step(
    "approve", (Status.AWAITING,), Status.READY, _("Duyệt"), _("Duyệt cuộc họp"),
    approver_is_another, addresses_are_official,
)  # fmt: skip
GIVE_BACK = step(
    "give_back", (Status.AWAITING, Status.READY), Status.DRAFT, _("Trả lại"),
    _("Trả lại cuộc họp"), needs_reason=True,
)  # fmt: skip
SEND = step(
    "send", (Status.READY,), Status.SENT, _("Gửi giấy mời"), _("Gửi giấy mời"),
    lies_ahead, has_secretary, addresses_are_official,
)  # fmt: skip
BEGIN = step(
    "begin", (Status.SENT,), Status.IN_SESSION, _("Bắt đầu họp"), _("Bắt đầu họp"), it_is_time
)
END = step(
    "end", (Status.IN_SESSION,), Status.ENDED, _("Kết thúc họp"), _("Kết thúc họp"),
    votes_are_closed, items_have_outcomes,
)  # fmt: skip
REOPEN = step(
    "reopen", (Status.ENDED,), Status.IN_SESSION, _("Mở lại"), _("Mở lại cuộc họp"),
    ended_a_moment_ago, no_notice_yet, needs_reason=True,
)  # fmt: skip
CONCLUDE = step(
    "conclude", (Status.ENDED,), Status.CONCLUDED, _("Ban hành thông báo kết luận"),
    _("Ban hành thông báo kết luận"), notice_is_out,
)  # fmt: skip
POSTPONE = step(
    "postpone", (Status.SENT,), Status.SENT, _("Hoãn"), _("Hoãn cuộc họp"), needs_reason=True
)
CANCEL = step(
    "cancel", (Status.DRAFT, Status.AWAITING, Status.READY, Status.SENT), Status.CANCELLED,
    _("Hủy cuộc họp"), _("Hủy cuộc họp"), needs_reason=True,
)  # fmt: skip

# Which right each step asks for (MT-9).
RIGHTS = {
    SUBMIT: Act.EDIT,
    APPROVE: Act.APPROVE,
    GIVE_BACK: Act.APPROVE,
    SEND: Act.APPROVE,
    BEGIN: Act.RUN,
    END: Act.RUN,
    REOPEN: Act.RUN,
    CONCLUDE: Act.ISSUE,
    POSTPONE: Act.APPROVE,
    CANCEL: Act.APPROVE,
}
# In the order in which a meeting lives; the design's seven steps.
LIFE = [
    Status.DRAFT, Status.AWAITING, Status.READY, Status.SENT, Status.IN_SESSION, Status.ENDED,
    Status.CONCLUDED,
]  # fmt: skip


def needs_reason_now(transition, meeting):
    """Return whether pressing needs words: always, or late invitations and a missing quorum (MT-6)."""
    from .deadlines import papers_due

    if transition is SEND:
        return not meeting.is_urgent and timezone.now() > papers_due(meeting)
    if transition is BEGIN:
        return not quorum_of(meeting).is_met
    return transition.needs_reason


def what_stands_against(transition, meeting, user):
    """Return every unmet guard in words, for the list under "Bước tiếp theo"."""
    return unmet(transition, meeting, user)
