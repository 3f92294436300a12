"""What a reader sent, for that reader alone: seen in every state, erased for good (ED-2)."""

import uuid

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record_all
from cms.readers.identity import reader_key

from .models import ReaderComment, Status
from .steps import forget_pages_of

ERASED = _("Người gửi đã rút ý kiến này.")


def comments_of(reader):
    """Return the comments of a reader's id (None: nobody's), the newest first.

    What somebody answered for the agency is the agency's.
    """
    if reader is None:
        return ReaderComment.objects.none()
    own = ReaderComment.objects.filter(reader_key=reader_key(reader), is_official=False)
    return own.order_by("-created_at", "-pk")


@transaction.atomic
def erase(reader):
    """Put a sentence in the place of everything a reader wrote; return how many comments.

    The rows stay, so that answers keep their thread; nothing in them leads to the reader any more.
    """
    own = list(comments_of(reader).select_for_update(of=("self",)))
    forget_name_in_answers(own)
    comments_of(reader).update(
        body=str(ERASED), body_key="", author_name="", author_email="", user=None, reader_key="",
        network_key="", flags=[], is_flagged=False, reason_code="", status=Status.WITHDRAWN,
        status_before="", decision=None, version=F("version") + 1,
    )  # fmt: skip
    record_all(None, "comment.erase", _("Người gửi xóa ý kiến của mình"), own, group=uuid.uuid4())
    forget_pages_of(own)
    return len(own)


def forget_name_in_answers(comments):
    """Take the name out of "trả lời …" above the answers that others wrote."""
    for name in {comment.author_name for comment in comments if comment.parent_id}:
        threads = [row.parent_id for row in comments if row.author_name == name]
        answers = ReaderComment.objects.filter(parent__in=threads, answers_name=name)
        answers.update(answers_name="")
