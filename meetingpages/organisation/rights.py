"""Who may see and keep the people of the offices (MT-9): the administrator; secretaries look."""

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from cms.users.roles import SECRETARIES, give

from .models import Person

VIEW = "organisation.view_person"


class PersonPolicy(ModelPermissionPolicy):
    """Who has left is closed, never deleted: meetings and receipts name the row."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


def register():
    """Called once by the app when it is ready."""
    register_permission_policy(Person, PersonPolicy(Person))


def ensure_secretaries():
    """Make the group "Thư ký họp", which may look people up."""
    give(SECRETARIES, VIEW, "organisation.view_unit", "organisation.view_maildomain")
