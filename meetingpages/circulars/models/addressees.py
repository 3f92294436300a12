"""To whom a document goes ("Nơi nhận"), and what each of them did with it (VB-16, VB-48, VB-49)."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

REPORT_LENGTH = 2000  # A few sentences; what is longer is a document of its own.


class Duty(models.TextChoices):
    """What a document asks of an addressee; of two duties of one office the first here counts."""

    CARRY_OUT = "thuc-hien", _("Thực hiện")
    JOIN = "phoi-hop", _("Phối hợp")
    INFORM = "bao-cao", _("Báo cáo")
    KEEP = "luu", _("Lưu")


# Of whom a report is asked, by the term of the document.
REPORTING = (Duty.CARRY_OUT, Duty.JOIN)


class AddresseeList(models.Model):
    """A saved list of offices, opened when the document is sent."""

    name = models.CharField(
        _("Tên"), max_length=150, unique=True,
        help_text=_("In ở mục Nơi nhận. Ví dụ: Các sở, ban, ngành"),
    )  # fmt: skip
    units = models.ManyToManyField("organisation.Unit", verbose_name=_("Đơn vị"), related_name="+")

    panels = [
        FieldPanel("name"),
        FieldPanel("units", widget=forms.CheckboxSelectMultiple),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("danh sách nơi nhận")
        verbose_name_plural = _("danh sách nơi nhận")

    def __str__(self):
        return self.name


class CircularAddressee(Orderable):
    """One line of "Nơi nhận": an office, a saved list or a person."""

    page = ParentalKey(
        "circulars.CircularPage", on_delete=models.CASCADE, related_name="addressees"
    )
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, verbose_name=_("Đơn vị"), null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    saved_list = models.ForeignKey(
        AddresseeList, models.PROTECT, verbose_name=_("Danh sách"), null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    person = models.ForeignKey(
        "organisation.Person", models.PROTECT, verbose_name=_("Cá nhân"), null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    duty = models.CharField(_("Vai trò"), max_length=10, choices=Duty, default=Duty.CARRY_OUT)

    panels = [
        FieldRowPanel([FieldPanel("unit"), FieldPanel("saved_list"), FieldPanel("person")]),
        FieldPanel("duty"),
    ]

    def __str__(self):
        """The line as the document prints it."""
        name = self.unit.shown_name if self.unit else str(self.saved_list or self.person)
        return _("Lưu: %s") % name if self.duty == Duty.KEEP else name

    def clean(self):
        super().clean()
        if sum(bool(pk) for pk in (self.unit_id, self.saved_list_id, self.person_id)) != 1:
            raise ValidationError(_("Hãy chọn một đơn vị, một danh sách hoặc một cá nhân."))


class Progress(models.TextChoices):
    SENT = "da-gui", _("Chưa nhận")
    RECEIVED = "da-nhan", _("Đã nhận")
    READ = "da-doc", _("Đã đọc")
    DONE = "da-trien-khai", _("Đã triển khai")


class AcknowledgementQuerySet(models.QuerySet):
    def reporting(self):
        """Those of whom a report is asked."""
        return self.filter(duty__in=REPORTING)


class Acknowledgement(models.Model):
    """One office or person that was sent a document; moved by acknowledging/steps.py only.

    `unit` stays the office of the day of sending; `person` is who got the mail: the office's
    contact, or the one whom the document names.
    """

    circular = models.ForeignKey(
        "circulars.CircularPage", models.CASCADE, related_name="acknowledgements"
    )
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    person = models.ForeignKey("organisation.Person", models.PROTECT, null=True, related_name="+")
    is_personal = models.BooleanField(default=False)
    mail = models.ForeignKey("mail.OutgoingMail", models.SET_NULL, null=True, related_name="+")
    duty = models.CharField(max_length=10, choices=Duty)
    status = models.CharField(max_length=15, choices=Progress, default=Progress.SENT)
    version = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(default=timezone.now)
    received_at = models.DateTimeField(null=True)
    received_by = models.ForeignKey(
        "organisation.Person", models.PROTECT, null=True, related_name="+"
    )
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey("organisation.Person", models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("organisation.Person", models.PROTECT, null=True, related_name="+")
    report = models.TextField(_("Kết quả triển khai"), max_length=REPORT_LENGTH, blank=True)
    reply_number = models.CharField(
        _("Số, ký hiệu văn bản trả lời"), max_length=80, blank=True,
        help_text=_("Nếu đơn vị đã trả lời bằng văn bản. Ví dụ: 215/BC-SNV"),
    )  # fmt: skip
    reminded_on = models.DateField(null=True)

    objects = AcknowledgementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("xác nhận văn bản")
        verbose_name_plural = _("xác nhận văn bản")
        constraints = [
            models.UniqueConstraint(
                fields=["circular", "unit"], condition=Q(is_personal=False),
                name="one_acknowledgement_a_unit",
            ),
            models.UniqueConstraint(
                fields=["circular", "person"], condition=Q(is_personal=True),
                name="one_acknowledgement_a_person",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.receiver}: {self.circular}"

    @property
    def receiver(self):
        """The name under which the board lists it."""
        return str(self.person or self.unit) if self.is_personal else self.unit.shown_name

    @property
    def expects_report(self):
        return self.duty in REPORTING

    @property
    def was_received(self):
        return self.status != Progress.SENT

    @property
    def was_read(self):
        return self.status in (Progress.READ, Progress.DONE)

    @property
    def is_done(self):
        return self.status == Progress.DONE

    @property
    def is_overdue(self):
        """Return whether the term has passed without a report."""
        limit = self.circular.report_by
        return bool(
            self.expects_report and not self.is_done and limit and limit < timezone.localdate()
        )
