"""The form with which an article is sent back (N-35)."""

from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm


class ReturnForm(TaskStateCommentForm):
    """A reason is required: the author reads it in the mail and on the dashboard."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = True
        self.fields["comment"].label = _("Lý do trả lại")
        self.fields["comment"].error_messages["required"] = _("Hãy ghi lý do trả lại.")
