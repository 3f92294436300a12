"""The domains of official mailboxes, each for the time it is in use (MT-10)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from ..addresses import check_domain


class MailDomain(models.Model):
    """A domain to which invitations and documents may be mailed."""

    domain = models.CharField(
        _("Tên miền"), max_length=253, unique=True,
        help_text=_("Phần sau dấu @ của hộp thư công vụ. Ví dụ: binhphuoc.gov.vn"),
    )  # fmt: skip
    valid_from = models.DateField(
        _("Có hiệu lực từ ngày"), null=True, blank=True,
        help_text=_("Để trống nếu tên miền đã dùng từ lâu."),
    )  # fmt: skip
    valid_to = models.DateField(
        _("Có hiệu lực đến hết ngày"), null=True, blank=True,
        help_text=_("Ghi khi tên miền thôi dùng, ví dụ sau sáp nhập; sau ngày này thư bị chặn."),
    )  # fmt: skip
    unit = models.ForeignKey(
        "organisation.Unit", verbose_name=_("Đơn vị"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="mail_domains",
    )  # fmt: skip
    include_subdomains = models.BooleanField(
        _("Kể cả tên miền con"), default=False,
        help_text=_("Đánh dấu nếu ten@sonoivu.binhphuoc.gov.vn cũng được nhận giấy mời."),
    )  # fmt: skip
    note = models.CharField(
        _("Ghi chú"), max_length=200, blank=True, help_text=_("Ví dụ: theo Công văn 595-CV/TU")
    )

    panels = [
        FieldPanel("domain"),
        FieldPanel("include_subdomains"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldPanel("unit"),
        FieldPanel("note"),
    ]

    class Meta:
        ordering = ["domain"]
        verbose_name = _("tên miền thư công vụ")
        verbose_name_plural = _("tên miền thư công vụ")

    def __str__(self):
        return self.domain

    def clean_fields(self, exclude=None):
        """Judge the domain as it will be kept: small letters, no final dot."""
        super().clean_fields(exclude=exclude)
        try:
            self.domain = check_domain(self.domain)
        except ValidationError as error:
            raise ValidationError({"domain": error}) from None

    def clean(self):
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("Ngày cuối phải từ ngày đầu trở đi.")})

    def covers(self, domain):
        """Return whether a domain in small letters is this one, or below it with the tick."""
        below = self.include_subdomains and domain.endswith(f".{self.domain}")
        return domain == self.domain or below

    def is_valid_on(self, day):
        """Return whether mail may be sent there on that day, the last day included."""
        return not (self.valid_from and day < self.valid_from) and not (
            self.valid_to and day > self.valid_to
        )
