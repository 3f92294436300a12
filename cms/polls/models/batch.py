"""A group of ballots that stands out; only a person takes it out of "đã lọc" (EA-8, EA-9)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .ballot import Ballot
from .poll import Poll


class BatchState(models.TextChoices):
    PROPOSED = "proposed", _("Chờ xem xét")
    IN_FORCE = "in_force", _("Đã loại")
    DISMISSED = "dismissed", _("Đã bỏ qua")
    REVERTED = "reverted", _("Đã đưa lại")


class ExclusionBatch(models.Model):
    """Holds its ballots by id, so it stays whole after the network keys are gone."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="batches")
    ballots = models.ManyToManyField(Ballot, related_name="batches")
    found = models.CharField(_("Vì sao"), max_length=250)
    by_hand = models.BooleanField(default=False)  # such a one does not grow by itself
    size = models.PositiveIntegerField(_("Số phiếu"), default=0)
    first_at = models.DateTimeField(_("Từ"))
    last_at = models.DateTimeField(_("Đến"))
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=BatchState, default=BatchState.PROPOSED
    )
    reason = models.TextField(_("Lý do"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("Người quyết định"),
    )  # fmt: skip
    at = models.DateTimeField(_("Lúc"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("cụm phiếu")
        verbose_name_plural = _("cụm phiếu")

    def __str__(self):
        return f"Cụm {self.pk}"
