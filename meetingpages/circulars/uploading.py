"""The form that takes a file of a document: inspected, and refused when it bears a secret mark."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record
from cms.media import inspection

from .models import CircularFile
from .secrets import REFUSED, bears_mark

KINDS = ["pdf", "docx", "xlsx", "odt", "ods", "zip"]  # VB-42
WITH_WORDS = ("pdf", "docx", "odt")


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
                inspection.check_document(upload, KINDS)
                self.refuse_secrets(upload, cleaned.get("false_alarm"))
            except ValidationError as error:
                self.add_error("file", error)
        return cleaned

    def refuse_secrets(self, upload, reason):
        words = inspection.first_page(upload)
        kind = upload.name.rpartition(".")[2].lower()
        self.instance.has_text = bool(words.strip()) or kind not in WITH_WORDS
        if not (bears_mark(words) or bears_mark(upload.name)):
            return
        if reason:
            record(self.user, "circular_file.false_alarm", _("Nhận tệp bị báo nhầm là mật"),
                   self.user, reason=reason)  # fmt: skip
            return
        if self.user:  # never the name: it may be secret itself
            record(self.user, "circular_file.refused", _("Từ chối tệp có dấu hiệu mật"), self.user)
        raise ValidationError(REFUSED, code="secret")

    def save(self, commit=True):
        self.instance.keep(self.cleaned_data["file"])
        return super().save(commit)
