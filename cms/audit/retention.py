"""How long the log is kept."""

from datetime import timedelta

from django.db import transaction
from django.db.models.query import QuerySet
from django.utils import timezone

from .models import AuditEntry, ChainEnd

KEPT = timedelta(days=5 * 366)  # ED-3, SR-71: five years


@transaction.atomic
def forget_old_entries():
    """Delete what is older than five years, from the chain's beginning on; return how many lines."""
    recent = AuditEntry.objects.filter(at__gte=timezone.now() - KEPT).order_by("number")
    end = ChainEnd.objects.select_for_update().filter(pk=1).first()
    if end is None:
        return 0
    oldest = recent.values_list("number", flat=True).first() or end.number + 1
    before = AuditEntry.objects.filter(number=oldest - 1).values_list("seal", flat=True).first()
    if before is not None:
        end.oldest, end.oldest_before = oldest, before
        end.save()
    return QuerySet(AuditEntry).filter(number__lt=oldest).delete()[0]
