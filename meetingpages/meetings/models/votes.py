"""Votes of an item: named in the portal, or on paper with the totals typed twice (MT-31 … MT-35)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .meeting import Level
from .settings import Share, VoteBase


class VoteStatus(models.TextChoices):
    DRAFT = "draft", _("Chưa mở")
    OPEN = "open", _("Đang mở")
    CLOSED = "closed", _("Đã đóng")
    PUBLISHED = "published", _("Đã công bố")


def usual_options():
    return ["Tán thành", "Không tán thành", "Không biểu quyết"]


class Vote(models.Model):
    """A statement that is voted on; opening it freezes who may vote (MT-28)."""

    wagtail_reference_index_ignore = True
    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.PROTECT, related_name="votes")
    statement = models.CharField(
        _("Nội dung biểu quyết"), max_length=500,
        help_text=_("Viết thành câu khẳng định. Ví dụ: Thông qua báo cáo quý III."),
    )  # fmt: skip
    options = models.JSONField(_("Lựa chọn"), default=usual_options)
    is_paper = models.BooleanField(_("Phiếu giấy (kín)"), default=False)
    share = models.CharField(_("Quy tắc"), max_length=12, choices=Share, default=Share.OVER_HALF)
    base = models.CharField(
        _("Tính trên"), max_length=10, choices=VoteBase, default=VoteBase.MEMBERS
    )

    status = models.CharField(max_length=10, choices=VoteStatus, default=VoteStatus.DRAFT)
    version = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(_("Mở lúc"), null=True)
    closed_at = models.DateTimeField(_("Đóng lúc"), null=True)
    # Frozen at opening: ids of the invitations that may vote, and the bases of the result.
    roll = models.JSONField(default=list)
    members = models.PositiveSmallIntegerField(default=0)
    present = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("biểu quyết")
        verbose_name_plural = _("biểu quyết")

    def __str__(self):
        """The statement; of a limited item none, since logs are read by others (MT-9)."""
        return str(_("Biểu quyết hạn chế")) if self.item.level == Level.LIMITED else self.statement


class NamedBallot(models.Model):
    """One person's vote; changed until the vote is closed, each change in the log (MT-33)."""

    wagtail_reference_index_ignore = True
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="ballots")
    invitation = models.ForeignKey(
        "meetings.Invitation", on_delete=models.PROTECT, related_name="ballots"
    )
    choice = models.PositiveSmallIntegerField()  # the place in vote.options
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vote", "invitation"], name="one_ballot_a_vote")
        ]

    def __str__(self):
        return str(self.vote)


class PaperTally(models.Model):
    """The totals of a paper ballot as one person typed them, independently of the other (MT-35)."""

    wagtail_reference_index_ignore = True
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="tallies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    issued = models.PositiveSmallIntegerField(_("Phát ra"))
    returned = models.PositiveSmallIntegerField(_("Thu về"))
    valid = models.PositiveSmallIntegerField(_("Hợp lệ"))
    invalid = models.PositiveSmallIntegerField(_("Không hợp lệ"))
    counts = models.JSONField(_("Số phiếu từng lựa chọn"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vote", "by", "round"], name="one_tally_a_person")
        ]

    def __str__(self):
        return str(self.vote)
