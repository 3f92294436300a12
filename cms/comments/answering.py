"""'Trả lời của cơ quan': the agency's answer under a comment, which it approves if need be (EC-11)."""

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record
from cms.readers.identity import reader_key
from cms.transitions import Stale
from cms.vietnamese.text import clean, clean_line

from . import steps
from .models import ReaderComment, ReplyLabel, Status
from .writing import key_of

LONGEST_ANSWER = 5000
ANSWER = "comments.answer_officially"


class AnswerForm(forms.Form):
    unit = forms.CharField(
        label=_("Đơn vị trả lời"), max_length=150,
        error_messages={"required": _("Hãy ghi đơn vị trả lời.")},
    )  # fmt: skip
    label = forms.ChoiceField(
        label=_("Nhãn"), choices=[("", _("Không có")), *ReplyLabel.choices], required=False
    )
    body = forms.CharField(
        label=_("Nội dung trả lời"), widget=forms.Textarea(attrs={"rows": 6}), strip=False,
        error_messages={"required": _("Hãy viết nội dung trả lời.")},
    )  # fmt: skip
    show_name = forms.BooleanField(label=_("Hiện tên người trả lời"), required=False)

    def clean_unit(self):
        return clean_line(self.cleaned_data["unit"])

    def clean_body(self):
        body = clean(self.cleaned_data["body"]).strip()
        if not body:
            raise forms.ValidationError(_("Hãy viết nội dung trả lời."))
        if len(body) > LONGEST_ANSWER:
            raise forms.ValidationError(_("Nội dung trả lời tối đa 5.000 ký tự."))
        return body


@transaction.atomic
def answer(comment, version, actor, words):
    """Publish the agency's answer; return (decision or None, the answer).

    A comment that is not public yet is approved in the same step. Raises Stale (transitions) when
    somebody decided meanwhile; then no answer is stored either.
    """
    decision = None
    if comment.status != Status.APPROVED:
        decision, done = steps.decide(steps.APPROVE, {comment.pk: version}, actor)
        if not done:
            raise Stale
    reply = ReaderComment.objects.create(
        page_id=comment.page_id,
        parent=comment.parent or comment,
        answers_name=comment.author_name if comment.parent else "",
        body=words["body"],
        body_key=key_of(words["body"]),
        author_name=(actor.first_name if words["show_name"] else "")[:60],
        user=actor,
        is_official=True,
        unit_name=words["unit"],
        reply_label=words["label"],
        status=Status.APPROVED,
        decided_at=timezone.now(),
        decided_by=actor,
        reader_key=reader_key(f"account-{actor.pk}"),
    )
    record(actor, "comment.answer", _("Trả lời thay mặt cơ quan"), reply)
    steps.forget_pages_of([reply])
    return decision, reply
