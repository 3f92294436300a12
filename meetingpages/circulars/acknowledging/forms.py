"""What an addressee writes with the last step, and the clerk with an undone one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import clean_line

from ..models import Acknowledgement

REASON_LENGTH = 300


class ReportForm(forms.ModelForm):
    class Meta:
        model = Acknowledgement
        fields = ["report", "reply_number"]
        widgets = {"report": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, instance, **kwargs):
        # Several offices may have one contact, so a page may show several of these forms.
        super().__init__(*args, instance=instance, auto_id=f"%s-{instance.pk}", **kwargs)
        self.fields["report"].required = True
        self.fields["report"].error_messages["required"] = _("Hãy ghi ngắn gọn kết quả triển khai.")

    def clean_reply_number(self):
        return clean_line(self.cleaned_data["reply_number"])


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do hoàn lại"), max_length=REASON_LENGTH,
        error_messages={"required": _("Hãy ghi lý do hoàn lại.")},
    )  # fmt: skip
