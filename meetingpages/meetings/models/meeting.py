"""A meeting: what was called, and the state it is in (MT-2, MT-6)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

NAME_LENGTH = 250


class Level(models.TextChoices):
    """Who may know of a meeting, an item or a paper; no secret level exists (VB-56)."""

    PUBLIC = "cong-khai", _("Công khai")
    INTERNAL = "noi-bo", _("Nội bộ")
    LIMITED = "han-che", _("Hạn chế")


class Mode(models.TextChoices):
    IN_PERSON = "truc-tiep", _("Trực tiếp")
    ONLINE = "truc-tuyen", _("Trực tuyến")
    HYBRID = "ket-hop", _("Kết hợp trực tiếp và trực tuyến")


class Status(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    AWAITING = "awaiting", _("Chờ duyệt")
    READY = "ready", _("Sẵn sàng gửi")
    SENT = "sent", _("Đã gửi giấy mời")
    IN_SESSION = "in_session", _("Đang họp")
    ENDED = "ended", _("Đã kết thúc")
    CONCLUDED = "concluded", _("Đã ban hành kết luận")
    CANCELLED = "cancelled", _("Hủy")


BEFORE_SENT = {Status.DRAFT, Status.AWAITING, Status.READY}
OVER = {Status.ENDED, Status.CONCLUDED, Status.CANCELLED}


class Meeting(models.Model):
    """One meeting ("cuộc họp"). Its state changes by the steps of steps.py only.

    The public sees a MeetingPage that holds nothing but what is public (MT-5).
    """

    wagtail_reference_index_ignore = True
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(
        "meetings.MeetingBody", verbose_name=_("Tổ chức họp"), on_delete=models.PROTECT,
        related_name="meetings",
    )  # fmt: skip
    public_name = models.CharField(
        _("Tên công khai"), max_length=NAME_LENGTH,
        help_text=_("Tên duy nhất mà lịch họp và người ngoài thấy. Ví dụ: Họp Ban Thường vụ Tỉnh ủy"),
    )  # fmt: skip
    full_name = models.CharField(
        _("Tên đầy đủ"), max_length=NAME_LENGTH, blank=True,
        help_text=_("Chỉ người dự họp đọc được. Để trống thì dùng tên công khai."),
    )  # fmt: skip
    invitation_number = models.CharField(
        _("Số giấy mời"), max_length=40, blank=True, help_text=_("Ví dụ: 41-GM/TU")
    )
    level = models.CharField(_("Mức độ"), max_length=10, choices=Level, default=Level.INTERNAL)
    is_urgent = models.BooleanField(
        _("Họp đột xuất"), default=False,
        help_text=_("Giấy mời được gửi trễ hơn hạn 3 ngày làm việc."),
    )  # fmt: skip
    mode = models.CharField(_("Hình thức"), max_length=10, choices=Mode, default=Mode.IN_PERSON)
    starts_at = models.DateTimeField(_("Bắt đầu"), null=True, blank=True, db_index=True)
    ends_at = models.DateTimeField(_("Kết thúc"), null=True, blank=True)
    room = models.ForeignKey(
        "meetings.MeetingRoom", verbose_name=_("Phòng"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    online_url = models.URLField(
        _("Liên kết trực tuyến"), max_length=500, blank=True,
        help_text=_("Chỉ người dự họp thấy."),
    )  # fmt: skip
    chair = models.ForeignKey(
        "organisation.Person", verbose_name=_("Chủ trì"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    secretary = models.ForeignKey(
        "organisation.Person", verbose_name=_("Thư ký"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
        help_text=_("Người nhận thư trả lời và câu hỏi về cuộc họp."),
    )  # fmt: skip
    content = models.TextField(_("Nội dung"), max_length=3000, blank=True)
    requirements = models.TextField(
        _("Yêu cầu đối với đại biểu"), max_length=1000, blank=True,
        default="Mang theo máy tính xách tay hoặc máy tính bảng",
    )  # fmt: skip
    answer_by = models.DateTimeField(_("Hạn trả lời"), null=True, blank=True)
    circulars = models.ManyToManyField(
        "circulars.CircularPage", verbose_name=_("Căn cứ"), blank=True, related_name="+"
    )
    previous = models.ForeignKey(
        "self", verbose_name=_("Cuộc họp trước"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip

    status = models.CharField(
        _("Trạng thái"), max_length=12, choices=Status, default=Status.DRAFT, db_index=True,
        editable=False,
    )  # fmt: skip
    version = models.PositiveIntegerField(default=0, editable=False)  # grows with each step
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+",
        editable=False,
    )  # fmt: skip
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+",
        editable=False,
    )  # fmt: skip
    sent_at = models.DateTimeField(_("Gửi giấy mời lúc"), null=True, editable=False)
    postponed_from = models.DateTimeField(_("Hoãn từ"), null=True, editable=False)
    # SEQUENCE of the calendar entry; never reused (MT-18).
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    # The agenda as those invited know it, while nobody decided whether to tell what changed (MT-8).
    agenda_known = models.JSONField(null=True, editable=False)

    # The running session (MT-26, MT-27): moved by the chair, read by everybody.
    began_at = models.DateTimeField(_("Bắt đầu họp lúc"), null=True, editable=False)
    closed_at = models.DateTimeField(_("Kết thúc họp lúc"), null=True, editable=False)
    current_item = models.ForeignKey(
        "meetings.AgendaItem", null=True, on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    break_until = models.DateTimeField(_("Giải lao đến"), null=True, editable=False)
    pointer_number = models.PositiveIntegerField(default=0, editable=False)  # grows with each move
    check_in_code = models.CharField(max_length=6, blank=True, editable=False)

    concluded_at = models.DateTimeField(_("Ban hành kết luận lúc"), null=True, editable=False)
    notice = models.ForeignKey(
        "circulars.CircularPage", verbose_name=_("Thông báo kết luận"), null=True,
        on_delete=models.SET_NULL, related_name="+", editable=False,
    )  # fmt: skip

    Level, Mode, Status = Level, Mode, Status

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("cuộc họp")
        verbose_name_plural = _("cuộc họp")
        permissions = [
            ("prepare_meeting", "Chuẩn bị cuộc họp của các tổ chức được giao"),
            ("approve_meeting", "Duyệt và gửi giấy mời họp"),
        ]

    def __str__(self):
        """The public name: this is what logs and lists show (MT-5)."""
        return self.public_name

    @property
    def name(self):
        """The name for those who take part."""
        return self.full_name or self.public_name

    @property
    def is_sent(self):
        """Whether invitations have left and it has not been cancelled."""
        return self.status not in BEFORE_SENT and self.status != Status.CANCELLED

    @property
    def is_over(self):
        return self.status in OVER

    @property
    def place(self):
        """Where it is held, in words."""
        if self.mode == Mode.ONLINE:
            return str(_("Họp trực tuyến"))
        room = self.room.name if self.room_id else ""
        return f"{room}, {_('kết hợp trực tuyến')}" if self.mode == Mode.HYBRID else room
