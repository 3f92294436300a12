"""The newsroom in the admin: vocabularies, the rule of two people, groups of a new section."""

import json

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .approving import must_be_approved, restart_for_new_text, say_why_it_waits
from .dashboard import arrange
from .listing import ArticleViewSet
from .models import Author, EventSeries, Keyword, NewsCategoryPage, NewsIndexPage, NewsPage
from .roles import ensure_section_groups

TWO_PEOPLE = _("Bài cần hai người duyệt: hãy bấm “Gửi duyệt” thay vì đăng thẳng.")
NEWS_PAGES = (NewsIndexPage, NewsCategoryPage, NewsPage)


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    menu_label = _("Tác giả")
    list_display = ["name", "unit"]
    search_fields = ["name", "unit"]


class EventSeriesViewSet(SnippetViewSet):
    model = EventSeries
    icon = "history"
    menu_label = _("Dòng sự kiện")
    list_display = ["title", BooleanColumn("is_open", label=_("Đang theo dõi"))]
    list_filter = ["is_open"]
    search_fields = ["title"]


class KeywordViewSet(SnippetViewSet):
    model = Keyword
    icon = "tag"
    menu_label = _("Từ khóa")
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]


class VocabularyViewSetGroup(SnippetViewSetGroup):
    items = (AuthorViewSet, EventSeriesViewSet, KeywordViewSet)
    menu_icon = "tag"
    menu_label = _("Danh mục tin")
    menu_order = 300


register_snippet(VocabularyViewSetGroup)


@hooks.register("construct_page_action_menu")
def hide_direct_publishing(menu_items, request, context):
    page = context.get("page") or context.get("parent_page")
    if isinstance(page, NEWS_PAGES) and must_be_approved(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("before_create_page")
@hooks.register("before_edit_page")
def save_as_draft_instead(request, page, page_class=None):
    """Keep the text of whoever asks to publish directly, as a draft (N-40).

    Refusing in before_publish_page would be too late: Wagtail has made a new page live by then.
    """
    asked = request.POST.get("action-publish")
    if asked and isinstance(page, NEWS_PAGES) and must_be_approved(request.user):
        request.POST = request.POST.copy()
        del request.POST["action-publish"]
        messages.error(request, TWO_PEOPLE)


@hooks.register("before_edit_page")
def read_the_decision(request, page):
    """Empty what comes with a decision unless it is a JSON object, as Wagtail expects."""
    try:
        data = json.loads(request.POST.get("workflow-action-extra-data", "{}"))
    except ValueError:
        data = None
    if not isinstance(data, dict):
        request.POST = request.POST.copy()
        request.POST["workflow-action-extra-data"] = "{}"


@hooks.register("before_copy_page")
def refuse_publishing_copies(request, page):
    publishes = request.POST.get("publish_copies") or request.POST.get("alias")
    if publishes and isinstance(page.specific, NEWS_PAGES) and must_be_approved(request.user):
        messages.error(request, TWO_PEOPLE)
        return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("before_bulk_action")
def refuse_bulk_publishing(request, action_type, objects, action_class_instance):
    if action_type == "publish" and must_be_approved(request.user):
        messages.error(request, TWO_PEOPLE)
        return redirect("wagtailadmin_explore_root")


@hooks.register("after_edit_page")
def ask_again_for_new_text(request, page):
    if isinstance(page, NEWS_PAGES):
        restart_for_new_text(page, request.user)
        say_why_it_waits(request, page)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def give_section_its_groups(request, page):
    if isinstance(page, NewsCategoryPage):
        ensure_section_groups(NewsCategoryPage.objects.get(pk=page.pk))


@hooks.register("after_copy_page")
def give_copied_section_its_groups(request, page, new_page):
    give_section_its_groups(request, new_page.specific)


@hooks.register("construct_homepage_panels")
def show_own_work(request, panels):
    arrange(request.user, panels)


@hooks.register("register_admin_viewset")
def list_articles():
    return ArticleViewSet()
