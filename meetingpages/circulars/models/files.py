"""A file of a document: uploaded once, never changed, readable where a readable document shows it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.media.private import PrivateFile
from cms.vietnamese.numbers import format_size


class CircularFile(PrivateFile):
    """`has_text` is False of a scan, whose words nobody could check (VB-56)."""

    has_text = models.BooleanField(_("Đọc được chữ"), default=True, editable=False)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("tệp văn bản")
        verbose_name_plural = _("tệp văn bản")

    def __str__(self):
        scan = "" if self.has_text else _(", bản quét, cổng không đọc được chữ")
        return f"{self.name} ({format_size(self.size)}{scan})"

    @property
    def url(self):
        return reverse("circular_file", args=[self.uuid, self.name])

    def readable_by(self, user):
        """Return whether a live document that this person may read shows the file (VB-41, VB-42)."""
        from .circular import CircularPage

        return CircularPage.objects.readable_by(user).filter(attachments__file=self).exists()
