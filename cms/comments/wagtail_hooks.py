"""The moderation desk in the admin: its menu entry, addresses, dashboard panel, word list."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .dashboard import WaitingCommentsPanel
from .desk import show_desk
from .desk_actions import answer_comment, decide, export_comments, undo
from .models import SensitiveWord
from .queue import oldest_waiting
from .steps import MODERATE


class SensitiveWordViewSet(SnippetViewSet):
    model = SensitiveWord
    icon = "warning"
    menu_label = _("Từ cần xem")
    menu_order = 255
    add_to_admin_menu = True
    list_display = ["text"]
    search_fields = ["text"]


register_snippet(SensitiveWordViewSet)


class DeskMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MODERATE)

    def render_component(self, request):
        component = super().render_component(request)
        count, _oldest = oldest_waiting()
        if count:
            component.label = f"{self.label} ({count})"
        return component


@hooks.register("register_admin_menu_item")
def desk_menu_item():
    return DeskMenuItem(_("Ý kiến bạn đọc"), "/quan-tri/y-kien/", icon_name="comment", order=250)


@hooks.register("register_admin_urls")
def desk_urls():
    return [
        path("y-kien/", show_desk, name="comment_desk"),
        path("y-kien/quyet-dinh/", decide, name="decide_comments"),
        path("y-kien/hoan-tac/", undo, name="undo_comments"),
        path("y-kien/xuat/", export_comments, name="export_comments"),
        path("y-kien/<int:pk>/tra-loi/", answer_comment, name="answer_comment"),
    ]


@hooks.register("construct_homepage_panels")
def show_waiting_comments(request, panels):
    if request.user.has_perm(MODERATE):
        panels.append(WaitingCommentsPanel())
