"""Feed of the whole site, site map for people and for search engines, robots, security.txt."""

from django.contrib.sitemaps import views as sitemap_views
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Site

from cms.pages.meta import PageMeta
from home.news.feeds import NewsFeed
from home.news.models import NewsCategoryPage, NewsIndexPage

PART_SIZE = 10_000  # N-33
SECURITY_TXT_LIFE = timezone.timedelta(days=365)  # RFC 9116: less than a year is advised


def news_index():
    """Return the news page, or raise Http404 on a site that has none."""
    page = NewsIndexPage.objects.live().first()
    if page is None:
        raise Http404
    return page


@require_safe
def whole_site_feed(request):
    return NewsFeed(news_index())(request)


class PortalSitemap(Sitemap):
    limit = PART_SIZE

    def items(self):
        return super().items().exclude(expire_at__lte=timezone.now())


@require_safe
def sitemap_index(request):
    """The index of the parts, each at most PART_SIZE addresses."""
    return sitemap_views.index(
        request, {"trang": PortalSitemap(request)}, sitemap_url_name="sitemap_part"
    )


@require_safe
def sitemap_part(request, section):
    return sitemap_views.sitemap(request, {"trang": PortalSitemap(request)}, section)


class SiteMapView(TemplateView):
    """/so-do/: sections, standing pages and feeds, for people."""

    template_name = "navigation/site_map.html"

    def get_context_data(self, **kwargs):
        root = Site.find_for_request(self.request).root_page
        sections = NewsCategoryPage.objects.live().public().order_by("path")
        pages = root.get_children().live().public().in_menu().order_by("path")
        feeds = [{"title": _("Tất cả tin"), "url": "/rss/"}]
        feeds += [{"title": page.title, "url": f"{page.url}rss/"} for page in sections]
        url = self.request.build_absolute_uri("/so-do/")
        return super().get_context_data(
            sections=sections,
            pages=pages,
            feeds=feeds,
            heading=_("Sơ đồ cổng"),
            breadcrumbs=[{"title": root.title, "url": root.url}],
            meta=PageMeta(title=_("Sơ đồ cổng"), url=url),
            canonical_url=url,
            **kwargs,
        )


class RobotsView(TemplateView):
    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"

    def get_context_data(self, **kwargs):
        root_url = Site.find_for_request(self.request).root_url
        return super().get_context_data(root_url=root_url, **kwargs)


class SecurityView(TemplateView):
    """Whom to tell about a weakness (SR-75)."""

    template_name = "security.txt"
    content_type = "text/plain; charset=utf-8"

    def get_context_data(self, **kwargs):
        root_url = Site.find_for_request(self.request).root_url
        expires = (timezone.now() + SECURITY_TXT_LIFE).strftime("%Y-%m-%dT00:00:00Z")
        return super().get_context_data(root_url=root_url, expires=expires, **kwargs)
