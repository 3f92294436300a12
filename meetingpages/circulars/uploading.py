"""The form that takes a file of a document: inspected, and refused when it bears a secret mark."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import CircularFile
from .secrets import inspect

KINDS = ["pdf", "docx", "xlsx", "odt", "ods", "zip"]  # VB-42


class UploadForm(forms.ModelForm):
    file = forms.FileField(
        label=_("Tệp"),
        help_text=_(
            "Nhận: pdf, docx, xlsx, odt, ods, zip; không quá 50 MB. Cổng đọc trang đầu để từ chối "
            "tài liệu mật; bản quét không đọc được, người tải lên tự kiểm tra dấu mật."
        ),
    )
    false_alarm = forms.CharField(
        label=_("Lý do nhận tệp bị báo nhầm"), max_length=300, required=False,
        help_text=_("Chỉ ghi khi cổng đã từ chối nhầm tệp này; lý do được lưu vào nhật ký."),
    )  # fmt: skip

    class Meta:
        model = CircularFile
        fields = ["file"]

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        if not (user and user.is_superuser):
            del self.fields["false_alarm"]

    def clean(self):
        cleaned = super().clean()
        upload = cleaned.get("file")
        if upload:
            try:
                self.instance.has_text = inspect(
                    upload, KINDS, self.user, "circular_file", reason=cleaned.get("false_alarm")
                )
            except ValidationError as error:
                self.add_error("file", error)
        return cleaned

    def save(self, commit=True):
        self.instance.keep(self.cleaned_data["file"])
        return super().save(commit)
