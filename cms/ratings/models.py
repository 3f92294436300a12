"""Stars of readers for a page: one row a reader, sums as a cache, old totals (ER-1)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.readers.switches import switches_for

VALUES = range(1, 6)


class Rating(models.Model):
    """1–5 stars by one reader for one page."""

    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("Bài viết")
    )
    reader_key = models.CharField(max_length=64, db_index=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    value = models.PositiveSmallIntegerField(_("Số sao"))
    created_at = models.DateTimeField(_("Gửi lúc"), default=timezone.now, db_index=True)
    updated_at = models.DateTimeField(_("Đổi lúc"), default=timezone.now)
    network_key = models.CharField(max_length=32, blank=True, db_index=True, editable=False)
    flags = models.JSONField(_("Dấu hiệu"), default=list)
    excluded_at = models.DateTimeField(_("Loại khỏi điểm lúc"), null=True)

    wagtail_reference_index_ignore = True  # Five queries a row for a list that nobody reads.

    class Meta:
        verbose_name = _("đánh giá")
        verbose_name_plural = _("đánh giá")
        default_permissions = ["view"]
        permissions = [
            ("exclude_rating", _("Loại đánh giá khỏi điểm và tính lại")),
            ("export_rating", _("Xuất danh sách đánh giá")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["page", "reader_key"], name="one_rating_a_reader"),
            models.CheckConstraint(
                condition=Q(value__gte=min(VALUES), value__lte=max(VALUES)), name="one_to_five"
            ),
        ]

    def __str__(self):
        return _("%(value)s sao: %(page)s") % {"value": self.value, "page": self.page.title}


class RatingSummary(models.Model):
    """What the rows of a page add up to; changed in the same transaction as they (EG-1)."""

    page = models.OneToOneField(
        "wagtailcore.Page", models.CASCADE, primary_key=True, related_name="+"
    )
    n1 = models.PositiveIntegerField(default=0)
    n2 = models.PositiveIntegerField(default=0)
    n3 = models.PositiveIntegerField(default=0)
    n4 = models.PositiveIntegerField(default=0)
    n5 = models.PositiveIntegerField(default=0)
    count = models.PositiveIntegerField(default=0)
    sum = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = []

    def __str__(self):
        return f"{self.page_id}: {self.sum}/{self.count}"

    def numbers(self):
        """Return [n1 … n5], how many gave each number of stars."""
        return [getattr(self, f"n{value}") for value in VALUES]

    def write(self, numbers):
        """Store how many gave each number of stars, and what follows from it."""
        for value, number in zip(VALUES, numbers, strict=True):
            setattr(self, f"n{value}", number)
        self.count = sum(numbers)
        self.sum = sum(value * number for value, number in zip(VALUES, numbers, strict=True))
        self.save()


class RatingBaseline(models.Model):
    """Totals that a page brought from the old portal; rows are added, never changed."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    count = models.PositiveIntegerField()
    sum = models.PositiveIntegerField()
    source = models.CharField(max_length=150)
    who = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(sum__gte=models.F("count"), sum__lte=models.F("count") * 5),
                name="baseline_is_possible",
            )
        ]

    def __str__(self):
        return f"{self.page_id}: {self.sum}/{self.count} ({self.source})"


def may_be_rated(page, request):
    """Return whether the page takes ratings now: its own switch, then the site's (EG-11)."""
    return getattr(page, "allow_rating", False) and switches_for(request).takes_ratings
