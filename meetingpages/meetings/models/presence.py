"""Who came in and went out: events, not a flag; a mistake is a counter-event (MT-27)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CheckEvent(models.Model):
    wagtail_reference_index_ignore = True
    invitation = models.ForeignKey(
        "meetings.Invitation", on_delete=models.PROTECT, related_name="checks"
    )
    is_in = models.BooleanField(_("Vào"), default=True)
    is_online = models.BooleanField(_("Trực tuyến"), default=False)
    at = models.DateTimeField(_("Lúc"), default=timezone.now)
    # Empty: the person did it with the code.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("lượt điểm danh")
        verbose_name_plural = _("lượt điểm danh")

    def __str__(self):
        return f"{self.invitation}: {_('vào') if self.is_in else _('ra')}"
