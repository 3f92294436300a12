"""A ZIP of papers that was asked for by somebody, on its way or ready (MT-23)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Pack(models.Model):
    """`digest` is of who asked and of each version in it: other papers or rights, another pack."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="packs")
    person = models.ForeignKey(
        "organisation.Person", null=True, on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    digest = models.CharField(max_length=64, db_index=True)
    asked_at = models.DateTimeField(auto_now_add=True, db_index=True)
    ready_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("gói tài liệu")
        verbose_name_plural = _("gói tài liệu")

    def __str__(self):
        return str(self.uuid)

    @property
    def path(self):
        """Where the ZIP lies or will lie; below the private folder, with no address of its own."""
        return settings.PORTAL_DATA_DIR / "private" / "packs" / f"{self.uuid}.zip"
