"""The home page, and the layout that an editor composes it with (N-27, N-28)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PublishingPanel,
)
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Orderable, Page, PreviewableMixin, RevisionMixin

from cms.pages.errors import note_withdrawn
from cms.pages.models import BasePage

from .blocks import PhotoBandBlock, SectionBoxBlock
from .composing import compose

MOST_LEADS = 7  # N-27


class HomePage(BasePage):
    """The front page; what stands on it is composed in "Bố cục trang chủ"."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.NewsIndexPage", "standardpages.StandardPage"]
    max_count = 1

    class Meta:
        verbose_name = _("trang chủ")

    def route(self, request, path_components):
        """Find the deepest page of an address at once, then let it route what is left.

        Wagtail walks down with two queries a level; this asks the same question in two.
        """
        if not path_components:
            return super().route(request, path_components)
        depths = range(len(path_components), 0, -1)
        addresses = [self.url_path + "/".join(path_components[:depth]) + "/" for depth in depths]
        # The slugs narrow the search by an index; `url_path` has none.
        found = Page.objects.filter(slug__in=path_components, url_path__in=addresses)
        page = found.order_by("-depth").first()
        if page is None:
            raise Http404
        is_over = page.expire_at and page.expire_at <= timezone.now()
        if is_over or (page.first_published_at and not page.live):
            note_withdrawn(request, page.get_parent())
            raise Http404
        return page.specific.route(request, path_components[page.depth - self.depth :])

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(compose(HomeLayout.objects.filter(live=True).first(), request))
        return context


class NoticeLevel(models.TextChoices):
    NOTICE = "thong-bao", _("Thông báo")
    WARNING = "canh-bao", _("Cảnh báo")
    URGENT = "khan", _("Khẩn")


class HomeLayout(PreviewableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """The one layout of the home page: notice, lead stories, boxes; with drafts and a preview."""

    notice_level = models.CharField(
        _("Mức"), max_length=10, choices=NoticeLevel, default=NoticeLevel.NOTICE
    )
    notice_text = models.CharField(
        _("Nội dung thông báo"), max_length=300, blank=True,
        help_text=_("Để trống thì không có thanh thông báo."),
    )  # fmt: skip
    notice_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("Trang chi tiết"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    boxes = StreamField(
        [("section", SectionBoxBlock()), ("photos", PhotoBandBlock())],
        verbose_name=_("Các khối"),
        blank=True,
        block_counts={"photos": {"max_num": 1}},
    )

    panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("notice_level"), FieldPanel("notice_page")]),
             FieldPanel("notice_text")],
            heading=_("Thanh thông báo"),
        ),
        InlinePanel(
            "leads", label=_("Tin"), heading=_("Tin tiêu điểm"), max_num=MOST_LEADS,
            help_text=_("Tin đầu hiện lớn nhất. Chỗ trống được điền bằng tin tiêu điểm và tin mới."),
        ),
        FieldPanel("boxes"),
        PublishingPanel(),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("bố cục trang chủ")
        verbose_name_plural = _("bố cục trang chủ")

    def __str__(self):
        return str(_("Bố cục trang chủ"))

    def clean(self):
        super().clean()
        if HomeLayout.objects.exclude(pk=self.pk).exists():
            raise ValidationError(_("Cổng chỉ có một bố cục trang chủ; hãy sửa bố cục đang có."))

    @cached_property
    def notice(self):
        """{level, label, text, url} or None."""
        if not self.notice_text:
            return None
        return {
            "level": self.notice_level,
            "label": self.get_notice_level_display(),
            "text": self.notice_text,
            "url": self.notice_page.url if self.notice_page and self.notice_page.live else "",
        }

    def get_preview_template(self, request, mode_name):
        return "home/home_page.html"

    def get_preview_context(self, request, mode_name):
        home = HomePage.objects.live().first()
        context = home.get_context(request)
        context.update(compose(self, request))
        return context


class LeadStory(Orderable):
    """An article in the lead, for as long as "Tiêu điểm đến" says."""

    layout = ParentalKey(HomeLayout, on_delete=models.CASCADE, related_name="leads")
    article = models.ForeignKey(
        "news.NewsPage", verbose_name=_("Bài viết"), on_delete=models.CASCADE, related_name="+"
    )
    until = models.DateTimeField(_("Tiêu điểm đến"), null=True, blank=True)

    panels = [FieldPanel("article"), FieldPanel("until")]
