"""What waits for whom in the newsroom, in the same few queries for any number of articles (L-30)."""

from django.db.models import CharField, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    Page,
    Revision,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)

from .models import NewsroomSettings

RETURNED, WAITING, SCHEDULED, DRAFT = "returned", "waiting", "scheduled", "draft"
LABELS = {
    RETURNED: _("Trả lại"),
    WAITING: _("Chờ duyệt"),
    SCHEDULED: _("Hẹn giờ"),
    DRAFT: _("Bản nháp"),
}
# What nobody but the owner can move on comes first.
ORDER = list(LABELS)


def to_decide(user):
    """Return [{page, step}] of the pages this person may decide on, longest waiting first.

    The same rule as ArticleApprovalTask: the right of the step in the section, and not the own
    text while two people are needed (N-40). Steps of Wagtail's own kind ask for a group.
    """
    steps = steps_open_to(user)
    ids = {int(step.workflow_state.object_id) for step in steps}
    pages = Page.objects.annotate(last_editor=F("latest_revision__user")).in_bulk(ids)
    two_needed = bool(steps) and NewsroomSettings.two_people_needed()
    own = {pk for pk, page in pages.items() if two_needed and page.last_editor == user.pk}
    rows = [{"page": pages.get(int(s.workflow_state.object_id)), "step": s} for s in steps]
    return [row for row in rows if row["page"] and may_decide(user, own, **row)]


def may_decide(user, own, page, step):
    """Return whether a step is for this person; `own` are the ids of the own texts, left out."""
    article_step = getattr(step.task, "articleapprovaltask", None)
    if article_step is None:  # one of Wagtail's own, whose group was asked for already
        return True
    return page.pk not in own and article_step.may_decide(page, user)


def steps_open_to(user):
    """Return the TaskStates in progress on pages, but for those of a group without this person."""
    open_to = Q(task__articleapprovaltask__isnull=False)
    if user.is_superuser:
        open_to |= Q(task__groupapprovaltask__isnull=False)
    else:
        open_to |= Q(task__groupapprovaltask__groups__in=user.groups.all())
    steps = TaskState.objects.filter(
        open_to,
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=get_default_page_content_type(),
    )
    steps = steps.select_related("task__articleapprovaltask", "workflow_state__requested_by")
    return list(steps.order_by("started_at", "pk").distinct())


def unfinished(user):
    """Return [{page, kind, label, state}] of what this person writes and is not yet published.

    `state` is the running or ended approval (WorkflowState) or None; a scheduled page knows its
    time as `goes_live_at`. Returned ones first, then the newest change first.
    """
    states = {int(state.object_id): state for state in approvals_of(user)}
    open_text = Q(first_published_at=None) | Q(live=True, has_unpublished_changes=True)
    pages = Page.objects.annotate(goes_live_at=Subquery(schedule_of_page()))
    pages = pages.filter(Q(pk__in=states) | Q(open_text, owner=user))
    rows = [row_of(page, states.get(page.pk)) for page in pages.order_by(*NEWEST_CHANGE)]
    return sorted(rows, key=lambda row: ORDER.index(row["kind"]))


NEWEST_CHANGE = ("-latest_revision_created_at", "-pk")


def approvals_of(user):
    """Return the approvals under way or ended by a return, of this person's pages, oldest first."""
    own = Page.objects.filter(owner=user).annotate(own_id=Cast("pk", output_field=CharField()))
    own_page = own.filter(own_id=OuterRef("object_id"))
    states = WorkflowState.objects.active().filter(
        Q(requested_by=user) | Exists(own_page),
        base_content_type=get_default_page_content_type(),
    )
    related = ("current_task_state__task", "current_task_state__finished_by")
    return states.select_related(*related).order_by("pk")


def schedule_of_page():
    """The moment at which an approved revision of the outer page goes live."""
    revisions = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("pk"), output_field=CharField()), approved_go_live_at__isnull=False
    )
    return revisions.values("approved_go_live_at")[:1]


def row_of(page, state):
    kind = kind_of(page, state)
    return {"page": page, "kind": kind, "label": LABELS[kind], "state": state}


def kind_of(page, state):
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return RETURNED
    if state:
        return WAITING
    return SCHEDULED if page.goes_live_at else DRAFT
