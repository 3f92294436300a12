"""The rules of a document's form that look at several fields (VB-5…VB-24)."""

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cms.pages.forms import BasePageForm
from cms.vietnamese.dates import format_date

from .identity import same_document
from .open_words import offer_open_words
from .relation_rules import check_relations


class CircularPageForm(BasePageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_open_words(self)

    def clean(self):
        cleaned = super().clean()
        self.check_days(cleaned)
        self.check_reasons(cleaned)
        units = self.check_issuers(cleaned)
        self.check_identity(cleaned, units)
        check_relations(self)
        return cleaned

    def check_days(self, cleaned):
        issued = cleaned.get("issued_on")
        begins, ends = cleaned.get("effective_from"), cleaned.get("effective_to")
        if issued and issued > timezone.localdate():
            self.add_error("issued_on", _("Ngày ban hành không được ở tương lai."))
        if issued and begins and begins < issued:
            self.add_error("effective_from", _("Ngày có hiệu lực phải từ ngày ban hành trở đi."))
        if ends and (begins or issued) and ends <= (begins or issued):
            words = _("Ngày hết hiệu lực phải sau ngày có hiệu lực (hoặc ngày ban hành).")
            self.add_error("effective_to", words)

    def check_reasons(self, cleaned):
        if cleaned.get("override") and not cleaned.get("override_reason"):
            self.add_error("override_reason", _("Hãy ghi lý do điều chỉnh tình trạng."))
        if cleaned.get("level") == self.instance.Level.LIMITED and not cleaned.get("readers"):
            self.add_error("readers", _("Hãy chọn ít nhất một tài khoản được đọc."))
        source = cleaned.get("source_url")
        if source and not source.startswith("https://"):
            self.add_error("source_url", _("Địa chỉ phải bắt đầu bằng https://."))

    def check_issuers(self, cleaned):
        """Return the issuing units; each must exist on the issue date (VB-7)."""
        formset, units = self.formsets.get("issuers"), []
        for row in formset.forms if formset and formset.is_valid() else []:
            unit = row.cleaned_data.get("unit")
            if unit is None or row.cleaned_data.get("DELETE"):
                continue
            units.append(unit)
            issued = cleaned.get("issued_on")
            if issued and not unit.existed_on(issued):
                day = {"day": format_date(issued)}
                row.add_error("unit", _("Cơ quan này không hoạt động vào ngày %(day)s.") % day)
        return units

    def check_identity(self, cleaned, units):
        """Refuse a second document of the same number, issuer and date (VB-24)."""
        number, issued = cleaned.get("printed_number"), cleaned.get("issued_on")
        if not (number and issued and units):
            return
        known = same_document(self.instance.pk, number, issued, units)
        if known:
            link = format_html(
                _('Văn bản này đã có: <a href="/quan-tri/pages/{}/edit/">{}</a>.'), known.pk, known
            )
            self.add_error("printed_number", link)
