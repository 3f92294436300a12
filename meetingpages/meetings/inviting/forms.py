"""The answer to an invitation, as who is invited and as the secretary types it (MT-16)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import clean_line, mixed_script

from ..models import Answer, Mode
from .substitutes import find_substitute

NO_ANSWER = _("Hãy chọn một trả lời.")
NO_REASON = _("Hãy ghi lý do vắng mặt.")
NO_NAME = _("Hãy ghi họ và tên người dự thay.")
NO_ADDRESS = _("Hãy ghi thư công vụ của người dự thay.")
LOOK_ALIKE = _("Tên có chữ cái dễ nhầm lẫn; hãy gõ lại bằng chữ Việt.")


class LineField(forms.CharField):
    """One line of text, clean and composed."""

    def clean(self, value):
        return clean_line(super().clean(value))


class AnswerForm(forms.Form):
    """`substitute` is the Person found for "Cử người dự thay", once the form is valid."""

    answer = forms.ChoiceField(
        label=_("Trả lời"), widget=forms.RadioSelect, error_messages={"required": NO_ANSWER}
    )
    reason = LineField(label=_("Lý do vắng mặt"), max_length=300, required=False)
    substitute_name = LineField(
        label=_("Họ và tên người dự thay"), max_length=150, required=False, help_text=_("Bắt buộc")
    )
    substitute_email = LineField(
        label=_("Thư công vụ"), max_length=254, required=False,
        help_text=_("Bắt buộc, ví dụ ten@binhphuoc.gov.vn"),
    )  # fmt: skip

    def __init__(self, data=None, *, invitation, current=None, **kwargs):
        """`invitation` is answered; `current` is who stands in for the person now, or None."""
        initial = {"answer": invitation.answer, "reason": invitation.reason}
        if current:
            initial |= {
                "substitute_name": current.person.full_name,
                "substitute_email": current.person.official_email,
            }
        super().__init__(data, initial=initial, **kwargs)
        self.invitation, self.substitute = invitation, None
        self.fields["answer"].choices = answers_for(invitation)

    def clean(self):
        given = super().clean()
        answer = given.get("answer")
        if answer == Answer.ABSENT and not given.get("reason") and "reason" not in self.errors:
            self.add_error("reason", NO_REASON)
        if answer == Answer.SUBSTITUTE:
            self.clean_substitute(given)
        return given

    def clean_substitute(self, given):
        name, address = given.get("substitute_name"), given.get("substitute_email")
        if name and mixed_script(name):
            self.add_error("substitute_name", LOOK_ALIKE)
        if not name and "substitute_name" not in self.errors:
            self.add_error("substitute_name", NO_NAME)
        if not address:
            if "substitute_email" not in self.errors:
                self.add_error("substitute_email", NO_ADDRESS)
            return
        try:
            self.substitute = find_substitute(self.invitation, name or "", address)
        except ValidationError as error:
            self.add_error("substitute_email", error)


class DeskAnswerForm(AnswerForm):
    """What the secretary heard by telephone; the note says from whom and when."""

    note = LineField(
        label=_("Ghi chú của thư ký"), max_length=300,
        help_text=_("Ví dụ: báo qua điện thoại lúc 09:10"),
        error_messages={"required": _("Hãy ghi trả lời này từ đâu mà có.")},
    )  # fmt: skip


def answers_for(invitation):
    """Return the answers that this invitation may get: as the meeting is held, and no chain."""
    mode, choices = invitation.meeting.mode, []
    for value, label in Answer.choices:
        fits_mode = {
            Answer.IN_PERSON: mode != Mode.ONLINE,
            Answer.ONLINE: mode != Mode.IN_PERSON,
            Answer.SUBSTITUTE: invitation.substitute_for_id is None,
        }.get(value, True)
        if fits_mode:
            choices.append((value, label))
    return choices
