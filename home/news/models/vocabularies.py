"""What many articles share: authors, event series, keywords (N-8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase
from wagtail.admin.panels import FieldPanel

from cms.vietnamese.slugs import slugify

SLUG_HELP = _("Để trống thì tự tạo từ tên. Chỉ gồm chữ thường không dấu, số và dấu gạch ngang.")
SLUG_LENGTH = 100


class SluggedName(models.Model):
    """A named record with an address of its own; the slug is made from the name when left empty."""

    slug = models.SlugField(
        _("Đường dẫn"), max_length=SLUG_LENGTH, unique=True, blank=True, help_text=SLUG_HELP
    )
    named_by = "title"

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.slug = self.slug or self.free_slug()
        super().save(*args, **kwargs)

    def full_clean(self, *args, **kwargs):
        self.slug = self.slug or self.free_slug()
        super().full_clean(*args, **kwargs)

    def free_slug(self):
        """Return a slug made from the name that no other record of this kind has."""
        base = slugify(getattr(self, self.named_by), max_length=SLUG_LENGTH - 4) or "muc"
        taken = set(type(self).objects.filter(slug__startswith=base).values_list("slug", flat=True))
        candidates = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
        return next(slug for slug in candidates if slug not in taken)


class Author(SluggedName):
    """A writer as readers know them: a pen name and a unit."""

    named_by = "name"
    name = models.CharField(_("Bút danh"), max_length=100, help_text=_("Ví dụ: Họa My"))
    unit = models.CharField(_("Đơn vị"), max_length=150, blank=True, help_text=_("Ví dụ: VP"))
    photo = models.ForeignKey(
        "media.PortalImage", verbose_name=_("Ảnh"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    about = models.TextField(_("Giới thiệu ngắn"), max_length=600, blank=True)

    panels = [FieldPanel(name) for name in ("name", "unit", "photo", "about", "slug")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("tác giả")
        verbose_name_plural = _("tác giả")

    def __str__(self):
        return f"{self.name} - {self.unit}" if self.unit else self.name


class EventSeries(SluggedName):
    """Articles that follow one event ("Theo dòng sự kiện")."""

    title = models.CharField(_("Tên dòng sự kiện"), max_length=150)
    lead = models.TextField(_("Giới thiệu"), max_length=600, blank=True)
    image = models.ForeignKey(
        "media.PortalImage", verbose_name=_("Ảnh"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    image_alt = models.CharField(_("Mô tả ảnh"), max_length=250, blank=True)
    is_open = models.BooleanField(_("Đang theo dõi"), default=True)

    panels = [FieldPanel(n) for n in ("title", "lead", "image", "image_alt", "is_open", "slug")]

    class Meta:
        ordering = ["title"]
        verbose_name = _("dòng sự kiện")
        verbose_name_plural = _("dòng sự kiện")

    def __str__(self):
        return self.title


class Keyword(TagBase):
    """A keyword of articles ("Từ khóa"); its slug is the name without tone marks."""

    class Meta:
        ordering = ["name"]
        verbose_name = _("từ khóa")
        verbose_name_plural = _("từ khóa")

    def slugify(self, tag, i=None):
        base = slugify(tag, max_length=SLUG_LENGTH - 4) or "tu-khoa"
        return base if i is None else f"{base}-{i}"
