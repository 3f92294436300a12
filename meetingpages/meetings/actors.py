"""Who stands before a page of a meeting: an account, a person with a personal link, or both."""

from dataclasses import dataclass, field

from meetingpages.organisation.links import person_of
from meetingpages.organisation.models import Person
from meetingpages.organisation.models.links import Purpose

PREPARE = "meetings.prepare_meeting"
APPROVE = "meetings.approve_meeting"


@dataclass
class Actor:
    """`user` is a signed-in account or None, `person` whom it or the link stands for, or None."""

    user: object = None
    person: object = None
    standings: dict = field(default_factory=dict, repr=False)  # filled by permissions.standing_of

    @property
    def name(self):
        return self.person.full_name if self.person else self.user.first_name if self.user else ""


def actor_of(request, meeting=None):
    """Return the Actor of a request; with a meeting, its personal link counts as well (MT-15)."""
    user = request.user if request.user.is_authenticated else None
    if meeting is not None:
        return Actor(user, person_of(request, Purpose.MEETING, meeting.uuid))
    return Actor(
        user, Person.objects.filter(account=user, is_active=True).first() if user else None
    )


def holds(user, right):
    """Return whether an account holds a right of meetings.

    A system administrator runs the portal and reads no meeting, whatever Django would allow (MT-9).
    """
    return bool(user and user.is_active and not user.is_superuser and user.has_perm(right))
