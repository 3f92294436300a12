"""Five wrong passwords close the sign-in for one name from one address (security.md SR-51).

django-axes counts. Its rows hold an address and an agent, live for fifteen minutes and are purged
with the next failure of anybody, at the latest by `purge_old`.
"""

from datetime import timedelta
from math import ceil

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.utils import timezone

KEPT_FOR = timedelta(days=90)


def client_address(request):
    """Return the address that counts for axes: cms.readers.addresses has put the truth there."""
    return request.META.get("REMOTE_ADDR")


def seconds_to_wait(username, address):
    """Return how long the name stays closed from the address, at least 1."""
    attempts = AccessAttempt.objects.filter(username=username, ip_address=address)
    last = attempts.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    left = last + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, ceil(left.total_seconds()))


def locks_of(username):
    """Return [{"ip_address", "until"}] of the addresses from which the name is closed now."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    attempts = AccessAttempt.objects.filter(username=username, attempt_time__gt=since)
    rows = attempts.values("ip_address").annotate(
        failures=Sum("failures_since_start"), last=Max("attempt_time")
    )
    return [
        {"ip_address": row["ip_address"], "until": row["last"] + settings.AXES_COOLOFF_TIME}
        for row in rows.order_by("ip_address")
        if row["failures"] >= settings.AXES_FAILURE_LIMIT
    ]


def unlock(username):
    """Forget the failures of a name from everywhere."""
    AccessAttempt.objects.filter(username=username).delete()


def purge_old():
    """Delete the rows that nobody's failure has purged for 90 days."""
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - KEPT_FOR).delete()
