"""Invented ratings and comments for /mau-giao-dien/, one of each state (look.md LC-8, LC-9)."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

MOMENT = datetime(2019, 9, 12, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
OFFICIAL = {"is_official": True, "author_name": "", "unit_name": "Văn phòng Mẫu"}


def comment(number, body, **fields):
    """Return what the template prints of a comment."""
    plain = {"is_official": False, "is_removed": False, "author_name": "Bạn đọc Mẫu",
             "answers_name": "", "unit_name": "", "shown_replies": []}  # fmt: skip
    return SimpleNamespace(pk=number, body=body, created_at=MOMENT, **plain | fields)


def answer_samples():
    """Return the context: ratings without any and with some; threads; an own one that waits."""
    replies = [
        comment(2, _("Sẽ mở thêm chỗ gửi xe trong tháng 10."), **OFFICIAL,
                get_reply_label_display=_("Tiếp thu"), reply_label="accepted"),
        comment(3, _("Tôi cũng thấy vậy."), answers_name="Lê Thị Thử"),
    ]  # fmt: skip
    threads = [
        comment(1, _("Chợ mới sạch, nhưng chỗ gửi xe còn chật."), shown_replies=replies),
        comment(4, "", is_removed=True, shown_replies=[comment(5, _("Cảm ơn bạn đã góp ý."))]),
    ]
    none, some = (
        {"count": n, "as_shown": {"count": str(n), "sum": "13", "mean": "4,3"}} for n in (0, 3)
    )
    return {
        "rating_none": none,
        "rating_some": some,
        "talk": {"object_list": threads},
        "waiting": [comment(6, _("Ý kiến của tôi."), status="pending")],
        "about": {"pk": 0},
        "opening": {"state": "open"},
        "labels": {1: "Rất kém", 2: "Kém", 3: "Đạt", 4: "Tốt", 5: "Rất tốt"},
    }
