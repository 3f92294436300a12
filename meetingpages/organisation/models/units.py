"""The offices that issue and receive documents, each for the time it existed (VB-27)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class UnitQuerySet(models.QuerySet):
    def valid_on(self, day):
        """Units that exist on that day, the last day included."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gte=day))


class Unit(index.Indexed, models.Model):
    """An office ("cơ quan, đơn vị"); a renamed or merged one keeps its row and names its successor."""

    name = models.CharField(
        _("Tên"), max_length=200, help_text=_("Ví dụ: Văn phòng Tỉnh ủy Bình Phước")
    )
    short_name = models.CharField(
        _("Tên gọi tắt"), max_length=100, blank=True,
        help_text=_("In trong danh sách văn bản. Ví dụ: Văn phòng Tỉnh ủy"),
    )  # fmt: skip
    valid_from = models.DateField(_("Hoạt động từ ngày"), null=True, blank=True)
    valid_to = models.DateField(
        _("Hoạt động đến hết ngày"), null=True, blank=True,
        help_text=_("Ghi khi đơn vị đổi tên, sáp nhập hoặc giải thể; văn bản cũ vẫn giữ tên này."),
    )  # fmt: skip
    successor = models.ForeignKey(
        "self", verbose_name=_("Đơn vị kế tục"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    contact = models.ForeignKey(
        "organisation.Person", verbose_name=_("Người nhận giấy mời của đơn vị"),
        null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("Giấy mời ghi “mỗi đơn vị 01 đại biểu” gửi tới hộp thư của người này."),
    )  # fmt: skip

    objects = UnitQuerySet.as_manager()
    panels = [
        FieldPanel("name"),
        FieldPanel("short_name"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldPanel("successor"),
        FieldPanel("contact", permission="organisation.change_person"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("cơ quan, đơn vị")
        verbose_name_plural = _("cơ quan, đơn vị")

    def __str__(self):
        return self.name

    @property
    def shown_name(self):
        """The name as lists print it."""
        return self.short_name or self.name

    def existed_on(self, day):
        """Return whether the unit exists on that day."""
        return not (self.valid_from and day < self.valid_from) and not (
            self.valid_to and day > self.valid_to
        )

    def clean(self):
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("Ngày cuối phải từ ngày đầu trở đi.")})
        if self.successor_id and self.successor_id == self.pk:
            raise ValidationError({"successor": _("Đơn vị không thể kế tục chính mình.")})
