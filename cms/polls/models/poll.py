"""A poll: one question, its choices, its times and how its result is shown (EP-1)."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from cms.vietnamese.text import clean, clean_line

from ..editing import PollForm
from ..panels import poll_panels
from ..states import Stage, state_at

FROZEN = _("Đã có phiếu bình chọn nên không thể sửa. Hãy đóng và tạo bản mới.")
# What a ballot answered may not change under it (EP-5).
FROZEN_FIELDS = ("question", "kind", "min_choices", "max_choices", "opens_at")


class Kind(models.TextChoices):
    SINGLE = "single", _("Chọn một phương án")
    MULTIPLE = "multiple", _("Chọn nhiều phương án")


class Visibility(models.TextChoices):
    """When readers see the result (EP-6)."""

    ALWAYS = "always", _("Luôn hiện")
    VOTED = "voted", _("Sau khi bình chọn")
    CLOSED = "closed", _("Sau khi kết thúc")
    NEVER = "never", _("Không công bố")


class PublishedResult(models.TextChoices):
    ALL = "all", _("Tất cả phiếu")
    FILTERED = "filtered", _("Đã lọc")


class Poll(ClusterableModel):
    question = models.CharField(_("Câu hỏi"), max_length=250)
    intro = models.TextField(
        _("Lời dẫn"), blank=True, max_length=1000,
        help_text=_("Hiện dưới câu hỏi. Ví dụ: Ý kiến được chuyển đến Văn phòng để sửa giờ mở cửa."),
    )  # fmt: skip
    kind = models.CharField(_("Cách chọn"), max_length=10, choices=Kind, default=Kind.SINGLE)
    min_choices = models.PositiveSmallIntegerField(_("Chọn ít nhất"), default=1)
    max_choices = models.PositiveSmallIntegerField(_("Chọn nhiều nhất"), default=1)
    stage = models.CharField(
        _("Bước"), max_length=10, choices=Stage, default=Stage.DRAFT, editable=False
    )
    opens_at = models.DateTimeField(
        _("Mở lúc"), null=True, blank=True,
        help_text=_("Để trống thì mở ngay khi bấm “Mở cuộc thăm dò”."),
    )  # fmt: skip
    closes_at = models.DateTimeField(
        _("Kết thúc lúc"), null=True, blank=True,
        help_text=_("Để trống thì kết thúc khi có người bấm “Kết thúc”."),
    )  # fmt: skip
    paused_at = models.DateTimeField(_("Tạm dừng từ"), null=True, editable=False)
    closed_at = models.DateTimeField(_("Đã kết thúc lúc"), null=True, editable=False)
    result_visibility = models.CharField(
        _("Kết quả hiện"), max_length=10, choices=Visibility, default=Visibility.VOTED
    )
    published_result = models.CharField(
        _("Kết quả công bố"), max_length=10, choices=PublishedResult, default=PublishedResult.ALL,
        help_text=_("“Đã lọc” bỏ qua các phiếu đã loại và ghi rõ số phiếu bị loại."),
    )  # fmt: skip
    priority = models.SmallIntegerField(
        _("Ưu tiên"), default=0,
        help_text=_("Khi nhiều cuộc cùng mở, cột bên hiện cuộc có số lớn hơn."),
    )  # fmt: skip
    pinned = models.BooleanField(
        _("Ghim ở cột bên"), default=False, help_text=_("Chỉ một cuộc được ghim.")
    )
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="+",
        verbose_name=_("Tạo từ"),
    )  # fmt: skip
    # [{"on": "2026-11-22", "text": …}]: what was changed after the opening, for all to read.
    notes = models.JSONField(_("Ghi chú công khai"), default=list, editable=False)
    # Kept sums of the rows, changed in the same transaction (EG-1).
    ballots_all = models.PositiveIntegerField(_("Số phiếu"), default=0, editable=False)
    ballots_filtered = models.PositiveIntegerField(_("Đã lọc"), default=0, editable=False)
    checked_ballots = models.PositiveIntegerField(default=0, editable=False)  # by detection, EA-8

    panels = poll_panels
    base_form_class = PollForm

    class Meta:
        ordering = ["-opens_at", "-pk"]
        verbose_name = _("cuộc thăm dò")
        verbose_name_plural = _("Thăm dò ý kiến")
        permissions = [
            ("pause_poll", _("Mở, tạm dừng, gia hạn, kết thúc cuộc thăm dò")),
            ("exclude_ballots", _("Loại phiếu khỏi kết quả đã lọc")),
            ("export_ballots", _("Xuất phiếu và kết quả thăm dò")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pinned"], condition=Q(pinned=True), name="one_pinned_poll",
                violation_error_message=_("Đã có cuộc thăm dò khác được ghim; hãy bỏ ghim cuộc đó."),
            )
        ]  # fmt: skip

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("poll", args=[self.pk])

    @property
    def state(self):
        """The PollState at this very moment."""
        return state_at(self, timezone.now())

    @property
    def is_single(self):
        return self.kind == Kind.SINGLE

    @property
    def is_frozen(self):
        return self.pk is not None and self.ballots.exists()

    def clean(self):
        super().clean()
        self.question, self.intro = clean_line(self.question), clean(self.intro).strip()
        self.check_limits()
        if self.closes_at and self.opens_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("Giờ kết thúc phải sau giờ mở.")})
        self.check_frozen()

    def check_limits(self):
        """EP-4: single means exactly one; otherwise 1 ≤ least ≤ most."""
        if self.is_single:
            self.min_choices = self.max_choices = 1
        elif not 1 <= (self.min_choices or 0) <= (self.max_choices or 0):
            raise ValidationError(
                {"max_choices": _("Số phương án phải từ 1 trở lên, ít nhất không quá nhiều nhất.")}
            )

    def check_frozen(self):
        """EP-5: raise ValidationError when a field changed that the ballots answered."""
        if not self.is_frozen:
            return
        kept = Poll.objects.values(*FROZEN_FIELDS).get(pk=self.pk)
        if any(getattr(self, field) != value for field, value in kept.items()):
            raise ValidationError(FROZEN)

    @transaction.atomic
    def save(self, *args, update_fields=None, **kwargs):
        """Save what a form holds, or the named fields; sums and times of others stay as they are.

        The row is locked first, so that no ballot comes in between.
        """
        if self.pk:
            Poll.objects.select_for_update().filter(pk=self.pk).first()
            self.check_frozen()
            update_fields = update_fields or [*editable_fields(), "choices"]
        super().save(*args, update_fields=update_fields, **kwargs)


def editable_fields():
    return [
        field.name for field in Poll._meta.concrete_fields if field.editable and field.name != "id"
    ]
