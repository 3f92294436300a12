"""The questions asked of articles. Every list, box, feed and map asks `readable_by` (N-15)."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import PageManager, PageQuerySet, PageViewRestriction


class NewsPageQuerySet(PageQuerySet):
    def readable_by(self, user):
        """Articles that this reader may see: live, not expired, in no restricted branch.

        Everybody reads the same news, staff included; drafts are seen in the preview. `user` is
        asked for all the same, so that every caller says for whom it asks (SR-1).
        """
        page_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        restricted = PageViewRestriction.objects.annotate(asked=page_path)
        return self.live().filter(
            Q(expire_at=None) | Q(expire_at__gt=timezone.now()),
            ~Exists(restricted.filter(asked__startswith=F("page__path"))),
        )

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def in_category(self, category):
        """Articles whose main or extra category it is."""
        extra = self.model.extra_categories.through.objects.filter(newscategorypage=category)
        return self.filter(
            Q(path__startswith=category.path) | Q(pk__in=extra.values("newspage_id"))
        )

    def in_series(self, series):
        return self.filter(series_rows__series=series)

    def with_keyword(self, keyword):
        return self.filter(keyword_rows__tag=keyword)

    def by_author(self, author):
        return self.filter(author_rows__author=author)

    def for_lists(self):
        """What a list prints, with the pictures: two queries for any number of articles."""
        return (
            self.select_related("lead_image")
            .prefetch_related("lead_image__renditions")
            .defer("body", "search_description", "seo_title")
        )


NewsPageManager = PageManager.from_queryset(NewsPageQuerySet)
