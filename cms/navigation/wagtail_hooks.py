"""The furniture's screens: menu, banners, link boxes under one entry "Giao diện cổng"."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .dashboard import ContentQualityPanel
from .models import Banner, LinkBox, MenuItem


class MenuItemViewSet(SnippetViewSet):
    model = MenuItem
    icon = "list-ul"
    menu_label = _("Menu chính")
    list_display = ["title", "parent", "url", "sort_order"]


class BannerViewSet(SnippetViewSet):
    model = Banner
    icon = "image"
    menu_label = _("Biểu ngữ")
    shown = BooleanColumn("is_published", label=_("Hiện trên cổng"), sort_key="is_published")
    list_display = ["title", "alt", shown, "starts_at", "ends_at", "sort_order"]
    list_filter = ["is_published"]


class LinkBoxViewSet(SnippetViewSet):
    model = LinkBox
    icon = "link"
    menu_label = _("Hộp liên kết")
    list_display = ["title", "starts_at", "ends_at", "sort_order"]


class FurnitureViewSetGroup(SnippetViewSetGroup):
    items = (MenuItemViewSet, BannerViewSet, LinkBoxViewSet)
    menu_icon = "tablet-alt"
    menu_label = _("Giao diện cổng")
    menu_order = 400


register_snippet(FurnitureViewSetGroup)


@hooks.register("construct_homepage_panels")
def show_content_quality(request, panels):
    if ContentQualityPanel.may_mend(request.user):
        panels.append(ContentQualityPanel())
