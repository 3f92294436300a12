"""The article ("Tin, bài"): placement, fields, search, panels, what it knows of itself (N-1…N-13)."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from cms.media.texts import notes_on
from cms.pages.body import BodyBlock
from cms.pages.models import BasePage
from cms.polls.blocks import PollBlock

from .. import panels
from ..attached_files import files_of_article
from ..forms import NewsPageForm
from ..neighbours import neighbours_of
from ..querysets import NewsPageManager
from ..saving import saved_file_response
from ..structured_data import article_json_ld, article_meta

LEAD_LENGTH = 600
UPDATE_NOTICED = timezone.timedelta(minutes=1)  # The first publication itself takes moments.


class PicturePosition(models.TextChoices):
    NONE = "none", _("Không hiện trong bài")
    LEFT = "left", _("Bên trái trích dẫn")
    BELOW = "below", _("Dưới trích dẫn")


class CommentMode(models.TextChoices):
    SITE = "site", _("Theo cài đặt chung")
    OPEN = "open", _("Nhận")
    CLOSED = "closed", _("Không nhận")


class NewsPage(RoutablePageMixin, BasePage):
    lead = models.TextField(
        _("Trích dẫn"), max_length=LEAD_LENGTH,
        help_text=_("Một đến ba câu nói hết việc chính; hiện đầu bài và trong danh sách."),
    )  # fmt: skip
    body = StreamField(BodyBlock([("poll", PollBlock())]), verbose_name=_("Nội dung"))
    lead_image = models.ForeignKey(
        "media.PortalImage", verbose_name=_("Ảnh đại diện"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    lead_image_alt = models.CharField(
        _("Mô tả ảnh"), max_length=250, blank=True,
        help_text=_("Ví dụ: Người dân chọn rau trong chợ phiên Tân Mẫu"),
    )  # fmt: skip
    lead_image_caption = models.CharField(_("Chú thích"), max_length=500, blank=True)
    lead_image_credit = models.CharField(_("Nguồn ảnh"), max_length=250, blank=True)
    lead_image_position = models.CharField(
        _("Vị trí ảnh"), max_length=10, choices=PicturePosition, default=PicturePosition.BELOW
    )
    published_at = models.DateTimeField(
        _("Ngày đăng"), null=True, blank=True, db_index=True,
        help_text=_("Để trống thì lấy lúc đăng lần đầu."),
    )  # fmt: skip
    byline = models.CharField(
        _("Tác giả bài viết (ghi tự do)"), max_length=250, blank=True,
        help_text=_("Ví dụ: Họa My - VP. Khi có dòng này, các tác giả đã chọn không in ra."),
    )  # fmt: skip
    source_name = models.CharField(_("Nguồn tin"), max_length=250, blank=True)
    source_url = models.URLField(_("Địa chỉ bài gốc"), max_length=500, blank=True)
    extra_categories = ParentalManyToManyField(
        "news.NewsCategoryPage", verbose_name=_("Chuyên mục phụ"), blank=True, related_name="+"
    )
    tags = ClusterTaggableManager(
        through="news.NewsPageKeyword", verbose_name=_("Từ khóa"), blank=True,
        help_text=_("Cách nhau bằng dấu phẩy, nhiều nhất 15."),
    )  # fmt: skip
    show_on_home = models.BooleanField(_("Hiện ở trang chủ"), default=True)
    is_featured = models.BooleanField(_("Tin tiêu điểm"), default=False)
    featured_until = models.DateTimeField(_("Tiêu điểm đến"), null=True, blank=True)
    comment_mode = models.CharField(
        _("Ý kiến bạn đọc"), max_length=10, choices=CommentMode, default=CommentMode.SITE
    )
    comments_from = models.DateField(
        _("Nhận ý kiến từ ngày"), null=True, blank=True,
        help_text=_("Để lấy ý kiến về dự thảo: cả ngày đầu và ngày cuối đều nhận."),
    )  # fmt: skip
    comments_to = models.DateField(_("Nhận ý kiến đến hết ngày"), null=True, blank=True)
    allow_rating = models.BooleanField(_("Cho phép đánh giá"), default=True)
    numbers_stay_plain = models.BooleanField(
        _("Không tự liên kết văn bản"), default=False,
        help_text=_("Số, ký hiệu văn bản trong bài thường tự thành liên kết khi hiện bài."),
    )  # fmt: skip

    objects = NewsPageManager()
    base_form_class = NewsPageForm
    parent_page_types = ["news.NewsCategoryPage"]
    subpage_types = []
    search_kind = _("Tin tức")

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
        index.RelatedFields("tags", [index.SearchField("name", boost=2)]),
        index.FilterField("published_at"),
    ]
    content_panels = panels.content_panels
    settings_panels = panels.settings_panels
    promote_panels = panels.promote_panels

    class Meta:
        verbose_name = _("bài viết")
        verbose_name_plural = _("bài viết")
        indexes = [models.Index(fields=["-published_at", "-page_ptr"])]

    def save(self, *args, **kwargs):
        # "Ngày đăng" is the first publication unless an editor wrote another one.
        if self.live and not self.published_at:
            self.published_at = self.first_published_at or timezone.now()
        super().save(*args, **kwargs)

    @cached_property
    def category(self):
        """The section it stands in ("Chuyên mục chính")."""
        return self.ancestor_pages[-1]

    @property
    def search_date(self):
        return self.published_at

    @property
    def last_changed_at(self):
        """When it was changed after its publication (aware), or None."""
        first, last = self.first_published_at, self.last_published_at
        return last if first and last and last - first > UPDATE_NOTICED else None

    @cached_property
    def authors(self):
        return [row.author for row in self.author_rows.select_related("author")]

    @property
    def byline_text(self):
        """What stands after "Tác giả bài viết": the free line, else the chosen authors."""
        return self.byline or ", ".join(str(author) for author in self.authors)

    def below_index(self, *parts):
        """Return the address of a page of a vocabulary, such as /tin-tuc/su-kien/<slug>/."""
        return self.ancestor_pages[-2].url + "".join(f"{part}/" for part in parts)

    @property
    def author_links(self):
        """[{title, url}] of the chosen authors; empty when the free line stands instead."""
        if self.byline:
            return []
        return [
            {"title": str(author), "url": self.below_index("tac-gia", author.slug)}
            for author in self.authors
        ]

    @cached_property
    def series_records(self):
        return [row.series for row in self.series_rows.select_related("series")]

    @property
    def series(self):
        """[{title, url}] of the event series it belongs to."""
        return [
            {"title": series.title, "url": self.below_index("su-kien", series.slug)}
            for series in self.series_records
        ]

    @cached_property
    def keyword_records(self):
        return list(self.tags.all())

    @property
    def keywords(self):
        """[{title, url}] of its keywords."""
        return [
            {"title": keyword.name, "url": self.below_index("tu-khoa", keyword.slug)}
            for keyword in self.keyword_records
        ]

    def files(self):
        """The attachments, each with its document, in the editor's order."""
        return self.attachments.select_related("document")

    def search_files(self):
        return files_of_article(self)

    @property
    def file_notes(self):
        return notes_on(self.search_files())

    def page_meta(self, request):
        return article_meta(self, super().page_meta(request), request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(neighbours_of(self, request.user))
        context["json_ld"] = article_json_ld(self, context["meta"], request)
        context["print_url"] = self.url + self.reverse_subpage("print_view")
        context["save_url"] = self.url + self.reverse_subpage("save_view")
        return context

    def get_route_paths(self):
        """The addresses that go on leading here after a move (N-2)."""
        return ["/", "/in/", "/luu/"]

    @path("in/")
    def print_view(self, request):
        return self.render(request, template="news/news_page_print.html")

    @path("luu/")
    def save_view(self, request):
        return saved_file_response(self, request)
