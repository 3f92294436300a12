"""Approval of articles: two steps, asked of the rights in the section, never of oneself (N-35, N-40)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, Task, TaskState

from cms.vietnamese.text import clean


@register_setting(icon="group")
class NewsroomSettings(BaseSiteSetting):
    """Rules of the newsroom that an administrator may loosen."""

    needs_two_people = models.BooleanField(
        _("Bắt buộc hai người duyệt"),
        default=True,
        help_text=_(
            "Người sửa bài lần cuối không được tự duyệt; không ai đăng thẳng trừ quản trị."
        ),
    )

    class Meta:
        verbose_name = _("quy tắc tòa soạn")

    @classmethod
    def two_people_needed(cls):
        """Return whether the rule holds (True until somebody has stored otherwise)."""
        stored = cls.objects.values_list("needs_two_people", flat=True).first()
        return True if stored is None else stored


class ArticleApprovalTask(Task):
    """A step of "Duyệt tin": whoever has the given right on the article's section may decide.

    Wagtail's own task names groups, and a group's member may approve the own page in any section;
    here the rights of the page tree decide, and the last editor waits for somebody else.
    """

    CONTENT, PUBLICATION = "change", "publish"
    permission = models.CharField(
        _("Ai duyệt"),
        max_length=10,
        choices=[
            (CONTENT, _("Người được sửa bài trong chuyên mục")),
            (PUBLICATION, _("Người được đăng bài trong chuyên mục")),
        ],
    )

    admin_form_fields = [*Task.admin_form_fields, "permission"]

    class Meta:
        verbose_name = _("bước duyệt tin")
        verbose_name_plural = _("bước duyệt tin")

    @classmethod
    def get_description(cls):
        return _("Người có quyền ở chuyên mục của bài được duyệt; không ai tự duyệt bài mình sửa.")

    def holds(self, page, user, right):
        """Return whether the user holds a right ("change", "publish", …) on the article."""
        return user.is_superuser or right in page.permissions_for_user(user).permissions

    def may_decide(self, page, user):
        """Return whether the user holds this step's right on the article."""
        return self.holds(page, user, self.permission)

    def is_own_text(self, page, user):
        """Return whether the user is the last editor and the rule of two people holds."""
        last = page.latest_revision
        return bool(last and last.user_id == user.pk and NewsroomSettings.two_people_needed())

    def user_can_access_editor(self, obj, user):
        return self.may_decide(obj, user)

    def locked_for_user(self, obj, user):
        return not self.may_decide(obj, user)

    def user_can_lock(self, obj, user):
        return self.may_decide(obj, user)

    def user_can_unlock(self, obj, user):
        return self.holds(obj, user, "unlock")

    def get_actions(self, obj, user):
        if not self.may_decide(obj, user):
            return []
        actions = [("reject", _("Trả lại"), True)]
        if not self.is_own_text(obj, user):
            actions.append(("approve", _("Duyệt"), False))
            actions.append(("approve", _("Duyệt và ghi ý kiến"), True))
        return actions

    def get_form_for_action(self, action):
        # Wagtail's form module needs the models, so it is asked for when a form is.
        from ..return_form import ReturnForm

        return ReturnForm if action == "reject" else super().get_form_for_action(action)

    def on_action(self, task_state, user, action_name, /, comment="", **_unasked):
        """Decide. What the rules do not allow is left waiting (home/news/approving.py says so).

        Returns the editor's address when the text cannot be published as it stands, else None;
        raises PermissionDenied for whoever holds no right on the article.
        """
        page = task_state.workflow_state.content_object
        comment = clean(str(comment)).strip()
        if not self.may_decide(page, user):
            raise PermissionDenied
        has_no_reason = action_name == "reject" and not comment
        if has_no_reason or (action_name == "approve" and self.is_own_text(page, user)):
            return None
        try:
            return super().on_action(task_state, user, action_name, comment=comment)
        except ValidationError:  # a draft may lack what a published article needs
            return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = TaskState.objects.filter(task=self.task_ptr, status=TaskState.STATUS_IN_PROGRESS)
        ids = waiting.values_list("workflow_state__object_id", flat=True)
        pages = Page.objects.filter(pk__in=[int(pk) for pk in ids]).select_related(
            "latest_revision"
        )
        mine = [
            str(page.pk)
            for page in pages
            if self.may_decide(page, user) and not self.is_own_text(page, user)
        ]
        return waiting.filter(workflow_state__object_id__in=mine)
