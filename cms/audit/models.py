"""The one log of decisions that Wagtail does not log itself; it only grows (EG-13, SR-71)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ChainEnd(models.Model):
    """The one row that says where the chain ends; whoever writes a line holds it (MT-44).

    `oldest` is the first line that is kept: retention takes away the lines before it, and leaves
    the seal that the first kept line was made with.
    """

    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)
    oldest = models.PositiveBigIntegerField(default=1)
    oldest_before = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return str(self.number)


class EntryQuerySet(models.QuerySet):
    def update(self, **values):
        raise TypeError("An audit entry is never changed.")

    def delete(self):
        raise TypeError("An audit entry is never deleted by hand; see retention.")


class AuditEntry(models.Model):
    """Who decided what about which thing, when and why."""

    at = models.DateTimeField(_("Lúc"), default=timezone.now, db_index=True, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False,
        related_name="+", verbose_name=_("Tài khoản"),
    )  # fmt: skip
    actor_name = models.CharField(_("Người thực hiện"), max_length=150, editable=False)
    action = models.CharField(_("Mã việc"), max_length=60, db_index=True, editable=False)
    summary = models.CharField(_("Việc"), max_length=250, editable=False)
    subject_type = models.CharField(_("Loại"), max_length=60, editable=False)
    subject_id = models.CharField(_("Số"), max_length=40, editable=False)
    subject = models.CharField(_("Đối tượng"), max_length=250, editable=False)
    reason = models.TextField(_("Lý do"), blank=True, editable=False)
    details = models.JSONField(_("Chi tiết"), default=dict, editable=False)
    group = models.UUIDField(_("Nhóm"), null=True, db_index=True, editable=False)
    # The chain (chaining.py): numbers without a gap, each line sealed with the one before.
    number = models.PositiveBigIntegerField(_("Số thứ tự"), unique=True, editable=False)
    seal = models.CharField(_("Dấu niêm"), max_length=64, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("dòng nhật ký")
        verbose_name_plural = _("Nhật ký quyết định")

    def __str__(self):
        return f"{self.summary}: {self.subject}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("An audit entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An audit entry is never deleted by hand; see retention.")
