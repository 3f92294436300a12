"""The role "Văn thư": documents from the draft to the public page, and their vocabularies."""

from django.contrib.auth.models import Permission
from wagtail.models import GroupPagePermission

from cms.users.roles import CLERKS, OFFICE, give

from .rights import FOLLOW, HANDLE

PAGE_RIGHTS = ("add", "change", "publish", "lock", "unlock")
WORDS = ("circulars.{}_circulartype", "circulars.{}_subject", "organisation.{}_unit")
FILE_RIGHTS = ["circulars.add_circularfile", "circulars.view_circularfile", HANDLE]
LIST_RIGHTS = [f"circulars.{act}_addresseelist" for act in ("add", "change", "delete", "view")]
# Whom a document is sent to is chosen among the people of the offices.
PEOPLE_RIGHTS = ["organisation.view_person"]
QUEUE_RIGHTS = ["circulars.view_citednumber", "circulars.change_citednumber"]


def ensure_clerks(index):
    """Make the group "Văn thư" with its rights on the page of documents."""
    words = [word.format(act) for word in WORDS for act in ("add", "change", "delete", "view")]
    group = give(CLERKS, *words, *FILE_RIGHTS, *QUEUE_RIGHTS, *LIST_RIGHTS, *PEOPLE_RIGHTS, FOLLOW)
    give(OFFICE, FOLLOW)
    for codename in PAGE_RIGHTS:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{codename}_page"
        )
        GroupPagePermission.objects.get_or_create(
            group=group, page=index.page_ptr, permission=permission
        )
