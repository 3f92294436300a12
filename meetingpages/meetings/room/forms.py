"""What is typed while a meeting runs: a vote, a raised item, minutes of a break, totals of ballots."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import clean

from ..models import AgendaItem, Outcome, PaperTally, Vote
from ..models.agenda import LONGEST_ITEM
from ..models.votes import usual_options

MOST_OPTIONS = 20  # an election of twenty from a list; more is another ballot


class VoteForm(forms.ModelForm):
    """A vote; the rule is filled in from the body that meets."""

    choices = forms.CharField(
        label=_("Lựa chọn, mỗi dòng một"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("Dòng đầu là phương án cần đạt để thông qua."),
    )

    class Meta:
        model = Vote
        fields = ["statement", "choices", "share", "base", "is_paper"]

    def __init__(self, *args, meeting, **kwargs):
        initial = {
            "choices": "\n".join(usual_options()),
            "share": meeting.body.majority,
            "base": meeting.body.majority_base,
        }
        super().__init__(*args, initial=initial, prefix="vote", **kwargs)

    def clean_choices(self):
        lines = [line.strip() for line in self.cleaned_data["choices"].splitlines()]
        options = [line[:200] for line in lines if line]
        if not 2 <= len(options) <= MOST_OPTIONS:
            raise forms.ValidationError(_("Ghi từ 2 đến 20 lựa chọn."))
        if len(set(options)) < len(options):
            raise forms.ValidationError(_("Hai lựa chọn giống nhau."))
        self.instance.options = options
        return options


class AddedItemForm(forms.ModelForm):
    """A raised item; `after` is the item behind which it stands."""

    after = forms.ModelChoiceField(AgendaItem.objects.none(), label=_("Đặt sau mục"))

    class Meta:
        model = AgendaItem
        fields = ["label", "public_name", "minutes", "after"]

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, prefix="item", **kwargs)
        self.fields["after"].queryset = meeting.items.all()
        self.fields["after"].initial = meeting.current_item_id
        self.fields["after"].empty_label = None
        self.fields["label"].required = True
        self.fields["minutes"].max_value = LONGEST_ITEM


class CorrectionForm(forms.Form):
    """Another outcome for a decided item, or none; why is kept in the log (MT-7)."""

    AGAIN = "mo-lai"
    outcome = forms.ChoiceField(
        label=_("Kết quả đúng"), error_messages={"required": _("Hãy chọn một kết quả.")}
    )
    reason = forms.CharField(
        label=_("Lý do"), max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text=_("Được ghi vào nhật ký cùng tên người sửa."),
        error_messages={"required": _("Hãy ghi lý do.")},
    )  # fmt: skip

    def __init__(self, data=None, *, item):
        super().__init__(data, auto_id=f"sua-{item.pk}-%s")
        others = [choice for choice in Outcome.choices if choice[0] != item.outcome]
        first = [("", "---------"), (self.AGAIN, _("Mở lại mục, chưa có kết quả"))]
        self.fields["outcome"].choices = [*first, *others]

    def clean_outcome(self):
        """Return the outcome, "" for an item that is open again."""
        outcome = self.cleaned_data["outcome"]
        return "" if outcome == self.AGAIN else outcome

    def clean_reason(self):
        return clean(self.cleaned_data["reason"]).strip()


class TallyForm(forms.ModelForm):
    """The totals of a paper ballot; sums that cannot be are said beside their field (MT-35)."""

    class Meta:
        model = PaperTally
        fields = ["issued", "returned", "valid", "invalid"]

    def __init__(self, *args, vote, **kwargs):
        super().__init__(*args, **kwargs)
        self.vote = vote
        for number, option in enumerate(vote.options):
            self.fields[f"count_{number}"] = forms.IntegerField(
                label=option, min_value=0, max_value=len(vote.roll)
            )

    def clean(self):
        given = super().clean()
        self.instance.counts = [
            given.get(f"count_{number}") for number in range(len(self.vote.options))
        ]
        if not self.errors:
            for field, said in list(self.wrong_sums(given)):
                self.add_error(field, said)
        return given

    def wrong_sums(self, given):
        """Yield (field, words) for each sum that cannot be."""
        entitled = len(self.vote.roll)
        if given["issued"] > entitled:
            yield (
                "issued",
                _("Nhiều hơn số người được biểu quyết và có mặt (%(most)d).") % {"most": entitled},
            )
        if given["returned"] > given["issued"]:
            yield "returned", _("Nhiều hơn số phiếu phát ra.")
        if given["valid"] + given["invalid"] != given["returned"]:
            yield "invalid", _("Hợp lệ cộng không hợp lệ phải bằng số thu về.")
        if sum(self.instance.counts) != given["valid"]:
            yield "valid", _("Tổng các lựa chọn phải bằng số phiếu hợp lệ.")
