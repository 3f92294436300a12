"""Whether a page takes comments now, and what it says when it does not (EG-11, EC-13)."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from cms.readers.switches import switches_for
from cms.vietnamese.dates import format_date

from .models import CommentSettings

OFF, OPEN, CLOSED = "off", "open", "closed"
BEFORE, DURING, AFTER = _("Chưa đến thời hạn"), _("Đang lấy ý kiến"), _("Hết hạn lấy ý kiến")
CLOSED_SINCE = _("Mục ý kiến của bài viết này đã đóng từ ngày %(day)s.")
PERIOD = _("từ ngày %(first)s đến hết ngày %(last)s")


class Opening(NamedTuple):
    """`state` is OFF, OPEN or CLOSED; `label` and `period` belong to a consultation."""

    state: str
    label: str = ""
    period: str = ""
    message: str = ""


def settings_for(request):
    """Return the site's CommentSettings; those of a site that set nothing are the defaults."""
    site = Site.find_for_request(request)
    chosen = CommentSettings.objects.filter(site=site).select_related("rules_page").first()
    return chosen or CommentSettings(site=site)


def opening_of(page, chosen, request):
    """Return the Opening of a page under the site's CommentSettings `chosen`."""
    mode = getattr(page, "comment_mode", "closed")
    if mode == "closed" or (mode == "site" and not switches_for(request).takes_comments):
        return Opening(OFF)
    if page.comments_from or page.comments_to:
        return consultation(page.comments_from, page.comments_to)
    if mode == "site" and chosen.close_after_days and page.published_at:
        closed_on = page.published_at + timedelta(days=chosen.close_after_days)
        if closed_on <= timezone.now():
            return Opening(CLOSED, message=CLOSED_SINCE % {"day": format_date(closed_on)})
    return Opening(OPEN)


def consultation(first, last):
    """Return the Opening between two days, both whole; either may be missing."""
    today = timezone.localdate()
    words = {
        "first": format_date(first) if first else "…",
        "last": format_date(last) if last else "…",
    }
    period = PERIOD % words
    if first and today < first:
        return Opening(CLOSED, BEFORE, period, BEFORE)
    if last and today > last:
        return Opening(CLOSED, AFTER, period, AFTER)
    return Opening(OPEN, DURING, period)
