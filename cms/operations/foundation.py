"""What every portal stands on, made at each start and never doubled: site, home, news, approval."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.polls.roles import POLL_RIGHTS
from cms.users.roles import AUDITORS, COMMUNICATIONS, give
from home.models import HomeLayout, HomePage
from home.news.models import ArticleApprovalTask, NewsIndexPage
from meetingpages.circulars.foundation import ensure_circulars
from meetingpages.meetings.foundation import ensure_meetings
from meetingpages.organisation.rights import ensure_secretaries

SITE_NAME = "Cổng thông tin điện tử"
WORKFLOW_NAME = "Duyệt tin"  # N-35
STEPS = [
    ("Duyệt nội dung", ArticleApprovalTask.CONTENT),
    ("Duyệt đăng", ArticleApprovalTask.PUBLICATION),
]

RATING_RIGHTS = ["ratings.view_rating", "ratings.exclude_rating", "ratings.export_rating"]
COMMENT_RIGHTS = [
    "comments.moderate",
    "comments.answer_officially",
    "comments.export",
    *(f"comments.{action}_sensitiveword" for action in ("add", "change", "delete", "view")),
]
FURNITURE_RIGHTS = [
    f"navigation.{action}_{model}"
    for action in ("add", "change", "delete")
    for model in ("banner", "linkbox")
]
STATISTICS_RIGHTS = ["statistics.view_daycount", "statistics.view_leftout"]


@transaction.atomic
def lay_foundation():
    """Make what is missing; return the home page. The site's address follows PORTAL_URL."""
    home = HomePage.objects.first() or make_home()
    write_site(home)
    index = NewsIndexPage.objects.first() or make_news(home)
    ensure_workflow(index)
    ensure_communications()
    ensure_circulars(home)
    ensure_secretaries()
    ensure_meetings(home)
    give(AUDITORS, "audit.view_auditentry")
    if not HomeLayout.objects.exists():
        HomeLayout.objects.create()
    return home


def make_home():
    """Put the home page in place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
    home.save_revision().publish()
    Site.objects.update(root_page=home)
    for welcome in root.get_children().exclude(pk=home.pk):
        welcome.delete()
    clear_what_wagtail_left(root)
    return home


def clear_what_wagtail_left(root):
    """Take away the English samples of Wagtail's own migrations: groups, approval, names."""
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    ModelLogEntry.objects.all().delete()
    PageLogEntry.objects.all().delete()
    Page.objects.filter(pk=root.pk).update(title="Gốc", draft_title="Gốc")
    Collection.objects.filter(depth=1).update(name="Thư viện chung")


def write_site(home):
    """Write Wagtail's site row, which feeds canonical addresses, mails and the site map."""
    address = urlsplit(settings.PORTAL_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = (address.hostname, port, home.pk)
    if (site.hostname, site.port, site.root_page_id) != wanted or not site.site_name:
        site.hostname, site.port, site.root_page_id = wanted
        site.site_name = site.site_name or SITE_NAME
        site.save()


def make_news(home):
    index = home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc"))
    index.save_revision().publish()
    return index


def ensure_workflow(index):
    """Make the approval in two steps and put it on the news page (a section may carry another)."""
    if Workflow.objects.filter(name=WORKFLOW_NAME).exists():
        return
    workflow = Workflow.objects.create(name=WORKFLOW_NAME)
    for order, (name, permission) in enumerate(STEPS):
        task = ArticleApprovalTask.objects.create(name=name, permission=permission)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(workflow=workflow, page=index)


def ensure_communications():
    """The role "Truyền thông": furniture, pictures, what readers answer, statistics (N-40)."""
    group = give(
        COMMUNICATIONS,
        *FURNITURE_RIGHTS,
        *RATING_RIGHTS,
        *COMMENT_RIGHTS,
        "readers.change_answersettings",
        *POLL_RIGHTS,
        *STATISTICS_RIGHTS,
    )
    root = Collection.get_first_root_node()
    for codename in ("add_image", "change_image", "choose_image"):
        permission = Permission.objects.get(
            content_type__app_label="wagtailimages", codename=codename
        )
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )
