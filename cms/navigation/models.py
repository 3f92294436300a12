"""The furniture of the site: who the portal is, its menu, banners and link boxes (N-43…N-45)."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from .descriptions import check_description


@register_setting(icon="site")
class SiteIdentity(BaseSiteSetting):
    """What the masthead and the footer print; an empty line is not printed (N-45)."""

    site_name = models.CharField(_("Tên cổng"), max_length=150)
    site_tagline = models.CharField(_("Tên phụ"), max_length=150, blank=True)
    logo = models.ForeignKey(
        "media.PortalImage", verbose_name=_("Biểu trưng"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    logo_alt = models.CharField(_("Mô tả biểu trưng"), max_length=250, blank=True)
    share_image = models.ForeignKey(
        "media.PortalImage", verbose_name=_("Ảnh khi chia sẻ"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    governing_body = models.CharField(_("Cơ quan chủ quản"), max_length=250, blank=True)
    responsible_person = models.CharField(
        _("Chịu trách nhiệm nội dung"), max_length=250, blank=True
    )
    licence = models.CharField(_("Giấy phép số"), max_length=250, blank=True)
    address = models.CharField(_("Địa chỉ"), max_length=250, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=50, blank=True)
    hotline = models.CharField(_("Đường dây nóng"), max_length=50, blank=True)
    fax = models.CharField(_("Fax"), max_length=50, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    reprint_notice = models.CharField(
        _("Câu ghi nguồn"), max_length=250, blank=True,
        help_text=_("Ví dụ: Ghi rõ nguồn “Tên cổng” khi phát hành lại thông tin."),
    )  # fmt: skip
    demo_notice = models.CharField(_("Dòng cuối trang"), max_length=250, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("site_name"), FieldPanel("site_tagline"), FieldPanel("logo"),
             FieldPanel("logo_alt"), FieldPanel("share_image")],
            heading=_("Tên và biểu trưng"),
        ),
        MultiFieldPanel(
            [FieldPanel("governing_body"), FieldPanel("responsible_person"),
             FieldPanel("licence"), FieldPanel("reprint_notice"), FieldPanel("demo_notice")],
            heading=_("Cơ quan"),
        ),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("phone"), FieldPanel("hotline"),
             FieldPanel("fax"), FieldPanel("email")],
            heading=_("Liên hệ"),
        ),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("thông tin cổng")

    def clean(self):
        super().clean()
        if self.logo_id and not self.logo_alt:
            raise ValidationError({"logo_alt": _("Hãy mô tả biểu trưng.")})


def check_address(address):
    """Raise ValidationError for the field `address` unless it is https, http or a path of ours."""
    if address.startswith("/") and not address.startswith("//"):
        return
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        raise ValidationError({"address": _("Địa chỉ không hợp lệ.")}) from error


class Link(models.Model):
    """A page of the portal or an address elsewhere: exactly one of the two."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("Trang"), null=True, blank=True,
        on_delete=models.CASCADE, related_name="+",
    )  # fmt: skip
    address = models.CharField(
        _("Hoặc địa chỉ"), max_length=500, blank=True,
        help_text=_("Ví dụ: https://dichvucong.gov.vn hoặc /van-ban/"),
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def url(self):
        return self.page.url if self.page_id else self.address

    def clean(self):
        super().clean()
        if bool(self.page_id) == bool(self.address):
            raise ValidationError({"page": _("Hãy chọn một trang hoặc ghi một địa chỉ.")})
        if self.address:
            check_address(self.address)


class MenuItem(Link):
    """An entry of the main menu, on two levels."""

    title = models.CharField(_("Tiêu đề"), max_length=60)
    parent = models.ForeignKey(
        "self", verbose_name=_("Nằm dưới mục"), null=True, blank=True,
        on_delete=models.CASCADE, related_name="children", limit_choices_to={"parent": None},
    )  # fmt: skip
    sort_order = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)

    panels = [
        FieldPanel("title"),
        FieldPanel("page"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("parent"), FieldPanel("sort_order")]),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("mục menu")
        verbose_name_plural = _("menu chính")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.parent_id and (self.parent_id == self.pk or self.parent.parent_id):
            raise ValidationError({"parent": _("Menu chỉ có hai cấp.")})
        if self.parent_id and self.pk and self.children.exists():
            raise ValidationError({"parent": _("Mục này đang có mục con.")})


class ScheduledQuerySet(models.QuerySet):
    def showing(self):
        """What stands on pages at this moment, by its own dates."""
        now = timezone.now()
        return self.filter(
            Q(starts_at=None) | Q(starts_at__lte=now), Q(ends_at=None) | Q(ends_at__gt=now)
        )


class Scheduled(models.Model):
    """Something that may be shown for a time only."""

    starts_at = models.DateTimeField(_("Hiện từ"), null=True, blank=True)
    ends_at = models.DateTimeField(_("Hiện đến"), null=True, blank=True)

    objects = ScheduledQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Thời điểm kết thúc phải sau thời điểm bắt đầu.")})


class Banner(Scheduled):
    """A picture that leads somewhere, in the side column."""

    title = models.CharField(_("Tên để quản lý"), max_length=100)
    image = models.ForeignKey(
        "media.PortalImage", verbose_name=_("Ảnh"), on_delete=models.PROTECT, related_name="+"
    )
    alt = models.CharField(
        _("Mô tả"), max_length=250, blank=True,
        help_text=_("Câu mà người không nhìn thấy ảnh cần biết. Ví dụ: Tuần lễ đọc sách ở thư viện"),
    )  # fmt: skip
    address = models.CharField(_("Địa chỉ"), max_length=500, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)
    is_published = models.BooleanField(_("Hiện trên cổng"), default=True)

    panels = [
        FieldPanel("title"),
        FieldPanel("image"),
        FieldPanel("alt"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("sort_order"), FieldPanel("is_published")]),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("biểu ngữ")
        verbose_name_plural = _("biểu ngữ")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        check_description(self.alt)
        if self.address:
            check_address(self.address)


class LinkBox(Scheduled, ClusterableModel):
    """A list of links with a title, in the side column (N-44)."""

    title = models.CharField(_("Tiêu đề"), max_length=100)
    sort_order = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("sort_order"),
        InlinePanel("links", label=_("Liên kết"), heading=_("Liên kết"), min_num=1),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("hộp liên kết")
        verbose_name_plural = _("hộp liên kết")

    def __str__(self):
        return self.title


class LinkBoxItem(Orderable, Link):
    box = ParentalKey(LinkBox, on_delete=models.CASCADE, related_name="links")
    text = models.CharField(_("Chữ hiện ra"), max_length=150)

    panels = [FieldPanel("text"), FieldPanel("page"), FieldPanel("address")]

    class Meta(Orderable.Meta):
        verbose_name = _("liên kết")

    def __str__(self):
        return self.text
