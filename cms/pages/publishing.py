"""Publishing and withdrawing by the clock (news.md N-36): each item on its own.

Wagtail's own command stops at the first item that fails and holds up the others.
"""

import logging

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


def publish_due(now=None):
    """Publish what was scheduled and withdraw what has expired; return how many were done.

    A failing item is logged and left for the next round.
    """
    now = now or timezone.now()
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")
    done = sum(attempt(publish, pk) for pk in due.values_list("pk", flat=True))
    for model in [Page, *snippet_models()]:
        expired = model.objects.filter(live=True, expire_at__lte=now)
        done += sum(attempt(withdraw, model, pk) for pk in expired.values_list("pk", flat=True))
    return done


def snippet_models():
    """Return the models besides pages that can be scheduled."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]


def attempt(action, *arguments):
    """Do one action in a transaction of its own; return False when it failed or had no work."""
    try:
        with transaction.atomic():
            return action(*arguments)
    except Exception:  # one bad item must not hold up the others
        logger.exception("Không đăng hoặc gỡ được theo lịch: %s", arguments)
        return False


def publish(revision_pk):
    """Publish a due revision; False when another process was quicker."""
    due = Revision.objects.select_for_update(skip_locked=True, of=("self",))
    revision = due.filter(pk=revision_pk, approved_go_live_at__isnull=False).first()
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


def withdraw(model, pk):
    """Unpublish an expired item; nothing is deleted (N-37). False when it is no longer live."""
    item = model.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, live=True)
    item = item.first()
    if item is None:
        return False
    if isinstance(item, Page):
        item = item.specific
    item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True
