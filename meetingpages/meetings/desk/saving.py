"""Keeping what the form of a meeting says; the state of the meeting is never written here."""

from django.db import transaction
from django.db.models import F

from cms.audit.recording import record
from cms.transitions import Stale

from ..models import Meeting
from .starting import fill, seat

MOMENTS = ["starts_at", "ends_at", "answer_by"]


@transaction.atomic
def create(form, user):
    """Save a new meeting with its body's agenda and members; return what it started with."""
    meeting = form.save(commit=False)
    meeting.created_by = user
    meeting.save()
    meeting.circulars.set(form.cleaned_data["grounds"])
    start = fill(meeting)
    seat(meeting)
    record(user, "meeting.create", "Tạo cuộc họp", meeting)
    return start


@transaction.atomic
def change(form, user):
    """Save a changed meeting; raises Stale when somebody else was quicker."""
    meeting = form.instance
    rows = Meeting.objects.filter(pk=meeting.pk, version=form.cleaned_data["seen"])
    if not rows.update(version=F("version") + 1):
        raise Stale
    columns = [name for name in form.Meta.fields if name in form.fields]
    meeting.save(update_fields=columns + MOMENTS)
    meeting.circulars.set(form.cleaned_data["grounds"])
    if "chair" in form.fields:
        seat(meeting)
    record(user, "meeting.edit", "Sửa cuộc họp", meeting, fields=sorted(form.changed_data))
