"""/tin-tuc/ and its sections: lists of articles, newest first (N-1, N-24)."""

from django.db import models
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.pages.models import BasePage

from ..feeds import NewsFeed
from ..lists import render_list
from ..vocabulary_addresses import vocabulary_addresses
from .vocabularies import Author, EventSeries, Keyword

RESERVED_SLUGS = frozenset({"su-kien", "tu-khoa", "tac-gia", "doc-nhieu", "rss"})  # N-3


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, and the pages of the vocabularies below it."""

    intro = models.TextField(_("Giới thiệu"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsCategoryPage"]
    max_count = 1
    reserved_slugs = RESERVED_SLUGS
    show_in_menus_default = True
    is_list = True

    class Meta:
        verbose_name = _("trang tin tức")

    def articles(self, user):
        from .article import NewsPage

        return NewsPage.objects.readable_by(user)

    def get_sitemap_urls(self, request=None):
        """The page itself and those of the vocabularies that have something to read (N-33)."""
        readable = self.articles(request.user if request else None)
        root = self.get_full_url(request)
        return super().get_sitemap_urls(request) + vocabulary_addresses(root, readable)

    @path("")
    def all_news(self, request):
        return render_list(request, self, self.articles(request.user), archive=True)

    @path("rss/")
    def feed(self, request):
        return NewsFeed(self)(request)

    @path("su-kien/<slug:slug>/")
    def series(self, request, slug):
        series = get_object_or_404(EventSeries, slug=slug)
        articles = self.articles(request.user).in_series(series)
        return render_list(request, self, articles, record=series, template="event_series")

    @path("su-kien/<slug:slug>/rss/")
    def series_feed(self, request, slug):
        return NewsFeed(self, get_object_or_404(EventSeries, slug=slug))(request)

    @path("tu-khoa/<slug:slug>/")
    def keyword(self, request, slug):
        keyword = get_object_or_404(Keyword, slug=slug)
        articles = self.articles(request.user).with_keyword(keyword)
        return render_list(request, self, articles, record=keyword, template="tag")

    @path("tac-gia/<slug:slug>/")
    def author(self, request, slug):
        author = get_object_or_404(Author, slug=slug)
        articles = self.articles(request.user).by_author(author)
        return render_list(request, self, articles, record=author, template="author")


class NewsCategoryPage(RoutablePageMixin, BasePage):
    """A section of the news ("Chuyên mục"); rights of the newsroom are given here (N-41)."""

    intro = models.TextField(_("Giới thiệu"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["news.NewsIndexPage"]
    is_list = True
    subpage_types = ["news.NewsPage"]
    reserved_slugs = frozenset({"rss"})
    show_in_menus_default = True

    class Meta:
        verbose_name = _("chuyên mục")
        verbose_name_plural = _("chuyên mục")

    def articles(self, user):
        from .article import NewsPage

        return NewsPage.objects.readable_by(user).in_category(self)

    def get_route_paths(self):
        """The addresses that go on leading here after a change of name (N-2)."""
        return ["/", "/rss/"]

    @path("")
    def section(self, request):
        return render_list(request, self, self.articles(request.user), archive=True)

    @path("rss/")
    def feed(self, request):
        return NewsFeed(self)(request)
