"""What remains of a meeting: minutes, tasks; and what belongs to one person: notes, receipts."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Minutes(models.Model):
    """The written part of the minutes; figures are read from what happened until "chốt" (MT-37)."""

    wagtail_reference_index_ignore = True
    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="record"
    )
    text = models.TextField(_("Diễn biến"), blank=True)
    version = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict, editable=False)  # as they stood when it was settled
    settled_at = models.DateTimeField(_("Chốt lúc"), null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+",
        editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("biên bản")
        verbose_name_plural = _("biên bản")

    def __str__(self):
        return str(self.meeting)


class Task(models.Model):
    """A task ("nhiệm vụ") given to a unit by a conclusion; overdue is computed (MT-38)."""

    wagtail_reference_index_ignore = True
    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.PROTECT, related_name="tasks")
    text = models.CharField(_("Nhiệm vụ"), max_length=500)
    unit = models.ForeignKey(
        "organisation.Unit", verbose_name=_("Đơn vị"), on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(_("Hạn"))
    done_on = models.DateField(_("Hoàn thành ngày"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("nhiệm vụ")
        verbose_name_plural = _("nhiệm vụ")

    def __str__(self):
        return self.text

    @property
    def is_overdue(self):
        return self.done_on is None and self.due_on < timezone.localdate()


class Note(models.Model):
    """A private note ("ghi chú riêng"): its owner alone ever reads it (MT-25)."""

    wagtail_reference_index_ignore = True
    person = models.ForeignKey("organisation.Person", on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("Ghi chú"), max_length=10_000)
    is_starred = models.BooleanField(_("Đánh dấu"), default=False)
    # Where in the papers it belongs; a page may stand alone, of a paper that was handed out.
    paper = models.ForeignKey(
        "meetings.Paper", verbose_name=_("Tài liệu"), null=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    page = models.PositiveSmallIntegerField(_("Trang"), null=True)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "item"], name="one_note_an_item")]

    def __str__(self):
        return str(self.pk)


class Receipt(models.Model):
    """When an invited person first opened a version, and confirmed having read it (MT-24)."""

    wagtail_reference_index_ignore = True
    invitation = models.ForeignKey(
        "meetings.Invitation", on_delete=models.CASCADE, related_name="receipts"
    )
    paper_version = models.ForeignKey(
        "meetings.PaperVersion", on_delete=models.CASCADE, related_name="receipts"
    )
    opened_at = models.DateTimeField(_("Đã mở"), null=True)
    confirmed_at = models.DateTimeField(_("Đã xác nhận đọc"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "paper_version"], name="one_receipt_a_version"
            )
        ]
        verbose_name = _("xác nhận đọc")
        verbose_name_plural = _("xác nhận đọc")

    def __str__(self):
        return str(self.pk)
