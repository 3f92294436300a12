"""Mail to the author when somebody else asked for the approval that ended in a return (N-35).

Wagtail itself writes to whoever asked for the approval; the texts are in
theme/templates/wagtailadmin/notifications/.
"""

from wagtail.admin.mail import WorkflowStateRejectionEmailNotifier
from wagtail.models import WorkflowState
from wagtail.signals import workflow_rejected


class AuthorNotifier(WorkflowStateRejectionEmailNotifier):
    def get_recipient_users(self, workflow_state, **kwargs):
        author = getattr(workflow_state.content_object, "owner", None)
        return {author} - {None, workflow_state.requested_by, kwargs.get("user")}


tell_author = AuthorNotifier()


def connect():
    """Called once by the app when it is ready."""
    workflow_rejected.connect(tell_author, sender=WorkflowState, dispatch_uid="tell-author")
