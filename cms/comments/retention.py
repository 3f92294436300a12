"""What is forgotten of comments, and when (ED-3)."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from cms.readers.network import last_known_moment

from .models import ReaderComment, Status

REFUSED_KEPT = timedelta(days=180)
EMAIL_KEPT = timedelta(days=30)  # No address is confirmed yet, so none is kept longer.


def forget_network_keys():
    """Empty the network keys whose salt is gone; return how many."""
    old = ReaderComment.objects.filter(created_at__lt=last_known_moment())
    return old.exclude(network_key="").update(network_key="")


def forget_refused():
    """Forget what was refused half a year ago; a comment with answers keeps its empty place.

    Returns how many were emptied or deleted.
    """
    old = ReaderComment.objects.filter(
        status__in=[Status.REJECTED, Status.SPAM], decided_at__lt=timezone.now() - REFUSED_KEPT
    ) | ReaderComment.objects.filter(
        status=Status.SPAM, decided_at=None, created_at__lt=timezone.now() - REFUSED_KEPT
    )
    answered = Exists(ReaderComment.objects.filter(parent=OuterRef("pk")))
    emptied = old.filter(answered).exclude(body="").update(body="", author_name="", body_key="")
    alone = list(old.exclude(answered).values_list("pk", flat=True))
    return emptied + ReaderComment.objects.filter(pk__in=alone).delete()[0]


def forget_emails():
    """Empty the addresses that nobody confirmed within a month; return how many."""
    old = ReaderComment.objects.filter(created_at__lt=timezone.now() - EMAIL_KEPT)
    return old.exclude(author_email="").update(author_email="")
