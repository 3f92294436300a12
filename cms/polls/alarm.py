"""The mail to those who may pause a poll when something stands out (EA-9)."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.mail.writing import write

from .describing import described

SUBJECT = gettext_lazy("Thăm dò ý kiến: có nhóm phiếu cần xem")
BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell_who_may_pause(poll, batches):
    """Queue the mail about new batches of a poll; return to how many people."""
    people = get_user_model().objects.with_perm("polls.pause_poll", backend=BACKEND)
    address = settings.PORTAL_URL.rstrip("/") + reverse("poll_manage", args=[poll.pk])
    lines = [f"- {words}" for words in described(batches).values()]
    body = _(
        "Cuộc thăm dò “%(question)s” có nhóm phiếu khác thường:\n\n%(groups)s\n\n"
        "Kết quả chưa thay đổi. Xem, tạm dừng hoặc loại nhóm phiếu tại:\n%(address)s\n"
    ) % {"question": poll.question, "groups": "\n".join(lines), "address": address}
    return write(people, SUBJECT, body)
