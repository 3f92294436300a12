"""The short forms in which staff give the reason of an action, and what it needs besides."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from cms.vietnamese.text import clean, clean_line

from .models.choice import LONGEST

LONGEST_REASON = 500


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi vào nhật ký quyết định."),
        error_messages={"required": _("Hãy ghi lý do.")},
    )

    def clean_reason(self):
        return clean(self.cleaned_data["reason"]).strip()

    @property
    def values(self):
        """What the action gets besides the reason."""
        return {}


class PublicReasonForm(ReasonForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("Ghi vào nhật ký và hiện trên trang thăm dò.")


class ExtendForm(PublicReasonForm):
    closes_at = forms.DateTimeField(label=_("Kết thúc lúc"), widget=AdminDateTimeInput())
    field_order = ["closes_at", "reason"]

    @property
    def values(self):
        return {"closes_at": self.cleaned_data["closes_at"]}


class TyposForm(PublicReasonForm):
    """One field for the question and one for each choice (`choice-<id>`)."""

    def __init__(self, poll, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reason = self.fields.pop("reason")
        self.fields["question"] = forms.CharField(
            label=_("Câu hỏi"), max_length=250, initial=poll.question
        )
        self.choice_ids = []
        for place, choice in enumerate(poll.choices.all(), 1):
            self.choice_ids.append(choice.pk)
            self.fields[f"choice-{choice.pk}"] = forms.CharField(
                label=_("Phương án %(place)s") % {"place": place},
                max_length=LONGEST,
                initial=choice.text,
            )
        self.fields["reason"] = reason

    @property
    def values(self):
        texts = {pk: clean_line(self.cleaned_data[f"choice-{pk}"]) for pk in self.choice_ids}
        return {"question": clean_line(self.cleaned_data["question"]), "texts": texts}
