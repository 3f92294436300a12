"""What the mails about a document say; of one that is not public the number only (MT-12)."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

SENT = _("Văn bản gửi đến: %s")
REMINDER = _("Nhắc báo cáo triển khai: %s")


def letter(subject, kind, acknowledgement, token):
    """Return (subject, text, HTML) of one mail; `kind` names the templates."""
    words = {
        "acknowledgement": acknowledgement,
        "person": acknowledgement.person,
        "circular": acknowledgement.circular,
        "is_public": acknowledgement.circular.level == acknowledgement.circular.Level.PUBLIC,
        "link": settings.PORTAL_URL + reverse("circular_link", args=[token]),
    }
    place = f"circulars/acknowledging/mail/{kind}"
    text, page = (render_to_string(f"{place}.{ending}", words) for ending in ("txt", "html"))
    return subject % acknowledgement.circular.heading, text, page
