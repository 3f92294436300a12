"""Papers of an item: what is expected of whom, and each version that came (MT-21, MT-22)."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.media.private import PrivateFile

from .meeting import Level

MOST_COPIES = 5000  # more is a slip of the finger


class PaperRole(models.TextChoices):
    MAIN = "chinh", _("Chính")
    REFERENCE = "tham-khao", _("Tham khảo")
    DRAFT = "du-thao", _("Dự thảo")


class Paper(models.Model):
    """A paper ("tài liệu") that an item needs; without a version it is still missing."""

    wagtail_reference_index_ignore = True
    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(_("Tên tài liệu"), max_length=200)
    role = models.CharField(_("Vai trò"), max_length=12, choices=PaperRole, default=PaperRole.MAIN)
    unit = models.ForeignKey(
        "organisation.Unit", verbose_name=_("Đơn vị gửi"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    level = models.CharField(_("Mức độ"), max_length=10, choices=Level, default=Level.INTERNAL)
    readers = models.ManyToManyField(
        "organisation.Person", verbose_name=_("Người được đọc"), blank=True, related_name="+"
    )
    printed_copies = models.PositiveSmallIntegerField(
        _("Số bản in"), default=0, validators=[MaxValueValidator(MOST_COPIES)],
        help_text=_("Số bản giấy đã in của tài liệu này; dùng để tính giấy tiết kiệm."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)
    withdrawn_at = models.DateTimeField(_("Rút lúc"), null=True, editable=False)
    reminded_at = models.DateTimeField(_("Nhắc đơn vị lúc"), null=True, editable=False)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("tài liệu họp")
        verbose_name_plural = _("tài liệu họp")

    def __str__(self):
        """The title; of a limited paper none, since logs and lists are read by others (MT-9)."""
        return str(_("Tài liệu hạn chế")) if self.is_limited else self.title

    @property
    def is_limited(self):
        """Whether only those listed, for it or for its item, may know of it."""
        return Level.LIMITED in (self.level, self.item.level)


class PaperVersion(PrivateFile):
    """A file that came for a paper; the newest is the one in force, older ones stay readable."""

    wagtail_reference_index_ignore = True
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Phiên bản"))
    note = models.CharField(
        _("Ghi chú"), max_length=250, blank=True, help_text=_("Ví dụ: sửa phụ lục 2")
    )
    has_text = models.BooleanField(_("Đọc được chữ"), default=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Of receipts whose names were erased; before that the rows are counted (MT-24).
    opened_total = models.PositiveIntegerField(default=0, editable=False)
    confirmed_total = models.PositiveIntegerField(default=0, editable=False)
    # When those who had opened an older version were told of this one (MT-22).
    announced_at = models.DateTimeField(_("Báo bản mới lúc"), null=True, editable=False)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="one_version_a_number")
        ]
        verbose_name = _("phiên bản tài liệu")
        verbose_name_plural = _("phiên bản tài liệu")

    def __str__(self):
        return str(self.paper) if self.paper.is_limited else self.name

    @property
    def url(self):
        return reverse("meeting_file", args=[self.uuid, self.name])
