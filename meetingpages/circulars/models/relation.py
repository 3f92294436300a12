"""What one document does to another; stored once, on the acting one, shown on both (VB-31, VB-32)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Kind(models.TextChoices):
    REPLACES = "thay-the", _("Thay thế")
    REPEALS = "bai-bo", _("Bãi bỏ toàn bộ")
    REPEALS_PARTLY = "bai-bo-phan", _("Bãi bỏ một phần")
    AMENDS = "sua-doi", _("Sửa đổi, bổ sung")
    CITES = "can-cu", _("Căn cứ, dẫn chiếu")
    DETAILS = "huong-dan", _("Quy định chi tiết, hướng dẫn")


OTHER_SIDE = {
    Kind.REPLACES: _("Bị thay thế bởi"),
    Kind.REPEALS: _("Bị bãi bỏ bởi"),
    Kind.REPEALS_PARTLY: _("Bị bãi bỏ bởi"),
    Kind.AMENDS: _("Được sửa đổi, bổ sung bởi"),
    Kind.CITES: _("Là căn cứ của, được dẫn chiếu bởi"),
    Kind.DETAILS: _("Được quy định chi tiết, hướng dẫn bởi"),
}
ENDING = (Kind.REPLACES, Kind.REPEALS)


class CircularRelation(Orderable):
    """`target_text` and `target_key` stand for a document that is not on the portal yet (VB-33)."""

    page = ParentalKey("circulars.CircularPage", on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("Quan hệ"), max_length=15, choices=Kind)
    target = models.ForeignKey(
        "circulars.CircularPage", verbose_name=_("Văn bản trên cổng"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="acted_on_by",
    )  # fmt: skip
    target_text = models.CharField(
        _("Hoặc số, ký hiệu"), max_length=80, blank=True,
        help_text=_("Khi văn bản kia chưa có trên cổng; sẽ tự nối khi có. Ví dụ: 09-QĐi/TU"),
    )  # fmt: skip
    target_key = models.CharField(max_length=100, blank=True, db_index=True, editable=False)
    articles = models.CharField(
        _("Điều, khoản"), max_length=200, blank=True, help_text=_("Ví dụ: Điều 3, khoản 2 Điều 5")
    )
    from_date = models.DateField(
        _("Từ ngày"), null=True, blank=True,
        help_text=_("Để trống thì theo ngày có hiệu lực của văn bản này."),
    )  # fmt: skip
    ends_partly = models.BooleanField(
        _("Làm hết hiệu lực một phần"), default=False, help_text=_("Chỉ với Sửa đổi, bổ sung.")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("articles")]),
        FieldPanel("target"),
        FieldPanel("target_text"),
        FieldRowPanel([FieldPanel("from_date"), FieldPanel("ends_partly")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("quan hệ văn bản")

    @property
    def other_side(self):
        """What the target's page says of it."""
        return OTHER_SIDE[self.kind]

    @property
    def acts_from(self):
        return self.from_date or self.page.in_force_from

    @property
    def ends_whole(self):
        return self.kind in ENDING

    @property
    def ends_part(self):
        return self.kind == Kind.REPEALS_PARTLY or (self.kind == Kind.AMENDS and self.ends_partly)
