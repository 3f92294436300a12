"""Which articles and rights a person of the newsroom holds (N-41)."""

from wagtail.models import Page
from wagtail.permissions import policy_registry

from .models import NewsIndexPage, NewsPage


def page_rights(user):
    """Return the codenames of the page rights held anywhere; empty for quản trị, who needs none."""
    held = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    return {row.permission.codename for row in held}


def works_on_news(user):
    """Return whether the person holds a page right anywhere in the news."""
    if user.is_superuser:
        return True
    held = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    news = NewsIndexPage.objects.values_list("path", flat=True).first() or ""
    return any(
        row.page.path.startswith(news) or news.startswith(row.page.path) for row in held if news
    )


def articles_of(user):
    """Return the articles that this person may edit, unsorted."""
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return NewsPage.objects.filter(pk__in=editable.values("pk"))


def seen_by(user):
    """Return the pages that the explorer shows this person; somebody must hold a right for it."""
    return policy_registry.get_by_type(Page).explorable_instances(user)
