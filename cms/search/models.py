"""What waits to be indexed, and what answers while the index cannot."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PendingChange(models.Model):
    """An object to look up and index again; written with the change itself (Q-18)."""

    root = models.CharField(max_length=100)
    object_id = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        verbose_name = _("mục chờ đưa vào chỉ mục")
        verbose_name_plural = _("mục chờ đưa vào chỉ mục")

    def __str__(self):
        return f"{self.root} {self.object_id}"


class SearchEntry(models.Model):
    """One indexed object by its title: the reduced search of Q-20 reads nothing else.

    `folded` are the words of title and abstract without marks; `date` is ISO, or empty.
    """

    root = models.CharField(max_length=100)
    object_id = models.CharField(max_length=64)
    folded = models.TextField()
    is_public = models.BooleanField(default=False)
    date = models.CharField(max_length=10, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("mục trong chỉ mục")
        verbose_name_plural = _("mục trong chỉ mục")
        constraints = [models.UniqueConstraint(fields=["root", "object_id"], name="one_entry")]

    def __str__(self):
        return f"{self.root} {self.object_id}"
