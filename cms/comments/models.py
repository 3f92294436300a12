"""What readers write under a page, and what staff set for it (EC-1, EG-11, EA-7)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.vietnamese.text import clean_line

LONGEST_BODY, LONGEST_NAME = 2000, 60


class Status(models.TextChoices):
    PENDING = "pending", _("Chờ duyệt")
    APPROVED = "approved", _("Đã đăng")
    REJECTED = "rejected", _("Không đăng")
    SPAM = "spam", _("Thư rác")
    HIDDEN = "hidden", _("Tạm ẩn")
    WITHDRAWN = "withdrawn", _("Người gửi đã rút")


class Reason(models.TextChoices):
    """Why a comment is not shown (EC-7)."""

    INSULT = "insult", _("Xúc phạm cá nhân, tổ chức")
    PRIVATE = "private", _("Lộ thông tin cá nhân")
    OFF_TOPIC = "off_topic", _("Không liên quan bài viết")
    UNLAWFUL = "unlawful", _("Trái quy định pháp luật")
    COMPLAINT = "complaint", _("Đơn thư, tố cáo: gửi cơ quan tiếp công dân")
    OTHER = "other", _("Khác (ghi rõ)")


class ReplyLabel(models.TextChoices):
    """What a consultation answers to a comment (EC-11, EC-13)."""

    ACCEPTED = "accepted", _("Tiếp thu")
    EXPLAINED = "explained", _("Giải trình")


class ReaderComment(models.Model):
    """A comment of a reader, or the agency's answer to one; its text never changes."""

    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("Bài viết")
    )
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")
    answers_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    body = models.TextField(_("Ý kiến"))
    body_key = models.CharField(max_length=32, db_index=True, editable=False)
    author_name = models.CharField(_("Họ và tên"), max_length=LONGEST_NAME, blank=True)
    author_email = models.EmailField(_("Thư điện tử"), blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    is_official = models.BooleanField(default=False)
    unit_name = models.CharField(_("Đơn vị"), max_length=150, blank=True)
    reply_label = models.CharField(max_length=10, choices=ReplyLabel, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.PENDING)
    status_before = models.CharField(max_length=10, choices=Status, blank=True)
    version = models.PositiveIntegerField(default=1)
    reason_code = models.CharField(max_length=10, choices=Reason, blank=True)
    flags = models.JSONField(default=list)
    is_flagged = models.BooleanField(default=False)
    reader_key = models.CharField(max_length=64, db_index=True)
    network_key = models.CharField(max_length=32, blank=True, db_index=True)
    consent_version = models.CharField(max_length=10, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # The decision as the log groups it: what carries another one was changed since (ES-3).
    decision = models.UUIDField(null=True, db_index=True)

    wagtail_reference_index_ignore = True  # Queries with every row for a list that nobody reads.

    class Meta:
        verbose_name = _("ý kiến bạn đọc")
        verbose_name_plural = _("Ý kiến bạn đọc")
        default_permissions = []
        permissions = [
            ("moderate", _("Duyệt ý kiến bạn đọc")),
            ("answer_officially", _("Trả lời ý kiến thay mặt cơ quan")),
            ("export", _("Xuất danh sách ý kiến")),
            ("export_email", _("Xuất kèm thư điện tử của người gửi")),
        ]
        indexes = [
            models.Index(fields=["page", "parent", "status", "created_at"]),
            models.Index(fields=["status", "-is_flagged", "created_at"]),
        ]

    def __str__(self):
        """No word of the reader's: the log keeps it for years, the reader may erase it (ED-2)."""
        return _("Ý kiến %(number)s") % {"number": self.pk}


class SensitiveWord(models.Model):
    """A word or phrase that puts a comment on top of the queue; it rejects nothing (EA-7)."""

    text = models.CharField(
        _("Từ"), max_length=60, unique=True,
        help_text=_("Viết đủ dấu, từ 1 đến 3 tiếng. Ví dụ: ăn hại"),
    )  # fmt: skip

    panels = [FieldPanel("text")]

    class Meta:
        ordering = ["text"]
        verbose_name = _("từ cần xem")
        verbose_name_plural = _("từ cần xem")

    def __str__(self):
        return self.text

    def clean(self):
        self.text = clean_line(self.text).lower()
        syllables = self.text.split()
        if not 1 <= len(syllables) <= 3 or not all(part.isalpha() for part in syllables):
            raise ValidationError({"text": _("Hãy viết từ 1 đến 3 tiếng, chỉ gồm chữ cái.")})


@register_setting(icon="comment")
class CommentSettings(BaseSiteSetting):
    """The rules of the site's comments; whether it takes any stands in cms.readers.models."""

    close_after_days = models.PositiveSmallIntegerField(
        _("Đóng nhận ý kiến sau N ngày"), default=30,
        help_text=_("Tính từ ngày đăng; 0 là không đóng. Ý kiến đã đăng vẫn hiện."),
    )  # fmt: skip
    reserved_names = models.TextField(
        _("Tên dành riêng cho cơ quan"), blank=True, max_length=5000,
        help_text=_("Mỗi dòng một tên đơn vị hoặc lãnh đạo mà bạn đọc không được dùng."),
    )  # fmt: skip
    rules_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("Trang “Quy định gửi ý kiến”"),
    )  # fmt: skip

    panels = [FieldPanel(name) for name in ("close_after_days", "reserved_names", "rules_page")]

    class Meta:
        verbose_name = _("ý kiến bạn đọc")
