"""A person who signs in: an editor, a clerk, an official."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Django's user with one name field, in Vietnamese order, as Wagtail prints `first_name`."""

    first_name = models.CharField(_("Họ và tên"), max_length=150)
    session_number = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")

    def get_session_auth_hash(self):
        """Return what a session must know: a new password or session number ends all (SR-55)."""
        return f"{super().get_session_auth_hash()}.{self.session_number}"

    def get_session_auth_fallback_hash(self):
        for proof in super().get_session_auth_fallback_hash():
            yield f"{proof}.{self.session_number}"


class ResetRequest(models.Model):
    """One request for a new password: of a network (its key of the day), or mailed to a person."""

    network_key = models.CharField(max_length=32, blank=True, db_index=True)
    person = models.ForeignKey(User, models.CASCADE, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.person or self.network_key} {self.created_at:%d/%m/%Y}"
