"""One answer that a poll offers."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cms.vietnamese.text import clean_line

from ..texts import key_of
from .poll import FROZEN, Poll

LONGEST = 245
TEXT_FIELDS = ("text", "sort_order", "link")


class PollChoice(Orderable):
    poll = ParentalKey(Poll, on_delete=models.CASCADE, related_name="choices")
    text = models.CharField(_("Phương án"), max_length=LONGEST)
    text_key = models.CharField(max_length=2 * LONGEST, editable=False)  # for comparing only
    link = models.CharField(
        _("Liên kết"), max_length=500, blank=True, validators=[URLValidator(["http", "https"])],
        help_text=_("Trang nói rõ hơn về phương án này, nếu có."),
    )  # fmt: skip
    # Kept sums of the rows: every ballot, and those that are not taken out (EG-1).
    votes_all = models.PositiveIntegerField(default=0, editable=False)
    votes_filtered = models.PositiveIntegerField(default=0, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("phương án")
        verbose_name_plural = _("phương án")
        constraints = [
            models.UniqueConstraint(fields=["poll", "text_key"], name="one_choice_per_text")
        ]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        self.text = clean_line(self.text)
        self.text_key = key_of(self.text)
        if self.pk and not self.has_changed():
            return  # A form's old copy must not write back sums that have grown since.
        self.refuse_frozen()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.refuse_frozen()
        return super().delete(*args, **kwargs)

    def has_changed(self):
        kept = PollChoice.objects.filter(pk=self.pk).values(*TEXT_FIELDS).first() or {}
        return any(getattr(self, field) != value for field, value in kept.items())

    def refuse_frozen(self):
        if self.poll_id and self.poll.is_frozen:
            raise ValidationError(FROZEN)
