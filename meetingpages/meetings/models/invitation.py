"""Who is invited to a meeting, in which role, and what the person answered (MT-13, MT-16, MT-17)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    CHAIR = "chu-tri", _("Chủ trì")
    SECRETARY = "thu-ky", _("Thư ký")
    DELEGATE = "dai-bieu", _("Đại biểu")
    GUEST = "khach-moi", _("Khách mời")
    REPORTER = "bao-cao-vien", _("Báo cáo viên")
    TECHNICIAN = "ky-thuat", _("Kỹ thuật")


class Answer(models.TextChoices):
    IN_PERSON = "truc-tiep", _("Tham dự trực tiếp")
    ONLINE = "truc-tuyen", _("Tham dự trực tuyến")
    ABSENT = "vang-mat", _("Vắng mặt")
    SUBSTITUTE = "du-thay", _("Cử người dự thay")


class Invitation(models.Model):
    wagtail_reference_index_ignore = True
    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.CASCADE, related_name="invitations"
    )
    person = models.ForeignKey(
        "organisation.Person", verbose_name=_("Người được mời"), on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    # The office the person comes for: figures stay with the unit of that date (MT-41).
    unit = models.ForeignKey(
        "organisation.Unit", verbose_name=_("Đơn vị"), null=True, on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    role = models.CharField(_("Vai trò"), max_length=14, choices=Role, default=Role.DELEGATE)
    has_vote = models.BooleanField(_("Có quyền biểu quyết"), default=False)
    substitute_for = models.OneToOneField(
        "self", verbose_name=_("Dự thay cho"), null=True, on_delete=models.PROTECT,
        related_name="substitute", editable=False,
    )  # fmt: skip
    # A withdrawn one (a substitute taken back, a person taken off the list) opens nothing any more.
    withdrawn_at = models.DateTimeField(_("Thu hồi lúc"), null=True, editable=False)

    answer = models.CharField(_("Trả lời"), max_length=12, choices=Answer, blank=True)
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("Trả lời lúc"), null=True, editable=False)
    secretary_note = models.CharField(_("Ghi chú của thư ký"), max_length=300, blank=True)

    link = models.ForeignKey(
        "organisation.PersonalLink", null=True, on_delete=models.SET_NULL, related_name="+",
        editable=False,
    )  # fmt: skip
    mail = models.ForeignKey(
        "mail.OutgoingMail", null=True, on_delete=models.SET_NULL, related_name="+",
        editable=False,
    )  # fmt: skip
    request_sent_at = models.DateTimeField(_("Gửi lúc"), null=True, editable=False)
    reminded_at = models.DateTimeField(_("Nhắc lúc"), null=True, editable=False)
    opened_at = models.DateTimeField(_("Đã mở"), null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_invitation_a_person")
        ]
        verbose_name = _("giấy mời")
        verbose_name_plural = _("giấy mời")

    def __str__(self):
        return str(self.person)
