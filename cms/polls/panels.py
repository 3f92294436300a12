"""The form of a poll, in the order in which it is thought out."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

HELP = _(
    "Mỗi trình duyệt gửi được một phiếu; người đã đăng nhập thì một phiếu một tài khoản. Cách này "
    "không ngăn được người dùng nhiều trình duyệt hoặc xóa cookie: mức trần theo mạng, dấu hiệu "
    "nghi vấn và việc loại phiếu khỏi kết quả đã lọc xử lý chuyện đó."
)  # EP-7

showing_panels = [
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("result_visibility"), FieldPanel("published_result")])],
        heading=_("Kết quả"),
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("priority"), FieldPanel("pinned")])], heading=_("Cột bên")
    ),
]

poll_panels = [
    HelpPanel(content=HELP),
    FieldPanel("question"),
    FieldPanel("intro"),
    FieldPanel("kind"),
    FieldRowPanel([FieldPanel("min_choices"), FieldPanel("max_choices")]),
    InlinePanel(
        "choices", label=_("phương án"), heading=_("Các phương án"),
        help_text=_("Không sửa được khi đã có phiếu; khi đó hãy đóng và tạo bản mới."),
        panels=[FieldPanel("text"), FieldPanel("link")],
    ),
    FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
    *showing_panels,
]  # fmt: skip

# Once there are ballots: what they answered stands still (EP-5).
frozen_panels = [
    HelpPanel(
        content=_(
            "Đã có phiếu bình chọn nên câu hỏi, phương án, cách chọn và giờ mở không sửa được."
        )
    ),
    FieldPanel("intro"),
    *showing_panels,
]
