"""The role "Văn thư": documents from the draft to the public page, and their vocabularies."""

from django.contrib.auth.models import Permission
from wagtail.models import GroupPagePermission

from cms.users.roles import CLERKS, give

from .rights import HANDLE

PAGE_RIGHTS = ("add", "change", "publish", "lock", "unlock")
WORDS = ("circulars.{}_circulartype", "circulars.{}_subject", "organisation.{}_unit")
FILE_RIGHTS = ["circulars.add_circularfile", "circulars.view_circularfile", HANDLE]
QUEUE_RIGHTS = ["circulars.view_citednumber", "circulars.change_citednumber"]


def ensure_clerks(index):
    """Make the group "Văn thư" with its rights on the page of documents."""
    words = [word.format(act) for word in WORDS for act in ("add", "change", "delete", "view")]
    group = give(CLERKS, *words, *FILE_RIGHTS, *QUEUE_RIGHTS)
    for codename in PAGE_RIGHTS:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{codename}_page"
        )
        GroupPagePermission.objects.get_or_create(
            group=group, page=index.page_ptr, permission=permission
        )
