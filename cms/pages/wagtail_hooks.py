"""Pages in the admin: who may delete one, what the chooser offers, no second way past the rules."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.api.views import PagesAdminAPIViewSet

from .guard import choosable_by

KEEP_MESSAGE = _("Bài đã từng đăng; hãy gỡ xuống thay vì xóa.")
OWN_DRAFTS_ONLY = _("Chỉ người viết được xóa bản nháp của mình.")


def reason_to_keep(page, user):
    """Return why this person may not delete the page, or None (N-37).

    Wagtail lets "change" delete whatever is not live: expired articles and others' drafts too.
    """
    family = page.get_descendants(inclusive=True)
    if user.is_superuser:
        return None
    if family.filter(first_published_at__isnull=False).exists():
        return KEEP_MESSAGE
    return OWN_DRAFTS_ONLY if family.exclude(owner=user).exists() else None


@hooks.register("before_delete_page")
def keep_page(request, page):
    reason = reason_to_keep(page, request.user)
    if reason:
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_pages(request, action_type, objects, action_class_instance):
    if action_type != "delete" or action_class_instance.model._meta.label != "wagtailcore.Page":
        return None
    reasons = [reason for page in objects if (reason := reason_to_keep(page, request.user))]
    if reasons:
        messages.error(request, reasons[0])
        return redirect("wagtailadmin_explore_root")


@hooks.register("construct_page_chooser_queryset")
def offer_what_may_be_seen(pages, request):
    if request.user.is_superuser:
        return pages
    return pages.filter(pk__in=choosable_by(request.user).values("pk"))


class ExplorerAPI(PagesAdminAPIViewSet):
    """What the explorer reads. Its actions would publish and delete past every hook (N-37, N-40)."""

    actions = {}


@hooks.register("construct_admin_api")
def serve_the_explorer_only(router):
    router.register_endpoint("pages", ExplorerAPI)
