"""The outbox: every mail of the portal waits here until it is sent, so none is lost or doubled."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    QUEUED = "queued", _("Chờ gửi")
    SENDING = "sending", _("Đang gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Gửi thất bại")
    UNKNOWN = "unknown", _("Không rõ đã gửi")  # the portal died in the middle (MT-14)


class OutgoingMail(models.Model):
    """One message, complete as it will leave (MIME text), with the state of its delivery."""

    recipients = models.TextField(_("Người nhận"))
    subject = models.CharField(_("Tiêu đề"), max_length=250)
    sender = models.CharField(_("Người gửi"), max_length=250)
    message = models.TextField(_("Nội dung"))
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=MailState, default=MailState.QUEUED
    )
    tries = models.PositiveSmallIntegerField(_("Số lần gửi"), default=0)
    next_try_at = models.DateTimeField(_("Lần gửi tới"), db_index=True)
    last_error = models.CharField(_("Lỗi gần nhất"), max_length=250, blank=True)
    created_at = models.DateTimeField(_("Lúc tạo"), auto_now_add=True)
    sent_at = models.DateTimeField(_("Lúc gửi"), null=True, blank=True)
    # Between officials: whoever looks after the outbox sees that it left, not what it says (MT-9).
    is_private = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("thư gửi đi")
        verbose_name_plural = _("thư gửi đi")

    def __str__(self):
        return self.subject

    def get_message_display(self):
        """What the list of outgoing mail shows of the text; a personal link in it is nobody else's."""
        return _("Chỉ người nhận đọc được.") if self.is_private else self.message
