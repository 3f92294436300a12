"""The two forms of an import: the table with its files, and whether to publish."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .folder import read_folder
from .table import MOST_ROWS, read_table

PUBLISH, DRAFT = "dang", "nhap"


class UploadForm(forms.Form):
    table = forms.FileField(
        label=_("Bảng văn bản"),
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
        help_text=_(
            "Tệp CSV theo bảng mã UTF-8, ngăn cách bằng dấu ; hoặc dấu phẩy, mỗi dòng một văn bản, "
            "nhiều nhất %s dòng."
        ) % MOST_ROWS,
    )  # fmt: skip
    archive = forms.FileField(
        label=_("Các tệp của văn bản"), required=False,
        widget=forms.FileInput({"accept": ".zip,application/zip"}),
        help_text=_(
            "Một tệp ZIP không quá 50 MB, chứa các tệp nêu ở cột tep. Nhận: pdf, docx, xlsx, odt, "
            "ods. Cổng không nhận tài liệu mật."
        ),
    )  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.files_found = {}

    def clean_table(self):
        upload = self.cleaned_data["table"]
        read_table(upload)
        return upload

    def clean_archive(self):
        upload = self.cleaned_data["archive"]
        if upload and "table" in self.cleaned_data:  # With a wrong table nothing is kept anyway.
            self.files_found = read_folder(upload, self.user)
        return upload


class ConfirmForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Sau khi nhập"), widget=forms.RadioSelect, required=False,
        choices=[(DRAFT, _("Lưu tất cả thành bản nháp")), (PUBLISH, _("Đăng tất cả ngay"))],
    )  # fmt: skip

    def __init__(self, *args, may_publish, **kwargs):
        super().__init__(*args, initial={"how": DRAFT}, **kwargs)
        self.may_publish = may_publish
        if not may_publish:
            del self.fields["how"]

    @property
    def publish(self):
        return self.may_publish and self.cleaned_data["how"] == PUBLISH

    def clean_how(self):
        if not self.cleaned_data["how"]:
            raise ValidationError(_("Hãy chọn đăng ngay hay lưu bản nháp."))
        return self.cleaned_data["how"]
