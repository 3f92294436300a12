"""The words a document is described with; laws change them, so clerks do (VB-27, VB-28)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ..numbers import LAW, PARTY, STATE


class System(models.TextChoices):
    """The family of rules a document belongs to (VB-4)."""

    PARTY = PARTY, _("Văn bản của Đảng")
    STATE = STATE, _("Văn bản hành chính")
    LAW = LAW, _("Văn bản quy phạm pháp luật")


class Word(models.Model):
    """A word of a vocabulary; a closed one is no longer offered, old documents keep it."""

    is_closed = models.BooleanField(
        _("Ngừng dùng"), default=False, help_text=_("Không chọn được nữa; văn bản cũ vẫn giữ.")
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class CircularType(Word):
    name = models.CharField(_("Tên loại"), max_length=60, help_text=_("Ví dụ: Quyết định"))
    signs = models.CharField(
        _("Chữ viết tắt"), max_length=60, blank=True,
        help_text=_("Cách nhau bằng dấu phẩy; để trống khi số, ký hiệu không ghi. Ví dụ: QĐi, QyĐ"),
    )  # fmt: skip
    system = models.CharField(_("Hệ thống văn bản"), max_length=10, choices=System)
    has_validity = models.BooleanField(
        _("Có hiệu lực theo thời gian"), default=True,
        help_text=_("Bỏ dấu với loại không nói còn hay hết hiệu lực, như giấy mời, báo cáo."),
    )  # fmt: skip

    panels = [FieldPanel(n) for n in ("name", "signs", "system", "has_validity", "is_closed")]

    class Meta:
        ordering = ["name", "system"]
        verbose_name = _("tên loại văn bản")
        verbose_name_plural = _("tên loại văn bản")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "system"], name="type_once",
                violation_error_message=_("Tên loại này đã có trong hệ thống văn bản đó."),
            )
        ]  # fmt: skip


class Subject(Word):
    name = models.CharField(
        _("Lĩnh vực"), max_length=100, unique=True, help_text=_("Ví dụ: Chuyển đổi số")
    )

    panels = [FieldPanel("name"), FieldPanel("is_closed")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("lĩnh vực")
        verbose_name_plural = _("lĩnh vực")
