"""What follows when an article changes while its approval runs (N-35, N-40).

Each step approves one text. Whoever changes the text sends it back to the first step, and is its
last editor from then on, so that somebody else decides.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import WorkflowState

from .models import NewsroomSettings

WAITS = _("Bạn vừa sửa bài này nên người khác cần duyệt. Nội dung sửa đã được lưu.")
NO_REASON = _("Hãy ghi lý do trả lại.")


def must_be_approved(user):
    """Return whether this person's articles need somebody else's approval (N-40)."""
    return not user.is_superuser and NewsroomSettings.two_people_needed()


def running_approval(page):
    """Return the WorkflowState in which the page waits for a decision, or None."""
    states = WorkflowState.objects.for_instance(page).filter(
        status=WorkflowState.STATUS_IN_PROGRESS
    )
    return states.select_related("current_task_state").first()


def restart_for_new_text(page, user):
    """Put the page back on the first step that has not approved its newest text.

    Wagtail alone would ask the step in progress first, and an earlier one after the last: the
    article would then be published by somebody without the right to publish, which fails.
    """
    approval = running_approval(page)
    if approval is None:
        return
    step, newest = approval.current_task_state, approval.content_object.latest_revision_id
    if step.revision_id != newest or approval.get_next_task().pk != step.task_id:
        step.cancel(user=user)


def say_why_it_waits(request, page):
    """Tell an approver whose decision was not carried out the reason."""
    asked = request.POST.get("workflow-action-name")
    if "action-workflow-action" not in request.POST or running_approval(page) is None:
        return
    last = page.latest_revision
    if asked == "reject":
        messages.error(request, NO_REASON)
    elif asked == "approve" and last and last.user_id == request.user.pk:
        messages.warning(request, WAITS)
