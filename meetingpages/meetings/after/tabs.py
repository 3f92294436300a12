"""The pages that come after a meeting, as far as somebody may open them."""

from django.utils.translation import gettext_lazy as _

from ..permissions import Act, allows

TABS = [
    ("meeting_conclusions", _("Kết luận, nhiệm vụ"), Act.RUN),
    ("meeting_notice", _("Thông báo kết luận"), Act.NOTICE),
    ("meeting_minutes", _("Biên bản"), Act.MINUTES),
]


def tabs_for(own):
    """Return (URL name, label) of each page that a Standing opens."""
    return [(name, label) for name, label, act in TABS if allows(own, act)]
