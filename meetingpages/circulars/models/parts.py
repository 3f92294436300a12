"""The rows that belong to one document: who issued and signed it, its files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

SIGNING = ["TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L"]


class CircularIssuer(Orderable):
    """One issuing office with its signer; several make a joint document ("liên tịch")."""

    page = ParentalKey("circulars.CircularPage", on_delete=models.CASCADE, related_name="issuers")
    unit = models.ForeignKey(
        "organisation.Unit", verbose_name=_("Cơ quan ban hành"), on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    authority = models.CharField(
        _("Thẩm quyền ký"), max_length=5, blank=True, choices=[(sign, sign) for sign in SIGNING]
    )
    signer = models.CharField(
        _("Người ký"), max_length=100, blank=True, help_text=_("Ví dụ: Trần Tuệ Hiền")
    )
    position = models.CharField(
        _("Chức vụ"), max_length=150, blank=True, help_text=_("Ví dụ: Phó Bí thư Thường trực")
    )

    panels = [
        FieldPanel("unit"),
        FieldRowPanel([FieldPanel("authority"), FieldPanel("signer"), FieldPanel("position")]),
    ]


class FileKind(models.TextChoices):
    SIGNED = "ban-ky-so", _("Bản ký số")
    WORD = "ban-word", _("Bản Word")
    ANNEX = "phu-luc", _("Phụ lục")


class CircularAttachment(Orderable):
    page = ParentalKey(
        "circulars.CircularPage", on_delete=models.CASCADE, related_name="attachments"
    )
    kind = models.CharField(_("Bản"), max_length=10, choices=FileKind, default=FileKind.SIGNED)
    file = models.ForeignKey(
        "circulars.CircularFile", verbose_name=_("Tệp"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("kind"), FieldPanel("file")]
