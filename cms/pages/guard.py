"""The admin's outer door: a page of another section is not there for you (news.md N-41).

Wagtail asks for rights in most of its views, but its choosers, its confirmation of a move, its
bulk actions, one report and the programs' doors to files print titles without asking. Here every
address that names a page is asked the same question, before any view runs.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.utils.datastructures import MultiValueDictKeyError
from django.views.defaults import bad_request
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.headers import ADMIN_PATH
from cms.users.roles import ENTER_ADMIN

PAGE_ARGUMENTS = ("pk", "page_id", "parent_page_id", "page_to_move_id", "destination_id")
PAGE_ADDRESSES = ("wagtailadmin_explore", "wagtailadmin_explore_results")
CHOOSERS = ("wagtailadmin_choose_page_child", "wagtailadmin_choose_page_chosen_multiple")
BULK_ACTION = "wagtail_bulk_action"
REPORT = ("page_types_usage", "page_types_usage_results")  # names the page of every last edit
FILE_LISTS = ("wagtailadmin_api:documents", "wagtailadmin_api:images")  # every collection's
DRILL = "wagtailadmin_error_test"  # Wagtail's fire drill, a 500 for whoever knows its address


class PageGuardMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Raise PermissionDenied (403) unless the person may see each page that is asked for."""
        if not request.path.startswith(ADMIN_PATH) or not request.user.has_perm(ENTER_ADMIN):
            return
        match = request.resolver_match
        if match.url_name == DRILL:
            raise Http404
        if request.user.is_superuser:
            return
        if match.url_name in REPORT or match.namespace in FILE_LISTS:
            raise PermissionDenied
        refuse_hidden_pages(request, match, kwargs)

    def process_exception(self, request, exception):
        """Answer 400 to a form without a field that Wagtail reads unasked."""
        if isinstance(exception, MultiValueDictKeyError):
            return bad_request(request, exception)


def refuse_hidden_pages(request, match, kwargs):
    """Raise PermissionDenied when a page named in the address or its query is hidden."""
    if "wagtailadmin_pages" in match.namespaces or match.url_name in PAGE_ADDRESSES:
        allowed, ids = explorable_by(request.user), [kwargs.get(name) for name in PAGE_ARGUMENTS]
    elif match.url_name in CHOOSERS:
        allowed = choosable_by(request.user)
        ids = [kwargs.get("parent_page_id"), *request.GET.getlist("id")]
    elif match.url_name == BULK_ACTION and kwargs["model_name"] == "page":
        allowed = explorable_by(request.user)
        ids = [*request.GET.getlist("id"), request.GET.get("childOf")]
    else:
        return
    asked = {int(pk) for pk in ids if str(pk).isdecimal()}
    hidden = Page.objects.filter(pk__in=asked).exclude(pk__in=allowed.values("pk"))
    if hidden.exists():
        raise PermissionDenied


def explorable_by(user):
    """Return the pages of the user's sections, and those above them that lead there."""
    policy = policy_registry.get_by_type(Page)
    if policy.explorable_root_instance(user) is None:
        return Page.objects.none()
    return policy.explorable_instances(user)


def choosable_by(user):
    """Return the pages that the user may link to: what is public, and the own sections' drafts."""
    return Page.objects.filter(Q(live=True) | Q(pk__in=explorable_by(user).values("pk")))
