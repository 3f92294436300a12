"""The newsroom's panels on the dashboard: what I must decide, what I am writing (L-30)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views import home

from .rights import page_rights, works_on_news
from .waiting import to_decide, unfinished

SHOWN = 10  # A dashboard is looked over, not read; the rest is behind the link below.
DECIDE = {"change_page", "publish_page"}
# What the panels here say better: the same articles, with the reason, the time and the next step.
REPLACED = (
    home.WorkflowObjectsToModeratePanel,
    home.UserObjectsInWorkflowModerationPanel,
    home.RecentEditsPanel,
)


class ArticlesToDecidePanel(Component):
    """'Bài chờ tôi duyệt': longest waiting first, each leading to its editor."""

    name = "articles_to_decide"
    template_name = "news/dashboard_to_decide.html"
    order = 120

    def get_context_data(self, parent_context):
        rows = to_decide(parent_context["request"].user)
        return {
            "id": "bai-cho-toi-duyet",
            "icon": "clipboard-list",
            "heading": _("Bài chờ tôi duyệt"),
            "note": _("%(count)s bài") % {"count": len(rows)} if rows else "",
            "rows": rows[:SHOWN],
            "empty": _("Không có bài nào chờ duyệt."),
        }


class MyArticlesPanel(Component):
    """'Bài của tôi': returned with the reason, waiting, scheduled with the time, drafts (N-35)."""

    name = "my_articles"
    template_name = "news/dashboard_mine.html"
    order = 140

    def get_context_data(self, parent_context):
        rows = unfinished(parent_context["request"].user)
        return {
            "id": "bai-cua-toi",
            "icon": "edit",
            "heading": _("Bài của tôi"),
            "note": _("%(count)s bài") % {"count": len(rows)} if rows else "",
            "rows": rows[:SHOWN],
            "empty": _("Không có bài nào đang viết."),
            "add_url": reverse("articles:choose_parent"),
            "all_url": reverse("articles:index"),
        }


def arrange(user, panels):
    """Put the newsroom's panels that this person may see in the place of Wagtail's, in place."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    if not works_on_news(user):
        return
    if user.is_superuser or page_rights(user) & DECIDE:
        panels.append(ArticlesToDecidePanel())
    panels.append(MyArticlesPanel())
