"""What the secretariat types about papers and uploads for them (MT-21, MT-22, VB-42, VB-56)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import clean_line
from meetingpages.circulars.secrets import inspect
from meetingpages.organisation.models import Person, Unit

from ..models import Paper, PaperVersion
from ..numbers import TickedField

KINDS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"]
ACCEPT = ",".join(f".{kind}" for kind in KINDS)
MOST_FILES = 30  # at once; each is looked into, and the browser waits
FILE_HELP = _(
    "Nhận: pdf, docx, xlsx, pptx, odt, ods, odp, zip; không quá 50 MB. Không tải lên tài liệu mật; "
    "bản quét không đọc được chữ, người tải lên tự kiểm tra dấu mật."
)
TOO_MANY = _("Mỗi lần tải lên được %d tệp.")


class JudgedFile(forms.Form):
    """The field "Tệp" with its judgement; `can_excuse` shows the field for a false alarm."""

    false_alarm = forms.CharField(
        label=_("Lý do nhận tệp bị báo nhầm"), max_length=300, required=False,
        help_text=_("Chỉ ghi khi cổng đã từ chối nhầm tệp này; lý do được lưu vào nhật ký."),
    )  # fmt: skip

    def __init__(self, *args, user=None, can_excuse=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        if not can_excuse:
            del self.fields["false_alarm"]

    def take(self, upload, paper=None):
        """Return a PaperVersion, not yet saved, that keeps an upload; ValidationError if refused."""
        reason = self.cleaned_data.get("false_alarm")
        has_text = inspect(upload, KINDS, self.user, "meeting.paper", about=paper, reason=reason)
        version = PaperVersion(has_text=has_text, uploaded_by=self.user)
        version.keep(upload)
        return version


def file_field(**options):
    widget = forms.FileInput(attrs={"accept": ACCEPT})
    return forms.FileField(label=_("Tệp"), help_text=FILE_HELP, widget=widget, **options)


class PaperForm(JudgedFile, forms.ModelForm):
    """A paper that an item needs; with a file it has come at once, without one it is missing."""

    file = file_field(required=False)
    field_order = [
        "title",
        "role",
        "unit",
        "level",
        "readers",
        "printed_copies",
        "file",
        "false_alarm",
    ]

    class Meta:
        model = Paper
        fields = ["title", "role", "unit", "level", "readers", "printed_copies"]
        field_classes = {"readers": TickedField}
        widgets = {"readers": forms.CheckboxSelectMultiple}
        help_texts = {
            "readers": _("Với mức Hạn chế: chỉ những người này và chủ trì."),
            "unit": _("Để trống nếu văn phòng tự chuẩn bị."),
        }

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        invited = meeting.invitations.filter(withdrawn_at=None).values("person")
        self.fields["readers"].queryset = Person.objects.filter(pk__in=invited).select_related(
            "unit"
        )
        self.fields["readers"].label_from_instance = person_with_unit
        units = Unit.objects.valid_on(timezone.localdate())
        self.fields["unit"].queryset = units | Unit.objects.filter(pk=self.instance.unit_id)
        if self.instance.pk:  # a paper that is there gets its files as versions
            del self.fields["file"]
        else:  # nothing of it can have been printed yet
            del self.fields["printed_copies"]
        self.version = None

    def clean_title(self):
        return clean_line(self.cleaned_data["title"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("file"):
            try:
                self.version = self.take(cleaned["file"])
            except ValidationError as error:
                self.add_error("file", error)
        return cleaned


class VersionForm(JudgedFile):
    """A file for a paper: the first one, or one that replaces."""

    file = file_field()
    note = forms.CharField(
        label=_("Ghi chú"), max_length=250, required=False, help_text=_("Ví dụ: sửa phụ lục 2")
    )
    field_order = ["file", "note", "false_alarm"]

    def __init__(self, *args, paper, **kwargs):
        super().__init__(*args, **kwargs)
        self.paper = paper
        self.version = None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("file"):
            try:
                self.version = self.take(cleaned["file"], self.paper)
                self.version.note = clean_line(cleaned.get("note", ""))
            except ValidationError as error:
                self.add_error("file", error)
        return cleaned


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name)


class SeveralField(forms.FileField):
    widget = SeveralFiles(attrs={"accept": ACCEPT, "multiple": True})

    def clean(self, data, initial=None):
        if not data:
            return super().clean(None, initial)
        if len(data) > MOST_FILES:
            raise ValidationError(TOO_MANY % MOST_FILES)
        return [super(SeveralField, self).clean(one, initial) for one in data]


class FilesForm(JudgedFile):
    """Several files at once: those that are taken become papers, the others are named."""

    files = SeveralField(label=_("Các tệp"), help_text=FILE_HELP)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = []

    def clean(self):
        cleaned = super().clean()
        for upload in cleaned.get("files") or []:
            try:
                self.versions.append(self.take(upload))
            except ValidationError as error:
                self.add_error("files", [f"{upload.name}: {words}" for words in error.messages])
        return cleaned


def person_with_unit(person):
    return f"{person.full_name}, {person.unit.shown_name}"
