"""What stands before any meeting: bodies that meet with their rules, rooms, days off."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

LONGEST_TERM = 30  # working days; no rule asks for more


class Share(models.TextChoices):
    """What part of the base is enough; computed with integers (MT-28, MT-31)."""

    OVER_HALF = "over-half", _("Quá nửa (trên 1/2)")
    TWO_THIRDS = "two-thirds", _("Từ 2/3 trở lên")

    def needed_of(self, base):
        """Return how many of `base` are the least that is enough: 8 or 10 of 15."""
        return base // 2 + 1 if self is Share.OVER_HALF else -(-2 * base // 3)


class VoteBase(models.TextChoices):
    """Of whom the share of a vote is taken (MT-31)."""

    MEMBERS = "members", _("Tổng số thành viên có quyền biểu quyết")
    PRESENT = "present", _("Số có mặt khi mở biểu quyết")
    CAST = "cast", _("Số phiếu đã biểu quyết")


class MeetingBody(ClusterableModel):
    """A body that meets ("tổ chức họp"), with what its meetings start from."""

    name = models.CharField(
        _("Tên"), max_length=200, unique=True, help_text=_("Ví dụ: Ban Thường vụ Tỉnh ủy")
    )
    members = ParentalManyToManyField(
        "organisation.Person", verbose_name=_("Thành viên mặc định"), blank=True, related_name="+"
    )
    secretaries = ParentalManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("Thư ký"), blank=True, related_name="+",
        help_text=_("Các tài khoản được chuẩn bị cuộc họp của tổ chức này."),
    )  # fmt: skip
    quorum = models.CharField(
        _("Điều kiện đủ số dự họp"), max_length=12, choices=Share, default=Share.TWO_THIRDS
    )
    majority = models.CharField(
        _("Quy tắc biểu quyết"), max_length=12, choices=Share, default=Share.OVER_HALF
    )
    majority_base = models.CharField(
        _("Tính trên"), max_length=10, choices=VoteBase, default=VoteBase.MEMBERS
    )
    papers_days = models.PositiveSmallIntegerField(
        _("Hạn gửi tài liệu (ngày làm việc trước họp)"), default=3,
        validators=[MaxValueValidator(LONGEST_TERM)],
    )  # fmt: skip
    notice_days = models.PositiveSmallIntegerField(
        _("Hạn thông báo kết luận (ngày làm việc sau họp)"), default=5,
        validators=[MaxValueValidator(LONGEST_TERM)],
    )  # fmt: skip
    page_price = models.PositiveIntegerField(
        _("Giá một trang in (đồng)"), null=True, blank=True,
        help_text=_("Để tính tiền giấy tiết kiệm. Để trống thì chỉ tính số trang."),
    )  # fmt: skip
    substitute_counts = models.BooleanField(
        _("Người dự thay được tính vào số có mặt"), default=True
    )
    substitute_votes = models.BooleanField(_("Người dự thay được biểu quyết"), default=False)
    online_counts = models.BooleanField(_("Dự trực tuyến được tính có mặt"), default=True)
    agenda = models.TextField(
        _("Mẫu chương trình"), blank=True,
        help_text=_("Mỗi dòng một mục, số phút sau dấu “|”. Ví dụ: Khai mạc | 10"),
    )  # fmt: skip

    class Meta:
        ordering = ["name"]
        verbose_name = _("tổ chức họp")
        verbose_name_plural = _("tổ chức họp")

    def __str__(self):
        return self.name


class MeetingRoom(models.Model):
    name = models.CharField(
        _("Tên"), max_length=150, unique=True,
        help_text=_("Ví dụ: Phòng họp số 1, Trụ sở Tỉnh ủy"),
    )  # fmt: skip
    is_closed = models.BooleanField(_("Ngừng dùng"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("phòng họp")
        verbose_name_plural = _("phòng họp")

    def __str__(self):
        return self.name


class Holiday(models.Model):
    """A day off, or a weekend day that is worked instead (MT-39)."""

    day = models.DateField(_("Ngày"), unique=True)
    name = models.CharField(_("Tên"), max_length=100, help_text=_("Ví dụ: Quốc khánh"))
    is_worked = models.BooleanField(
        _("Làm bù"), default=False, help_text=_("Ngày cuối tuần được hoán đổi thành ngày làm việc.")
    )

    class Meta:
        ordering = ["-day"]
        verbose_name = _("ngày nghỉ, ngày làm bù")
        verbose_name_plural = _("ngày nghỉ, ngày làm bù")

    def __str__(self):
        return self.name
