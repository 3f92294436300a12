"""People who are invited and informed, each with an official mailbox (MT-4, MT-12)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from cms.vietnamese.text import clean_line

from ..addresses import judge


class Person(index.Indexed, models.Model):
    """An official or delegate; who has left is closed ("đã thôi việc"), never deleted."""

    full_name = models.CharField(
        _("Họ và tên"), max_length=150, help_text=_("Ví dụ: Nguyễn Thị Minh Mẫu")
    )
    position = models.CharField(
        _("Chức vụ"), max_length=150, blank=True, help_text=_("Ví dụ: Phó Giám đốc Sở")
    )
    unit = models.ForeignKey(
        "organisation.Unit", verbose_name=_("Đơn vị"), on_delete=models.PROTECT,
        related_name="people",
    )  # fmt: skip
    official_email = models.CharField(
        _("Thư công vụ"), max_length=254,
        help_text=_("Ví dụ: ten@binhphuoc.gov.vn. Không dùng gmail, yahoo hay thư cá nhân khác."),
    )  # fmt: skip
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("Tài khoản trên cổng"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="person",
        help_text=_("Để trống nếu người này chỉ vào họp bằng liên kết trong thư mời."),
    )  # fmt: skip
    is_active = models.BooleanField(
        _("Đang công tác"), default=True,
        help_text=_("Bỏ đánh dấu khi đã thôi việc: không mời được nữa, dữ liệu cũ vẫn giữ."),
    )  # fmt: skip

    panels = [
        FieldPanel("full_name"),
        FieldRowPanel([FieldPanel("position"), FieldPanel("unit")]),
        FieldPanel("official_email"),
        FieldPanel("account"),
        FieldPanel("is_active"),
    ]
    search_fields = [
        index.SearchField("full_name"),
        index.AutocompleteField("full_name"),
        index.SearchField("position"),
        index.SearchField("official_email"),
        index.FilterField("is_active"),
        index.FilterField("unit"),
    ]

    class Meta:
        ordering = ["full_name"]
        verbose_name = _("người")
        verbose_name_plural = _("người")
        constraints = [
            models.UniqueConstraint(
                Lower("official_email"),
                name="one_person_a_mailbox",
                violation_error_message=_("Hộp thư này đã là của một người khác."),
            )
        ]

    def __str__(self):
        return self.full_name

    def clean_fields(self, exclude=None):
        self.full_name, self.position = clean_line(self.full_name), clean_line(self.position)
        super().clean_fields(exclude=exclude)

    def clean(self):
        """Judge the mailbox of who still works (MT-11); of the others the last one is kept."""
        super().clean()
        if self.is_active and self.official_email:
            try:
                today = timezone.localdate()
                self.official_email = judge(self.official_email, today, whose=self.full_name)
            except ValidationError as error:
                raise ValidationError({"official_email": error}) from None
