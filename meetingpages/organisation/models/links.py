"""Personal links: whoever holds one enters as one person, for one purpose (MT-15, SR-54)."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    MEETING = "meeting", _("cuộc họp")
    CIRCULAR = "circular", _("văn bản")


class LinkQuerySet(models.QuerySet):
    def open(self, now=None):
        """Links that work at that moment: not revoked, not at their end, the person still there."""
        now = now or timezone.now()
        return self.filter(
            revoked_at=None, expires_at__gt=now, person__is_active=True
        ).select_related("person")


class PersonalLink(models.Model):
    """One link; of its token only the SHA-256 is kept."""

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    person = models.ForeignKey("organisation.Person", models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=10, choices=Purpose)
    target = models.UUIDField()
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("liên kết riêng")
        verbose_name_plural = _("liên kết riêng")
        indexes = [models.Index(fields=["purpose", "target", "person"], name="links_of_a_target")]

    def __str__(self):
        return f"{self.person}: {self.get_purpose_display()}"
