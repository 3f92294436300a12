"""From "Nơi nhận" to the people who get a mail: lists opened, duplicates joined (VB-48)."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from meetingpages.organisation.models import MailDomain
from meetingpages.organisation.official_mail import official

from ..models.addressees import Duty

NO_CONTACT = _("%(unit)s chưa có người nhận; hãy ghi ở trang của đơn vị.")


@dataclass
class Receiver:
    """One office by its contact, or one person whom the document names."""

    unit: object
    person: object
    duty: str
    is_personal: bool = False

    @property
    def name(self):
        return self.person.full_name if self.is_personal else self.unit.shown_name


def receivers_of(circular):
    """Return ([Receiver], [problem in words]) of the published "Nơi nhận".

    An office without a contact or with an address that is not official today is a problem, not a
    Receiver. Of two duties the stronger one counts; who gets the document for an office does not
    get it once more as a person.
    """
    found, problems, reached = [], [], set()
    domains = list(MailDomain.objects.all())
    for receiver in joined(lines_of(circular)):
        person = receiver.person
        if receiver.is_personal and person.pk in reached:
            continue
        if person is None:
            problems.append(NO_CONTACT % {"unit": receiver.unit.shown_name})
            continue
        try:
            official(person, domains)
        except ValidationError as error:
            problems.append(f"{receiver.name}: {error.messages[0]}")
            continue
        reached.add(person.pk)
        found.append(receiver)
    return found, problems


def lines_of(circular):
    """Yield a Receiver for each office and person that the lines name, doubles included."""
    rows = circular.addressees.select_related("unit__contact", "person__unit", "saved_list")
    rows = rows.prefetch_related("saved_list__units__contact")
    for row in rows:
        if row.person:
            yield Receiver(row.person.unit, row.person, row.duty, is_personal=True)
            continue
        for unit in [row.unit] if row.unit else row.saved_list.units.all():
            yield Receiver(unit, unit.contact, row.duty)


def joined(receivers):
    """Return one Receiver an office and one a person, offices first, in the order of the lines."""
    strength = Duty.values
    found = {}
    for each in receivers:
        key = (each.is_personal, each.person.pk if each.is_personal else each.unit.pk)
        known = found.setdefault(key, each)
        if strength.index(each.duty) < strength.index(known.duty):
            known.duty = each.duty
    return sorted(found.values(), key=lambda each: each.is_personal)
