"""How long the log is kept."""

from datetime import timedelta

from django.db.models.query import QuerySet
from django.utils import timezone

from .models import AuditEntry

KEPT = timedelta(days=5 * 366)  # ED-3, SR-71: five years


def forget_old_entries():
    """Delete what is older than five years; return how many lines."""
    old = AuditEntry.objects.filter(at__lt=timezone.now() - KEPT)
    return QuerySet(AuditEntry).filter(pk__in=old.values("pk")).delete()[0]
