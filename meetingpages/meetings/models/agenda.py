"""One item of the agenda: what was planned, and what became of it (MT-3, MT-7, MT-20)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .meeting import NAME_LENGTH, Level

LONGEST_ITEM = 480  # minutes: a working day


class ItemKind(models.TextChoices):
    REPORT = "bao-cao", _("Báo cáo")
    DISCUSSION = "thao-luan", _("Thảo luận")
    DECISION = "bieu-quyet", _("Biểu quyết")
    INFORMATION = "thong-tin", _("Thông tin")


class Outcome(models.TextChoices):
    """What was decided; "" is "chưa xét" or, at the pointer, "đang xét"."""

    PASSED = "thong-qua", _("Thông qua")
    REJECTED = "khong-thong-qua", _("Không thông qua")
    POSTPONED = "hoan", _("Hoãn")
    WITHDRAWN = "rut", _("Rút")
    DONE = "xong", _("Xong")  # of an item that decides nothing, such as the opening


class AgendaItem(models.Model):
    """An item ("mục"). Plain rows outside revisions: what happened can never be rolled back."""

    wagtail_reference_index_ignore = True
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="items")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    order = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)
    label = models.CharField(_("Số hiệu"), max_length=10, blank=True, help_text=_("Ví dụ: 3.1"))
    public_name = models.CharField(_("Tên công khai"), max_length=NAME_LENGTH)
    full_name = models.CharField(_("Tên đầy đủ"), max_length=NAME_LENGTH, blank=True)
    kind = models.CharField(_("Loại"), max_length=12, choices=ItemKind, default=ItemKind.DISCUSSION)
    unit = models.ForeignKey(
        "organisation.Unit", verbose_name=_("Đơn vị chủ trì"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    presenter = models.CharField(
        _("Người trình bày"), max_length=150, blank=True,
        help_text=_("Ví dụ: Mai Thị Phỏng, Sở Minh Họa"),
    )  # fmt: skip
    minutes = models.PositiveSmallIntegerField(_("Thời lượng (phút)"), default=15)
    level = models.CharField(_("Mức độ"), max_length=10, choices=Level, default=Level.INTERNAL)
    readers = models.ManyToManyField(
        "organisation.Person", verbose_name=_("Người được đọc"), blank=True, related_name="+",
        help_text=_("Với mức Hạn chế: chỉ những người này và chủ trì."),
    )  # fmt: skip
    is_added = models.BooleanField(_("Phát sinh"), default=False)
    is_secret = models.BooleanField(
        _("Tài liệu mật"), default=False,
        help_text=_("Phát giấy tại phòng họp; mục này không nhận tệp nào."),
    )  # fmt: skip

    outcome = models.CharField(_("Kết quả"), max_length=16, choices=Outcome, blank=True)
    began_at = models.DateTimeField(_("Bắt đầu xét"), null=True, editable=False)
    ended_at = models.DateTimeField(_("Xong lúc"), null=True, editable=False)
    conclusion = models.TextField(_("Kết luận"), max_length=5000, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)  # of outcome and conclusion

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("mục chương trình")
        verbose_name_plural = _("mục chương trình")

    def __str__(self):
        return f"{self.label}. {self.public_name}" if self.label else self.public_name

    @property
    def name(self):
        """The name for those who may read the item."""
        return self.full_name or self.public_name

    @property
    def is_decided(self):
        """Whether it is locked (MT-7)."""
        return bool(self.outcome)
