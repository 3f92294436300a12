"""The form with which an administrator adds a start value (V-17)."""

import re

from django import forms
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from .baselines import add_baseline
from .models import Baseline

NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d{1,12})")
LARGEST = 10**12


class BaselineForm(WagtailAdminModelForm):
    for_page = forms.ModelChoiceField(
        Page.objects.all(), label=_("Trang"), required=False, widget=AdminPageChooser(),
        help_text=_("Để trống: cộng vào tổng lượt truy cập của cả cổng."),
    )  # fmt: skip
    amount = forms.CharField(
        label=_("Số lượt"), max_length=20,
        help_text=_("Ví dụ: 14.090.649. Dấu trừ ở đầu để rút lại số đã nhập nhầm."),
    )  # fmt: skip

    def clean_amount(self):
        text = self.cleaned_data["amount"].strip()
        if not NUMBER.fullmatch(text):
            raise forms.ValidationError(_("Hãy nhập một số nguyên, ví dụ 14.090.649."))
        amount = int(text.replace(".", ""))
        if not 0 < abs(amount) <= LARGEST:
            raise forms.ValidationError(_("Số lượt phải khác 0 và không quá một nghìn tỷ."))
        return amount

    def clean(self):
        cleaned = super().clean()
        amount, page = cleaned.get("amount"), cleaned.get("for_page")
        if amount and amount + entered(page) < 0:
            self.add_error("amount", _("Số rút lại lớn hơn số đã nhập từ trước đến nay."))
        return cleaned

    def save(self, commit=True):
        values = self.cleaned_data
        return add_baseline(
            values["amount"], values["source"], page=values["for_page"],
            note=values["note"], actor=self.for_user,
        )  # fmt: skip


def entered(page):
    """Return the sum of the start values of a page, or of the portal for None."""
    rows = Baseline.objects.filter(page=page and page.pk)
    return rows.aggregate(sum=Sum("amount"))["sum"] or 0
