"""The rows of the agenda's editor, one form an item and an empty one for the next (MT-20)."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cms.vietnamese.text import clean_line
from meetingpages.organisation.models import Unit

from ..models import AgendaItem, PaperVersion, Status
from ..models.agenda import LONGEST_ITEM
from ..permissions import may_read_item

MOST_ITEMS = 60  # twice the largest agenda that is planned for (MT-45)
LAST_PLACE = 999


class ItemForm(forms.ModelForm):
    place = forms.IntegerField(label=_("Thứ tự"), required=False, min_value=0, max_value=LAST_PLACE)
    office = forms.TypedChoiceField(
        label=_("Đơn vị chủ trì"), required=False, coerce=int, empty_value=None
    )

    class Meta:
        model = AgendaItem
        fields = [
            "label", "public_name", "full_name", "minutes", "kind", "presenter", "level",
            "is_secret", "is_added",
        ]  # fmt: skip
        labels = {"minutes": _("Phút")}

    def __init__(self, *args, own, units, **given):
        super().__init__(*args, **given)
        item = self.instance
        self.initial |= {"place": item.order or None, "office": item.unit_id}
        self.fields["office"].choices = [("", "---------"), *units.items()]
        self.is_locked = bool(item.pk and item.is_decided)
        self.is_closed = bool(item.pk) and not may_read_item(own, item)
        if self.is_closed:
            del self.fields["full_name"], self.fields["presenter"]
        if self.is_locked:
            for field in self.fields.values():
                field.disabled = True

    def clean_public_name(self):
        return clean_line(self.cleaned_data["public_name"])

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if minutes > LONGEST_ITEM:
            raise ValidationError(_("Nhiều nhất %d phút một mục.") % LONGEST_ITEM)
        return minutes

    def clean(self):
        super().clean()
        self.instance.unit_id = self.cleaned_data.get("office")
        if self.cleaned_data.get("is_secret") and getattr(self.instance, "has_files", False):
            self.add_error("is_secret", _("Mục đã có tệp; hãy rút các tệp trước."))


class Rows:
    """The forms of a whole agenda, bound to what was sent or not."""

    def __init__(self, meeting, own, data=None):
        self.meeting = meeting
        found = meeting.items.annotate(has_files=Exists(files_of_an_item()))
        self.items = list(found.prefetch_related("readers").select_related("unit"))
        given = {"own": own, "units": units_for(meeting, self.items)}
        self.forms = [
            ItemForm(sent(data, f"muc-{item.pk}"), instance=item, prefix=f"muc-{item.pk}", **given)
            for item in self.items
        ]
        blank = AgendaItem(meeting=meeting, is_added=meeting.status == Status.IN_SESSION)
        typed = data if data and clean_line(data.get("muc-moi-public_name", "")) else None
        self.new = ItemForm(typed, instance=blank, prefix="muc-moi", **given)
        self.stamp = stamp_of(self.items)

    @property
    def bound(self):
        return [form for form in (*self.forms, self.new) if form.is_bound and not form.is_locked]

    def are_valid(self):
        """Ask every form, so that each shows its own message."""
        return all([form.is_valid() for form in self.bound])


def sent(data, prefix):
    """Return the data when this row was on the page that was sent, else None."""
    return data if data and f"{prefix}-public_name" in data else None


def files_of_an_item():
    return PaperVersion.objects.filter(paper__item=OuterRef("pk"), paper__withdrawn_at=None)


def units_for(meeting, items):
    """Return {id: name} of the offices of the meeting's day and of those already named."""
    day = timezone.localdate(meeting.starts_at) if meeting.starts_at else timezone.localdate()
    units = {unit.pk: unit.shown_name for unit in Unit.objects.valid_on(day)}
    return units | {item.unit_id: item.unit.shown_name for item in items if item.unit_id}


def stamp_of(items):
    """Return what tells whether somebody else changed the agenda since it was shown."""
    seen = [
        (item.pk, item.order, item.outcome, *(str(getattr(item, name)) for name in ItemForm.Meta.fields))
        for item in items
    ]  # fmt: skip
    # Keyed, so that the names of limited items cannot be tried out on it.
    return salted_hmac("meetings.agenda", repr(seen)).hexdigest()[:16]
