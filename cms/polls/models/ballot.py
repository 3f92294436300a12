"""A ballot, and what was chosen on it: rows are the truth, sums are caches (EP-1, EG-1)."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from .choice import PollChoice
from .poll import Poll


class ClientClass(models.TextChoices):
    """All that is kept of a browser (ED-1)."""

    PHONE = "phone", _("di động")
    COMPUTER = "computer", _("máy tính")


class Flag(models.TextChoices):
    """Why a ballot was flagged; it counts until a person takes it out (EA-1, EA-2)."""

    TRAP = "trap", _("điền ô ẩn")
    FAST = "fast", _("gửi quá nhanh")
    CAP = "cap", _("vượt mức một giờ của một mạng")


class BallotQuerySet(models.QuerySet):
    def with_excluded(self):
        """Add `excluded`: whether the ballot stands in at least one batch in force (EA-9)."""
        from .batch import BatchState, ExclusionBatch

        in_force = ExclusionBatch.ballots.through.objects.filter(
            ballot=OuterRef("pk"), exclusionbatch__state=BatchState.IN_FORCE
        )
        return self.annotate(excluded=Exists(in_force))


class Ballot(models.Model):
    poll = models.ForeignKey(
        Poll, models.PROTECT, related_name="ballots", verbose_name=_("Thăm dò")
    )
    voter_key = models.CharField(max_length=64, null=True, editable=False)
    cast_at = models.DateTimeField(_("Lúc"), editable=False)
    client_class = models.CharField(
        _("Thiết bị"), max_length=10, choices=ClientClass, editable=False
    )
    network_key = models.CharField(max_length=32, blank=True, editable=False)
    flags = models.CharField(_("Dấu hiệu"), max_length=30, blank=True, editable=False)
    receipt = models.CharField(_("Mã phiếu"), max_length=12, db_index=True, editable=False)
    choices = models.ManyToManyField(PollChoice, through="BallotChoice", related_name="+")

    objects = BallotQuerySet.as_manager()
    # Ballots use nothing that an editor could delete; a row of Wagtail's index for each would
    # cost four statements a vote.
    wagtail_reference_index_ignore = True

    wagtail_reference_index_ignore = True  # Five queries a row for a list that nobody reads.

    class Meta:
        ordering = ["-cast_at", "-pk"]
        verbose_name = _("phiếu bình chọn")
        verbose_name_plural = _("Phiếu bình chọn")
        constraints = [
            models.UniqueConstraint(fields=["poll", "voter_key"], name="one_ballot_per_reader")
        ]
        indexes = [
            models.Index(fields=["poll", "cast_at"], name="ballots_of_poll_by_time"),
            models.Index(fields=["poll", "network_key", "cast_at"], name="ballots_of_network"),
        ]

    def __str__(self):
        return self.receipt

    @property
    def flag_words(self):
        """The reasons of the flags in words, or an empty text."""
        return ", ".join(str(Flag(flag).label) for flag in self.flags.split())


class BallotChoice(models.Model):
    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="marks")
    choice = models.ForeignKey(PollChoice, models.PROTECT, related_name="marks")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "choice"], name="one_mark")]

    def __str__(self):
        return f"{self.ballot_id}: {self.choice_id}"
