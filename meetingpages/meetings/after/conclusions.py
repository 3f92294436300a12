"""The conclusion of each item, and the tasks that come of it (MT-36, MT-38)."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cms.audit.recording import record

from ..models import AgendaItem, Level

NEWER = _("Người khác vừa lưu một bản mới hơn. Hãy so hai bản dưới đây rồi lưu lại.")


class Newer(Exception):
    """Somebody saved another text meanwhile; `current` is what stands there now."""

    def __init__(self, current):
        super().__init__()
        self.current = current


def conclude_item(item, text, version, user):
    """Write the conclusion of an item that was read at `version`; raise Newer if it has moved on."""
    changed = AgendaItem.objects.filter(pk=item.pk, version=version).update(
        conclusion=text, version=F("version") + 1
    )
    if not changed:
        raise Newer(AgendaItem.objects.get(pk=item.pk).conclusion)
    record(user, "meeting.conclusion", _("Ghi kết luận của mục"), item.meeting, item=item.label)


def readable_conclusions(meeting, level=Level.INTERNAL):
    """Return the items whose conclusions stand in a notice of that level (MT-36).

    Whoever reads a notice need not be on the list of a limited item, so no notice has those; what
    everybody reads has the public items alone.
    """
    shown = [Level.PUBLIC] if level == Level.PUBLIC else [Level.PUBLIC, Level.INTERNAL]
    return meeting.items.exclude(conclusion="").filter(level__in=shown)
