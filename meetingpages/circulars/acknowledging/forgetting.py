"""After 24 months only the totals stay: which office did what by when, no names, no words (VB-51)."""

from datetime import timedelta

from django.utils import timezone

from ..models import Acknowledgement

KEPT = timedelta(days=730)


def forget_names(now=None):
    """Take people and reports out of old rows; return of how many. Their steps still count."""
    old = Acknowledgement.objects.filter(sent_at__lt=(now or timezone.now()) - KEPT)
    return old.exclude(person=None).update(
        person=None,
        mail=None,
        received_by=None,
        read_by=None,
        done_by=None,
        report="",
        reply_number="",
    )
