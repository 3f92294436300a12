"""The rows that belong to one article: its authors, series, keywords, files, corrections."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from .vocabularies import Keyword


class NewsPageAuthor(Orderable):
    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="author_rows")
    author = models.ForeignKey(
        "news.Author", verbose_name=_("Tác giả"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("author")]


class NewsPageSeries(Orderable):
    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="series_rows")
    series = models.ForeignKey(
        "news.EventSeries", verbose_name=_("Dòng sự kiện"), on_delete=models.PROTECT,
        related_name="page_rows",
    )  # fmt: skip

    panels = [FieldPanel("series")]


class NewsPageKeyword(ItemBase):
    content_object = ParentalKey(
        "news.NewsPage", on_delete=models.CASCADE, related_name="keyword_rows"
    )
    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="page_rows")


class NewsPageRelated(Orderable):
    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="related_rows")
    related = models.ForeignKey(
        "news.NewsPage", verbose_name=_("Bài liên quan"), on_delete=models.CASCADE,
        related_name="+",
    )  # fmt: skip

    panels = [FieldPanel("related")]


class NewsPageAttachment(Orderable):
    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "media.PortalDocument",
        verbose_name=_("Tài liệu"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(
        _("Tên hiển thị"), max_length=250, blank=True,
        help_text=_("Để trống thì dùng tên trong thư viện. Ví dụ: Công văn 3138-CV/TU"),
    )  # fmt: skip

    panels = [FieldPanel("document"), FieldPanel("title")]


class NewsPageCorrection(models.Model):
    """A dated note on what was wrong; readers see it under the lead (N-57)."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="corrections")
    date = models.DateField(_("Ngày đính chính"))
    text = models.TextField(_("Nội dung"), max_length=600)

    panels = [FieldPanel("date"), FieldPanel("text")]

    class Meta:
        ordering = ["-date", "-pk"]
        verbose_name = _("đính chính")

    def __str__(self):
        return self.text[:60]
