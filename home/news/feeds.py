"""RSS 2.0: the whole site, a section, an event series; leads only (N-33)."""

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page
from wagtail.models import Site

from .structured_data import absolute

NEWEST = 30  # N-33
PICTURE_FILTER = "width-640|format-jpeg"  # One of the sizes that pages use, so it exists already.


class NewsFeed(Feed):
    """A feed of `page` (all news or a section), or of one `series`."""

    feed_type = Rss201rev2Feed
    language = "vi"

    def __init__(self, page, series=None):
        self.page, self.series = page, series

    def __call__(self, request, *args, **kwargs):
        return conditional_page(super().__call__)(request, *args, **kwargs)

    def get_object(self, request):
        self.request = request
        return self.page

    def title(self, page):
        site_name = Site.find_for_request(self.request).site_name
        return f"{self.series or page.title} - {site_name}" if site_name else str(page.title)

    def link(self, page):
        return absolute(self.request, self.request.path.removesuffix("rss/"))

    def feed_url(self, page):
        return absolute(self.request, self.request.path)

    def description(self, page):
        return page.intro or _("Tin mới của cổng thông tin điện tử")

    def items(self, page):
        articles = page.articles(self.request.user)
        if self.series:
            articles = articles.in_series(self.series)
        return articles.newest_first().for_lists()[:NEWEST]

    def item_title(self, article):
        return article.title

    def item_description(self, article):
        return article.lead

    def item_link(self, article):
        return article.get_full_url(self.request)

    def item_guid(self, article):
        # The page's number, not its address: a reader's program shows a moved article only once.
        return f"bai-viet-{article.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, article):
        return timezone.localtime(article.published_at)

    def item_updateddate(self, article):
        return article.last_published_at

    def item_enclosures(self, article):
        if not article.lead_image:
            return []
        picture = article.lead_image.get_rendition(PICTURE_FILTER)
        size = str(picture.file.size)
        return [Enclosure(absolute(self.request, picture.url), size, "image/jpeg")]
