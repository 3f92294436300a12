"""The minutes: figures of what happened, a text that people write, and the moment they are settled."""

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record

from ..models import Minutes
from .conclusions import Newer
from .facts import facts_of


def minutes_of(meeting):
    """Return the Minutes of a meeting, made when first asked for."""
    return Minutes.objects.get_or_create(meeting=meeting)[0]


def write_text(minutes, text, version, user):
    """Keep the written part that was read at `version`; raise Newer if somebody was quicker.

    Settled minutes are never changed: that is Newer as well.
    """
    changed = Minutes.objects.filter(pk=minutes.pk, version=version, settled_at=None).update(
        text=text, version=F("version") + 1
    )
    if not changed:
        raise Newer(Minutes.objects.get(pk=minutes.pk).text)
    record(user, "meeting.minutes", _("Sửa biên bản"), minutes.meeting)


def settle(minutes, text, version, user):
    """Freeze the figures and this text ("chốt"); raise Newer if somebody was quicker."""
    facts = facts_of(minutes.meeting)
    settled = Minutes.objects.filter(pk=minutes.pk, version=version, settled_at=None).update(
        text=text, facts=facts, settled_at=timezone.now(), settled_by=user,
        version=F("version") + 1,
    )  # fmt: skip
    if not settled:
        raise Newer(Minutes.objects.get(pk=minutes.pk).text)
    record(user, "meeting.minutes_settled", _("Chốt biên bản"), minutes.meeting)
