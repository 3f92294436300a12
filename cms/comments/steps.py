"""What may become of a comment (EC-6), and how a moderator does it, for one or for many."""

import uuid

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record_all
from cms.pagecache.purging import page_tag, purge
from cms.transitions import Transition, perform_all

from .models import ReaderComment, Status

MODERATE = "comments.moderate"
PENDING, APPROVED, REJECTED, SPAM, HIDDEN, WITHDRAWN = Status

APPROVE = Transition(
    "comment.approve", (PENDING, HIDDEN, REJECTED, SPAM), APPROVED, _("Duyệt"),
    _("Duyệt ý kiến"), MODERATE,
)  # fmt: skip
REJECT = Transition(
    "comment.reject", (PENDING, APPROVED), REJECTED, _("Không đăng"),
    _("Không đăng ý kiến"), MODERATE, needs_reason=True,
)  # fmt: skip
MARK_SPAM = Transition(
    "comment.spam", (PENDING,), SPAM, _("Thư rác"), _("Chuyển ý kiến vào thư rác"), MODERATE
)
HIDE = Transition("comment.hide", (APPROVED,), HIDDEN, _("Tạm ẩn"), _("Tạm ẩn ý kiến"), MODERATE)
WITHDRAW = Transition(
    "comment.withdraw", (PENDING, APPROVED), WITHDRAWN, _("Rút ý kiến"), _("Người gửi rút ý kiến")
)
DESK = {"approve": APPROVE, "reject": REJECT, "spam": MARK_SPAM, "hide": HIDE}


@transaction.atomic
def decide(step, versions, actor, *, reason="", reason_code=""):
    """Take a step for the comments of {pk: version seen}; return (group, comments as before).

    What somebody changed meanwhile is left alone; the caller tells of it.
    """
    decision = uuid.uuid4()
    _group, done = perform_all(
        step, ReaderComment, versions, actor, reason=reason, status_before=F("status"),
        reason_code=reason_code, decided_at=timezone.now(), decided_by=actor, decision=decision,
    )  # fmt: skip
    forget_pages_of(done)
    return decision, done


@transaction.atomic
def undo(decision, actor):
    """Take a decision back for every comment that nobody changed since; return them (ES-3)."""
    rows = ReaderComment.objects.select_for_update(of=("self",)).filter(decision=decision)
    undone = list(rows.exclude(status_before=""))
    ReaderComment.objects.filter(pk__in=[row.pk for row in undone]).update(
        status=F("status_before"), status_before="", reason_code="", decision=None,
        version=F("version") + 1, decided_at=timezone.now(), decided_by=actor,
    )  # fmt: skip
    record_all(actor, "comment.undo", _("Hoàn tác"), undone, group=uuid.uuid4())
    forget_pages_of(undone)
    return undone


def withdraw(comment):
    """Take a comment back for its author; return whether it was still theirs to take."""
    _group, done = perform_all(
        WITHDRAW, ReaderComment, {comment.pk: comment.version}, None, status_before=""
    )
    forget_pages_of(done)
    return bool(done)


def forget_pages_of(comments):
    """Let the kept pages under which these stand be rendered anew (statistics-and-speed.md G-3)."""
    purge(*{page_tag(comment.page_id) for comment in comments})
