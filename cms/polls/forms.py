"""A ballot as a reader sends it: nothing is looked up that the poll does not offer (EP-9)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.readers import timing
from cms.readers.signs import TRAP

FIELDS = {"choice", TRAP, timing.FIELD}

WRONG = _("Phiếu không hợp lệ. Hãy mở lại trang và chọn lại.")
ONE = _("Bạn cần chọn 1 phương án.")
SOME = _("Bạn cần chọn từ %(min)s đến %(max)s phương án.")


class BallotForm(forms.Form):
    """The choices of one poll; `poll.choices` may be read already."""

    choice = forms.MultipleChoiceField(
        label=_("Phương án"),
        required=False,
        error_messages={"invalid_choice": WRONG, "invalid_list": WRONG},
    )

    def __init__(self, poll, choices, data=None):
        super().__init__(data)
        self.poll = poll
        self.fields["choice"].choices = [(str(choice.pk), choice.text) for choice in choices]

    def clean_choice(self):
        """Return the ids that were chosen, as many as the poll asks for, none twice."""
        chosen = self.cleaned_data["choice"]
        if len(set(chosen)) != len(chosen):
            raise ValidationError(WRONG)
        least, most = self.poll.min_choices, self.poll.max_choices
        if not least <= len(chosen) <= most:
            words = ONE if least == most == 1 else SOME % {"min": least, "max": most}
            raise ValidationError(words)
        return [int(pk) for pk in chosen]

    def clean(self):
        if set(self.data) - FIELDS:
            raise ValidationError(WRONG)
        return super().clean()

    @property
    def sent(self):
        """The ids that were ticked, as text, to be ticked again beside the errors."""
        return self.data.getlist("choice") if self.is_bound else []

    @property
    def message(self):
        return next(error for errors in self.errors.values() for error in errors)
