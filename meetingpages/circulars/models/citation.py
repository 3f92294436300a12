"""Where published pages name documents, and which numbers still wait for one (VB-38)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from cms.vietnamese.dates import format_date


class Outcome(models.TextChoices):
    ONE = "mot", _("Đã nối")
    NONE = "khong", _("Chưa có trên cổng")
    SEVERAL = "nhieu", _("Có nhiều văn bản cùng số")


class Citation(models.Model):
    """A number in a published page; written anew each time the page is published."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100, db_index=True)
    text = models.CharField(max_length=100)
    noun = models.CharField(max_length=40, blank=True)
    day = models.DateField(null=True)
    day_is_guessed = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=Outcome)
    circular = models.ForeignKey(
        "circulars.CircularPage", null=True, on_delete=models.SET_NULL, related_name="citations"
    )

    class Meta:
        verbose_name = _("lần nhắc đến văn bản")

    def __str__(self):
        return self.text


class CitedNumber(models.Model):
    """All citations of one key: what the clerk has to find, to make or to leave."""

    key = models.CharField(_("Số, ký hiệu"), max_length=100, unique=True, editable=False)
    text = models.CharField(_("Viết trong bài"), max_length=100, editable=False)
    noun = models.CharField(_("Gọi là"), max_length=40, blank=True, editable=False)
    day = models.DateField(_("Ngày nêu trong bài"), null=True, editable=False)
    outcome = models.CharField(_("Kết quả"), max_length=10, choices=Outcome, editable=False)
    times = models.PositiveIntegerField(_("Số lần"), default=0, editable=False)
    is_ignored = models.BooleanField(
        _("Bỏ qua"), default=False, help_text=_("Không nhắc nữa, kể cả khi bài khác nêu số này.")
    )
    ignore_reason = models.CharField(_("Lý do bỏ qua"), max_length=300, blank=True)

    panels = [
        HelpPanel(template="circulars/admin/cited_number.html"),
        FieldPanel("is_ignored"),
        FieldPanel("ignore_reason"),
    ]

    class Meta:
        ordering = ["-times", "key"]
        verbose_name = _("văn bản được nhắc đến")
        verbose_name_plural = _("Văn bản chưa có trên cổng")

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        if self.is_ignored and not self.ignore_reason:
            raise ValidationError({"ignore_reason": _("Hãy ghi lý do bỏ qua.")})

    @property
    def day_words(self):
        return format_date(self.day) if self.day else ""

    @property
    def pages(self):
        """The citations, each with its page, newest page first."""
        found = Citation.objects.filter(key=self.key).select_related("page")
        return found.order_by("-page__first_published_at", "-pk")

    @property
    def index_pk(self):
        """The page below which a document is made."""
        from .circular import CircularIndexPage

        return CircularIndexPage.objects.values_list("pk", flat=True).get()

    @property
    def candidates(self):
        from .circular import CircularPage

        return CircularPage.objects.filter(key=self.key).order_by("-issued_on")
