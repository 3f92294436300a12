"""Whether a document is in force on a day: computed, never stored (VB-30)."""

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    IN_FORCE = "con", _("Còn hiệu lực")
    NOT_YET = "chua", _("Chưa có hiệu lực")
    PARTLY_ENDED = "mot-phan", _("Hết hiệu lực một phần")
    ENDED = "het", _("Hết hiệu lực toàn bộ")
    SUSPENDED = "ngung", _("Ngưng hiệu lực")
    OUTDATED = "khong-phu-hop", _("Không còn phù hợp")


Override = [(status.value, status.label) for status in Status]


def status_on(circular, day):
    """Return the Status of a document on a day, None of a type whose documents have no validity."""
    if circular.override:
        return Status(circular.override)
    if not circular.type.has_validity:
        return None
    if day < circular.in_force_from:
        return Status.NOT_YET
    if circular.ends_on and day >= circular.ends_on:
        return Status.ENDED
    if circular.partly_ended_on and day >= circular.partly_ended_on:
        return Status.PARTLY_ENDED
    return Status.IN_FORCE


def begins():
    """The first day in force, for a queryset."""
    return Coalesce("effective_from", "issued_on")


def in_status(circulars, status, day):
    """Return the documents of a queryset that have the status on a day; the same rule in SQL."""
    rule = Case(
        When(~Q(override=""), then=F("override")),
        When(type__has_validity=False, then=Value("")),
        When(begins__gt=day, then=Value(Status.NOT_YET)),
        When(ends_on__lte=day, then=Value(Status.ENDED)),
        When(partly_ended_on__lte=day, then=Value(Status.PARTLY_ENDED)),
        default=Value(Status.IN_FORCE),
        output_field=models.CharField(),
    )
    return circulars.annotate(begins=begins()).annotate(status_then=rule).filter(status_then=status)
