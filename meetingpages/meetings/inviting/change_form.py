"""What may change after the invitations left: time, place and names, with a reason (MT-8, MT-18)."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import clean, clean_line

from ..models import Meeting, MeetingRoom, Mode
from .letters import when

TIMES = ("starts_at", "ends_at", "answer_by")
NO_TIME = _("Hãy ghi cả giờ bắt đầu và kết thúc, hoặc để trống cả hai để hủy cuộc họp.")
PAST = _("Giờ bắt đầu mới đã qua.")
BACKWARDS = _("Giờ kết thúc phải sau giờ bắt đầu.")
LATE_TERM = _("Hạn trả lời phải trước giờ bắt đầu.")
NO_ROOM = _("Chưa chọn phòng họp.")
NO_LINK = _("Chưa ghi liên kết trực tuyến.")
NO_REASON = _("Hãy ghi lý do.")
LONGEST_REASON = 500


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class ChangeForm(forms.ModelForm):
    """The meeting with other values; without times for who may not postpone."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 3}),
        help_text=_("Đọc được trong thư gửi người dự họp."), error_messages={"required": NO_REASON},
    )  # fmt: skip

    class Meta:
        model = Meeting
        fields = [*TIMES, "mode", "room", "online_url", "public_name", "full_name"]
        widgets = {name: MomentInput() for name in TIMES}
        help_texts = {
            "starts_at": _("Để trống cả hai giờ: cuộc họp bị hủy."),
            "answer_by": _("Để trống thì trả lời được tới giờ họp."),
        }

    def __init__(self, *args, may_postpone, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = MeetingRoom.objects.filter(is_closed=False)
        for name in TIMES:
            if not may_postpone:
                del self.fields[name]

    def clean_public_name(self):
        return clean_line(self.cleaned_data["public_name"])

    def clean_full_name(self):
        return clean_line(self.cleaned_data["full_name"])

    def clean_reason(self):
        return clean(self.cleaned_data["reason"]).strip()

    def clean(self):
        given = super().clean()
        if "starts_at" in self.fields and not self.errors:
            self.clean_times(given)
        if not self.errors:
            self.clean_place(given)
        return given

    def clean_place(self, given):
        if given["mode"] != Mode.ONLINE and not given["room"]:
            self.add_error("room", NO_ROOM)
        if given["mode"] != Mode.IN_PERSON and not given["online_url"]:
            self.add_error("online_url", NO_LINK)

    def clean_times(self, given):
        start, end, term = (given.get(name) for name in TIMES)
        if not start and not end:
            return
        if not start or not end:
            self.add_error("starts_at", NO_TIME)
            return
        if "starts_at" in self.changed_data and start <= timezone.now():
            self.add_error("starts_at", PAST)
        if end <= start:
            self.add_error("ends_at", BACKWARDS)
        if term and term > start:
            self.add_error("answer_by", LATE_TERM)

    @property
    def cancels(self):
        """Whether the times were taken away: a meeting without a new time is cancelled (MT-18)."""
        return "starts_at" in self.fields and not self.cleaned_data["starts_at"]

    @property
    def moves(self):
        return bool({"starts_at", "ends_at"} & set(self.changed_data))

    def values(self):
        """Return {column: new value} of what changed."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "reason"}


def sentences(old, new):
    """Return what changed between two states of a meeting, as the mail and the page say it."""
    pairs = [
        (_("Tên"), old.name, new.name),
        (_("Tên công khai"), old.public_name, new.public_name),
        (_("Thời gian"), when(old), when(new)),
        (_("Địa điểm"), old.place, new.place),
        (_("Liên kết trực tuyến"), old.online_url, new.online_url),
        (_("Hạn trả lời"), moment(old.answer_by), moment(new.answer_by)),
    ]
    none = _("không có")
    said = [
        _("%(what)s: %(new)s (trước đây: %(old)s)")
        % {"what": what, "new": after or none, "old": before or none}
        for what, before, after in pairs
        if before != after
    ]
    return list(dict.fromkeys(said))


def moment(at):
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}" if at else ""
