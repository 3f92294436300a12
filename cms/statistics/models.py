"""What is kept of all views: sums by day and page, start values, and how far was counted (V-13).

Pages are plain numbers: a page that is deleted takes no day's sum with it.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .records import Reason


class DayCount(models.Model):
    """The sums of one Vietnamese day; kept for ever. `beacons` counts machines and noise too."""

    day = models.DateField(_("Ngày"), unique=True)
    visits = models.BigIntegerField(_("Lượt truy cập"), default=0)
    views = models.BigIntegerField(_("Lượt xem trang"), default=0)
    beacons = models.BigIntegerField(_("Tín hiệu nhận được"), default=0)

    class Meta:
        ordering = ["-day"]
        verbose_name = _("số liệu một ngày")
        verbose_name_plural = _("Số liệu theo ngày")

    def __str__(self):
        return f"{self.day:%d/%m/%Y}"


class LeftOut(models.Model):
    """How many beacons of a day were no reader's views, and why (V-8)."""

    day = models.DateField(_("Ngày"))
    reason = models.PositiveSmallIntegerField(_("Lý do"), choices=Reason.choices)
    count = models.BigIntegerField(_("Số lượt"), default=0)

    class Meta:
        ordering = ["-day", "-count"]
        verbose_name = _("lượt không tính")
        verbose_name_plural = _("Lượt không tính")
        constraints = [models.UniqueConstraint(fields=["day", "reason"], name="one_left_out_a_day")]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}: {self.get_reason_display()}"


class PageDay(models.Model):
    """Views of a page on one day."""

    page = models.PositiveIntegerField()
    day = models.DateField(db_index=True)
    views = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="one_page_day")]

    def __str__(self):
        return f"{self.page}, {self.day}: {self.views}"


class PageHour(models.Model):
    """Views of a page within one hour (hours since 1970), for "24 giờ"; gone after two days."""

    page = models.PositiveIntegerField()
    hour = models.PositiveIntegerField(db_index=True)
    views = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "hour"], name="one_page_hour")]

    def __str__(self):
        return f"{self.page}, {self.hour}: {self.views}"


class PageTotal(models.Model):
    """All views of a page that were counted, and the start value that its baselines give it."""

    page = models.PositiveIntegerField(primary_key=True)
    views = models.BigIntegerField(default=0)
    baseline = models.BigIntegerField(default=0)

    def __str__(self):
        return f"{self.page}: {self.views + self.baseline}"


class LiveReader(models.Model):
    """A reader of the last half hour by key, with the pages seen; then the row is purged (V-1)."""

    key = models.BigIntegerField(primary_key=True)
    seen = models.BigIntegerField(db_index=True)
    minute = models.BigIntegerField()
    in_minute = models.PositiveIntegerField()
    pages = models.TextField()  # page id and moment, page id and moment …

    def __str__(self):
        return f"{self.key}"


class SpoolOffset(models.Model):
    """How far a file of a machine is counted."""

    machine = models.CharField(max_length=32)
    file = models.CharField(max_length=60)
    offset = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["machine", "file"], name="one_spool_offset")]

    def __str__(self):
        return f"{self.file}: {self.offset}"


class Health(models.Model):
    """One row: when the last view came and was counted, what was lost on the way (V-16)."""

    last_beacon = models.BigIntegerField(default=0)
    last_fold = models.BigIntegerField(default=0)
    dropped = models.BigIntegerField(default=0)
    torn = models.BigIntegerField(default=0)

    def __str__(self):
        return f"{self.last_fold}"


class Baseline(models.Model):
    """A start value of the whole portal or of one page; never changed, only added to (V-17).

    A wrong one is taken back by another with the opposite sign.
    """

    page = models.PositiveIntegerField(_("Trang"), null=True, editable=False)
    page_title = models.CharField(_("Tên trang"), max_length=255, blank=True, editable=False)
    amount = models.BigIntegerField(_("Số lượt"))
    source = models.CharField(_("Nguồn số liệu"), max_length=250)
    note = models.TextField(_("Ghi chú"), blank=True)
    at = models.DateTimeField(_("Lúc"), default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False,
        related_name="+", verbose_name=_("Người nhập"),
    )  # fmt: skip

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("số liệu đầu kỳ")
        verbose_name_plural = _("Số liệu đầu kỳ")

    def __str__(self):
        return self.page_title or str(_("Cả cổng"))
