"""What the services for readers share: the switches of the site, the salt of a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="group")
class AnswerSettings(BaseSiteSetting):
    """What readers of the whole site may answer; a page's own switch comes second (EG-11)."""

    takes_ratings = models.BooleanField(
        _("Cho đánh giá bài viết"), default=True,
        help_text=_("Tắt thì không bài nào có mục đánh giá. Bật thì từng bài có thể tắt riêng."),
    )  # fmt: skip
    takes_comments = models.BooleanField(
        _("Nhận ý kiến bạn đọc"), default=True,
        help_text=_("Bài chọn “Nhận” hoặc “Không nhận” thì theo lựa chọn của bài."),
    )  # fmt: skip
    takes_votes = models.BooleanField(
        _("Nhận phiếu bình chọn"), default=True,
        help_text=_("Tắt thì cột bên và bài viết không có thăm dò; kết quả cũ vẫn xem được."),
    )  # fmt: skip

    panels = [FieldPanel(name) for name in ("takes_ratings", "takes_comments", "takes_votes")]

    class Meta:
        default_permissions = ["change"]
        verbose_name = _("ý kiến và bình chọn")


class DailySalt(models.Model):
    """Random bytes of one Vietnamese day; gone within 48 hours, and with them all its keys.

    With it two posts of one network are alike, after it nobody can tell.
    """

    day = models.DateField(unique=True)
    salt = models.CharField(max_length=64)

    def __str__(self):
        return f"{self.day}"
