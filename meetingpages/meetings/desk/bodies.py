"""The bodies for which an account prepares meetings (MT-9)."""

from ..actors import APPROVE, PREPARE, holds
from ..models import MeetingBody


def bodies_of(user):
    """Return the bodies whose meetings this account prepares: the own ones, for the office all."""
    if holds(user, APPROVE):
        return MeetingBody.objects.all()
    if holds(user, PREPARE):
        return MeetingBody.objects.filter(secretaries=user)
    return MeetingBody.objects.none()
