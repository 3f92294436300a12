"""The form of a meeting: what, when, where, who leads it."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.dates import FIRST_YEAR, LAST_YEAR
from meetingpages.organisation.models import Person

from ..models import Meeting, MeetingRoom
from .clashes import clashes
from .grounds import read_grounds, write_grounds

DAY_WORDS = _("ngày/tháng/năm")
PREVIOUS_OFFERED = 30  # the newest meetings of the body
# Those who were invited rely on these: after sending they change with a notice only (MT-18).
FIXED_ONCE_SENT = [
    "public_name", "full_name", "level", "is_urgent", "mode", "room", "online_url", "chair",
    "secretary", "day", "begins", "last_day", "ends",
]  # fmt: skip


class DayField(forms.DateField):
    """A day as it is typed, 11/09/2019, or as a browser sends it, 2019-09-11."""

    default_error_messages = {"invalid": _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 11/09/2026.")}
    widget = forms.DateInput(
        attrs={"inputmode": "numeric", "maxlength": 10, "autocomplete": "off", "class": "h-short"}
    )

    def clean(self, value):
        day = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class ClockField(forms.TimeField):
    """A time of day, 08:30."""

    default_error_messages = {"invalid": _("Ghi giờ theo dạng giờ:phút, ví dụ 08:30.")}
    widget = forms.TimeInput(
        attrs={"inputmode": "numeric", "maxlength": 8, "autocomplete": "off", "class": "h-short"}
    )


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return ", ".join(filter(None, [person.full_name, person.position, person.unit.shown_name]))


class MeetingForm(forms.ModelForm):
    day = DayField(label=_("Ngày họp"), help_text=DAY_WORDS)
    begins = ClockField(label=_("Giờ bắt đầu"), help_text=_("Ví dụ: 08:00"))
    ends = ClockField(label=_("Giờ kết thúc"), help_text=_("Ví dụ: 11:30"))
    last_day = DayField(
        label=_("Đến ngày"), required=False, help_text=_("Chỉ ghi khi họp nhiều ngày.")
    )
    answer_day = DayField(label=_("Hạn trả lời, ngày"), required=False, help_text=DAY_WORDS)
    answer_time = ClockField(
        label=_("Hạn trả lời, giờ"), required=False, help_text=_("Để trống là 17:00.")
    )
    chair = PersonField(Person.objects.none(), label=_("Chủ trì"), required=False)
    secretary = PersonField(
        Person.objects.none(), label=_("Thư ký"), required=False,
        help_text=_("Người nhận thư trả lời và câu hỏi về cuộc họp."),
    )  # fmt: skip
    grounds = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Số, ký hiệu của văn bản trên cổng, mỗi dòng một văn bản. Ví dụ: 3138-CV/TU"),
    )  # fmt: skip
    anyway = forms.BooleanField(label=_("Vẫn đặt"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Meeting
        fields = [
            "public_name", "full_name", "invitation_number", "level", "is_urgent", "mode", "room",
            "online_url", "chair", "secretary", "content", "requirements", "previous",
        ]  # fmt: skip
        widgets = {
            "content": forms.Textarea(attrs={"rows": 4}),
            "requirements": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "level": _(
                "Công khai: khi gửi giấy mời, tên công khai, giờ, nơi họp và tên công khai của các "
                "mục công khai lên lịch họp cho mọi người đọc."
            )
        }

    def __init__(self, data=None, *, instance, **given):
        super().__init__(data, instance=instance, initial=initial_of(instance), **given)
        self.clashes = []
        people = Person.objects.filter(is_active=True).select_related("unit")
        self.fields["chair"].queryset = self.fields["secretary"].queryset = people
        rooms = MeetingRoom.objects.filter(is_closed=False)
        self.fields["room"].queryset = rooms | MeetingRoom.objects.filter(pk=instance.room_id)
        others = Meeting.objects.filter(body=instance.body_id).exclude(pk=instance.pk)
        self.fields["previous"].queryset = others
        self.fields["previous"].choices = [("", "---------")] + [
            (other.pk, named(other)) for other in others[:PREVIOUS_OFFERED]
        ]
        if instance.is_sent:
            for name in [*FIXED_ONCE_SENT, "anyway"]:
                del self.fields[name]

    def clean_grounds(self):
        return read_grounds(self.cleaned_data["grounds"])

    def clean(self):
        super().clean()
        seen = self.cleaned_data.get("seen")
        if self.instance.pk and seen != self.instance.version:
            raise ValidationError(_("Trạng thái đã thay đổi, hãy xem lại."), code="stale")
        if "day" in self.fields:
            self.clean_time()
        self.clean_answer_by()
        if "anyway" in self.fields and not self.errors:
            self.clean_clashes()

    def clean_time(self):
        given = self.cleaned_data
        day, begins, ends = given.get("day"), given.get("begins"), given.get("ends")
        if not (day and begins and ends):
            return
        starts_at = moment(day, begins)
        ends_at = moment(given.get("last_day") or day, ends)
        if ends_at <= starts_at:
            self.add_error("ends", _("Giờ kết thúc phải sau giờ bắt đầu."))
        if starts_at <= timezone.now():
            self.add_error("day", _("Giờ bắt đầu đã qua."))
        self.instance.starts_at, self.instance.ends_at = starts_at, ends_at

    def clean_answer_by(self):
        day, time = self.cleaned_data.get("answer_day"), self.cleaned_data.get("answer_time")
        if time and not day and "answer_day" not in self.errors:
            self.add_error("answer_day", _("Ghi cả ngày của hạn trả lời."))
        answer_by = moment(day, time or END_OF_WORK) if day else None
        starts_at = self.instance.starts_at
        if answer_by and starts_at and answer_by > starts_at:
            self.add_error("answer_day", _("Hạn trả lời phải trước giờ họp."))
        self.instance.answer_by = answer_by

    def clean_clashes(self):
        """Overlaps are allowed, to who has seen them."""
        own = self.instance
        invited = own.invitations.filter(withdrawn_at=None) if own.pk else own.body.members
        people = set(invited.values_list("person_id" if own.pk else "pk", flat=True))
        people |= {
            each.pk for each in (self.cleaned_data["chair"], self.cleaned_data["secretary"]) if each
        }
        room = self.cleaned_data["room"]
        self.clashes = clashes(own.starts_at, own.ends_at, room, people, own.pk)
        if self.clashes and not self.cleaned_data["anyway"]:
            self.add_error("anyway", _("Trùng với cuộc họp khác; đánh dấu nếu vẫn đặt."))


END_OF_WORK = datetime(2000, 1, 1, 17, 0).time()


def moment(day, time):
    return timezone.make_aware(datetime.combine(day, time))


def named(meeting):
    if not meeting.starts_at:
        return meeting.public_name
    return f"{meeting.public_name} ({timezone.localtime(meeting.starts_at):%d/%m/%Y})"


def initial_of(meeting):
    """Return what the fields that the model does not have show of a meeting."""
    found = {"seen": meeting.version, "grounds": write_grounds(meeting) if meeting.pk else ""}
    starts, ends, answer = [
        timezone.localtime(each) if each else None
        for each in (meeting.starts_at, meeting.ends_at, meeting.answer_by)
    ]
    if starts:
        found |= {"day": starts.date(), "begins": starts.time()}
    if ends:
        found |= {"ends": ends.time()}
        found |= {"last_day": ends.date()} if starts and ends.date() != starts.date() else {}
    if answer:
        found |= {"answer_day": answer.date(), "answer_time": answer.time()}
    return found
