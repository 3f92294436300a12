"""RSS of the documents; it follows the filters of the list (VB-45)."""

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from .filters import FilterForm
from .rights import reader_of

NEWEST = 30


class CircularFeed(Feed):
    feed_type = Rss201rev2Feed
    language = "vi"
    item_guid_is_permalink = False

    def __init__(self, page):
        self.page = page

    def __call__(self, request, *args, **kwargs):
        return conditional_page(super().__call__)(request, *args, **kwargs)

    def get_object(self, request):
        from .models import CircularPage

        self.request = request
        return FilterForm(request.GET, CircularPage.objects.readable_by(reader_of(request)))

    def title(self, form):
        return f"{self.page.title} - {self.page.get_site().site_name}"

    def link(self, form):
        query = form.query()
        return self.page.get_full_url(self.request) + (f"?{query}" if query else "")

    def feed_url(self, form):
        return f"{self.page.get_full_url(self.request)}rss/"

    def description(self, form):
        return self.page.intro or _("Văn bản mới của cổng thông tin điện tử")

    def items(self, form):
        newest = form.narrow().order_by("-first_published_at", "-pk")
        return newest.select_related("type")[:NEWEST]

    def item_title(self, circular):
        return circular.title

    def item_description(self, circular):
        return circular.abstract

    def item_link(self, circular):
        return circular.get_full_url(self.request)

    def item_guid(self, circular):
        # The page's number, not its address: a moved document is shown only once.
        return f"van-ban-{circular.pk}"

    def item_pubdate(self, circular):
        return timezone.localtime(circular.first_published_at)

    def item_updateddate(self, circular):
        return circular.last_published_at
