"""Which of those invited cannot be written to today, in the judge's words (MT-11, MT-12)."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from meetingpages.organisation.addresses import judge
from meetingpages.organisation.models import MailDomain


def refusals(people):
    """Return {person id: sentence} of those whose mailbox is refused today; one query."""
    domains, today, found = list(MailDomain.objects.all()), timezone.localdate(), {}
    for person in people:
        if not person.is_active:
            found[person.pk] = _("%s đã thôi việc.") % person.full_name
            continue
        try:
            judge(person.official_email, today, whose=person.full_name, domains=domains)
        except ValidationError as error:
            found[person.pk] = " ".join(error.messages)
    return found
