"""The forms of what comes after a meeting."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetingpages.circulars.identity import same_document
from meetingpages.circulars.models.parts import SIGNING
from meetingpages.organisation.models import Unit

from ..models import Level, Task
from ..numbers import TickedField
from .conclusions import readable_conclusions
from .notice import levels_for, units_of

DAY = forms.DateInput(
    attrs={"placeholder": "dd/mm/yyyy", "inputmode": "numeric"}, format="%d/%m/%Y"
)


class NoticeForm(forms.Form):
    """Number, signer and level of the notice; what it says comes from the conclusions."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, help_text=_("Ví dụ: 215-TB/TU"))
    issued_on = forms.DateField(label=_("Ngày ban hành"), widget=DAY)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Cơ quan ban hành"))
    place = forms.CharField(label=_("Địa danh"), max_length=100, required=False)
    authority = forms.ChoiceField(
        label=_("Thẩm quyền ký"), required=False,
        choices=[("", "—"), *((sign, sign) for sign in SIGNING)],
    )  # fmt: skip
    signer = forms.CharField(label=_("Người ký"), max_length=100)
    position = forms.CharField(label=_("Chức vụ"), max_length=150, required=False)
    level = forms.ChoiceField(
        label=_("Mức độ"), help_text=_("Không cởi mở hơn mức độ của cuộc họp.")
    )

    addressees = TickedField(
        Unit.objects.none(), label=_("Nơi nhận"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In cuối thông báo. Thư đi khi văn thư bấm “Phát hành” ở trang của văn bản."),
    )  # fmt: skip

    def __init__(self, *args, meeting, **kwargs):
        self.meeting, chair, invited = meeting, meeting.chair, units_of(meeting)
        super().__init__(
            *args,
            initial={
                "issued_on": timezone.localdate(),
                "signer": chair.full_name if chair else "",
                "position": chair.position if chair else "",
                "unit": chair.unit_id if chair else None,
                "level": meeting.level,
                "addressees": invited,
            },
            **kwargs,
        )
        self.fields["unit"].queryset = Unit.objects.valid_on(timezone.localdate())
        self.fields["addressees"].queryset = invited
        names = dict(Level.choices)
        self.fields["level"].choices = [(level, names[level]) for level in levels_for(meeting)]

    def clean_issued_on(self):
        day = self.cleaned_data["issued_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Ngày ban hành không thể ở tương lai."))
        return day

    def clean_level(self):
        """Refuse a notice that would say nothing: what is more closed than it stays out (MT-36)."""
        level = self.cleaned_data["level"]
        if not readable_conclusions(self.meeting, level).exists():
            raise forms.ValidationError(
                _("Chưa mục nào có kết luận được đưa vào thông báo mức này.")
            )
        return level

    def clean(self):
        """Refuse a second document of the same number, issuer and date (VB-24)."""
        cleaned = super().clean()
        number, day, unit = (cleaned.get(name) for name in ("number", "issued_on", "unit"))
        if number and day and unit and same_document(None, number, day, [unit]):
            self.add_error("number", _("Văn bản số này, cùng cơ quan và ngày ban hành, đã có."))
        if day and unit and not unit.existed_on(day):
            self.add_error("unit", _("Cơ quan này không hoạt động vào ngày ban hành."))
        return cleaned


class ConclusionForm(forms.Form):
    """The conclusion of one item; it has changed when it differs from what its page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    conclusion = forms.CharField(
        label=_("Kết luận"), required=False, strip=True, show_hidden_initial=True,
        max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    def __init__(self, data, *, item):
        initial = {"version": item.version, "conclusion": item.conclusion}
        super().__init__(data, initial=initial, prefix=f"muc-{item.pk}")

    def has_changed(self):
        """Return whether the text is another one; the version changes when others write."""
        return "conclusion" in self.changed_data


class TaskForm(forms.ModelForm):
    due_on = forms.DateField(label=_("Hạn"), widget=DAY)

    class Meta:
        model = Task
        fields = ["text", "unit", "due_on"]

    def __init__(self, data, *, item, units):
        """`units` are (id, name) of the offices of today, read once for all items of a page."""
        super().__init__(
            data, prefix=f"viec-{item.pk}", instance=Task(item=item),
            empty_permitted=True, use_required_attribute=False,
        )  # fmt: skip
        self.fields["unit"].queryset = Unit.objects.valid_on(timezone.localdate())
        self.fields["unit"].choices = [("", "---------"), *units]
