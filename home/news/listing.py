"""'Bài viết': every article a person may edit in one list, on Wagtail's own machinery (N-41)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from cms.vietnamese.dates import format_date

from .listing_filters import ArticleFilterSet
from .models import NewsPage, NewsPageAuthor
from .rights import articles_of, works_on_news


def day_of(name):
    """Return what reads a moment of an article as a day: Wagtail's "7 năm trước" hides it."""

    def read(article):
        moment = getattr(article, name)
        return format_date(moment) if moment else ""

    return read


class ArticleIndexView(IndexView):
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Tiêu đề"), sort_key="title", classname="title"),
        ParentPageColumn("parent", label=_("Chuyên mục")),
        Column("byline_text", label=_("Tác giả bài viết")),
        PageStatusColumn("status", label=_("Trạng thái"), sort_key="live"),
        Column("published_at", label=_("Ngày đăng"), accessor=day_of("published_at"),
               sort_key="published_at"),
        Column("latest_revision_created_at", label=_("Sửa lần cuối"),
               accessor=day_of("latest_revision_created_at"),
               sort_key="latest_revision_created_at"),
    ]  # fmt: skip
    page_title = _("Bài viết")

    def get_base_queryset(self):
        return self.annotate_queryset(articles_of(self.request.user))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        attach_authors(context["object_list"])
        return context


def attach_authors(articles):
    """Give each article its authors, all of them in one query."""
    rows = NewsPageAuthor.objects.filter(page__in=[article.pk for article in articles])
    by_article = {}
    for row in rows.select_related("author").order_by("sort_order"):
        by_article.setdefault(row.page_id, []).append(row.author)
    for article in articles:
        article.authors = by_article.get(article.pk, [])


class ChooseSectionView(PermissionCheckedMixin, ChooseParentView):
    """'Viết bài mới': asks for the section, or goes on at once when there is only one."""

    permission_required = "add"
    page_title = _("Chọn chuyên mục")


class ArticlesMenuItem(MenuItem):
    def is_shown(self, request):
        return works_on_news(request.user)


class ArticleViewSet(PageListingViewSet):
    model = NewsPage
    name = "articles"
    url_prefix = "bai-viet"
    icon = "doc-full"
    menu_label = _("Bài viết")
    menu_order = 90  # Before Wagtail's "Trang", 100: it is what the newsroom opens first.
    menu_item_class = ArticlesMenuItem
    add_to_admin_menu = True
    index_view_class = ArticleIndexView
    choose_parent_view_class = ChooseSectionView
    filterset_class = ArticleFilterSet
    list_per_page = 20  # Wagtail asks once a row what its menu may offer.
