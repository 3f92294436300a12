"""The form of a guest who is in no list yet; the mailbox is judged as everywhere (MT-12, MT-13)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetingpages.organisation.models import Person

from .adding import units_today


class UnitField(forms.ModelChoiceField):
    def label_from_instance(self, unit):
        return unit.shown_name


class GuestForm(forms.ModelForm):
    unit = UnitField(units_today(), label=_("Đơn vị"))
    known = None  # the person whose mailbox was typed

    class Meta:
        model = Person
        fields = ["full_name", "position", "unit", "official_email"]
        help_texts = {"full_name": "", "position": ""}

    def clean_official_email(self):
        """A mailbox belongs to one person: who has it is invited, not doubled."""
        address = self.cleaned_data["official_email"].strip()
        self.known = Person.objects.filter(official_email__iexact=address, is_active=True).first()
        return address

    def _post_clean(self):
        if self.known is None:
            super()._post_clean()
