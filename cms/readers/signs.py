"""Signs that no person filled in a form (engagement.md EA-2). They refuse nothing by themselves."""

from django.utils.translation import gettext_lazy as _

from .timing import was_too_fast

TRAP = "trang-web"  # a field that people do not see: who fills it in reads no page
TRAPPED, HASTY, BUSY_NETWORK = "trapped", "hasty", "busy"
WORDS = {
    TRAPPED: _("Điền ô ẩn"),
    HASTY: _("Gửi quá nhanh"),
    BUSY_NETWORK: _("Mạng gửi nhiều lượt"),
}


def signs_of(post, seconds):
    """Return the codes of the signs in a post; `seconds` is the least a person needs for it."""
    found = [TRAPPED] if post.get(TRAP) else []
    return found + ([HASTY] if was_too_fast(post, seconds) else [])
