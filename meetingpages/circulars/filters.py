"""How the list of documents is narrowed and sorted; a bad value says so and is ignored (VB-43, VB-44)."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Case, Exists, OuterRef, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.dates import format_date, parse_date
from cms.vietnamese.document_numbers import loose_number
from cms.vietnamese.text import fold
from meetingpages.organisation.models import Unit

from .models.vocabularies import CircularType, Subject
from .status import Status, begins, in_status

ALL = _("Tất cả")
SORTS = {
    "": (_("Mới ban hành"), ["-issued_on", "-pk"]),
    "cu": (_("Cũ nhất"), ["issued_on", "pk"]),
    "hieu-luc": (_("Ngày có hiệu lực"), ["-begins", "-pk"]),
    "so": (_("Số"), ["number_order", "printed_number", "-issued_on", "-pk"]),
    "lien-quan": (_("Liên quan nhất"), ["-is_phrase", "-issued_on", "-pk"]),
}
UNKNOWN = _("Giá trị này không có; bộ lọc được bỏ qua.")
MOST_WORDS = 12


class DayField(forms.Field):
    def to_python(self, value):
        try:
            return parse_date(value) if value and value.strip() else None
        except ValueError as error:
            words = _("Ngày phải có dạng ngày/tháng/năm; bộ lọc được bỏ qua.")
            raise forms.ValidationError(words) from error


class Words(forms.ModelChoiceField):
    """A choice among the words that readable documents use."""

    def __init__(self, label):
        super().__init__(
            queryset=None, required=False, label=label, empty_label=ALL,
            error_messages={"invalid_choice": UNKNOWN},
        )  # fmt: skip


class FilterForm(forms.Form):
    """The GET form above the list; `narrow` applies what of it is valid."""

    q = forms.CharField(label=_("Từ khóa"), required=False, max_length=200)
    so = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=80)
    loai = Words(_("Loại"))
    co_quan = Words(_("Cơ quan ban hành"))
    linh_vuc = Words(_("Lĩnh vực"))
    tu_ngay = DayField(label=_("Ban hành từ ngày"), required=False)
    den_ngay = DayField(label=_("Ban hành đến ngày"), required=False)
    tinh_trang = forms.ChoiceField(
        label=_("Hiệu lực"), required=False, choices=[("", ALL), *Status.choices],
        error_messages={"invalid_choice": UNKNOWN},
    )  # fmt: skip
    sap_xep = forms.ChoiceField(
        label=_("Sắp xếp"), required=False,
        choices=[(name, label) for name, (label, _order) in SORTS.items()],
        error_messages={"invalid_choice": UNKNOWN},
    )  # fmt: skip

    def __init__(self, params, circulars):
        super().__init__({name: value[:200] for name, value in params.items()}, auto_id="%s")
        self.circulars = circulars
        self.fields["loai"].queryset = CircularType.objects.filter(self.used("type"))
        self.fields["co_quan"].queryset = Unit.objects.filter(self.used("issuers__unit"))
        self.fields["linh_vuc"].queryset = Subject.objects.filter(self.used("subjects"))
        self.is_valid()

    def add_prefix(self, field_name):
        return field_name.replace("_", "-")

    def used(self, path):
        return Exists(self.circulars.filter(**{path: OuterRef("pk")}))

    def chosen(self, name):
        return self.cleaned_data.get(name)

    def narrow(self):
        """Return the documents that fit every valid filter, sorted."""
        found = self.circulars
        for word in fold(self.chosen("q") or "").split()[:MOST_WORDS]:
            found = found.filter(folded__contains=word)
        if number := loose_number(self.chosen("so") or ""):
            found = found.filter(loose_number__contains=number)
        lookups = {"loai": "type", "tu_ngay": "issued_on__gte", "den_ngay": "issued_on__lte"}
        for name, lookup in lookups.items():
            if self.chosen(name):
                found = found.filter(**{lookup: self.chosen(name)})
        return self.sort(self.narrow_rows(found))

    def narrow_rows(self, found):
        """Narrow by what a document may have several of: it is still counted once."""
        if unit := self.chosen("co_quan"):
            found = found.filter(pk__in=self.circulars.filter(issuers__unit=unit).values("pk"))
        if subject := self.chosen("linh_vuc"):
            found = found.filter(pk__in=self.circulars.filter(subjects=subject).values("pk"))
        if status := self.chosen("tinh_trang"):
            found = in_status(found, status, timezone.localdate())
        return found

    def sort(self, found):
        name = self.chosen("sap_xep") or ""
        if name == "hieu-luc":
            found = found.annotate(begins=begins())
        if name == "lien-quan":
            phrase = When(folded__contains=fold(self.chosen("q") or ""), then=Value(1))
            found = found.annotate(is_phrase=Case(phrase, default=Value(0)))
        return found.order_by(*SORTS[name][1])

    def query(self, without=None):
        """Return the encoded address of the valid filters, without the named one."""
        names = [n for n in self.fields if n != without and self.chosen(n)]
        return urlencode({self.add_prefix(n): self[n].data for n in names})

    def chips(self):
        """Return [{text, query}]: each filter in words and the address without it."""
        names = [n for n in self.fields if n != "sap_xep" and self.chosen(n)]
        return [
            {"text": f"{self.fields[n].label}: {self.shown(n)}", "query": self.query(without=n)}
            for n in names
        ]

    def shown(self, name):
        value = self.chosen(name)
        if name in ("tu_ngay", "den_ngay"):
            return format_date(value)
        return Status(value).label if name == "tinh_trang" else value
