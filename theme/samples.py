"""Invented values for /mau-giao-dien/, so that every state of a component can be seen (L-13)."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

PICTURES = 5  # The band of the home page needs most.
MOMENT = datetime(2019, 9, 11, 14, 7, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
# The first, a middle and the last page of thirteen (LC-5).
PAGES_SHOWN = (1, 6, 13)


def story(title, picture=None):
    """Return what a list prints of an article."""
    return SimpleNamespace(
        title=title,
        url="#",
        lead=_("Mái chợ được nâng cao, lối đi rộng gấp đôi; khu rau quả có sổ ghi nguồn gốc."),
        published_at=MOMENT,
        lead_image=picture,
        lead_image_alt=_("Tranh vẽ dùng làm mẫu"),
        category=SimpleNamespace(title=_("Tin trong tỉnh"), url="#"),
    )


def samples():
    """Return the context of the page; pictures are the first ones of the library, or none."""
    pictures = list(get_image_model().objects.order_by("pk")[:PICTURES])
    stories = sample_stories(pictures)
    return {
        "stories": stories,
        "pictures": pictures,
        "notices": sample_notices(),
        "box": {"title": _("Tin trong tỉnh"), "url": "#", "style": "wide", "articles": stories},
        "photos": {
            "title": _("Hình ảnh"),
            "items": [{"image": p, "caption": p.title, "url": "#"} for p in pictures],
        },
        "paged": [Paginator(range(13), 1).page(number) for number in PAGES_SHOWN],
        "links": {"title": _("Liên kết"), "links": [{"text": _("Nông thôn mới"), "url": "#"}]},
        "document": sample_document(),
        "quote": {"text": _("Ghi chép mất mười phút mỗi ngày."), "attribution": _("Một tổ trưởng")},
        "table": sample_table(),
        **sample_poll(),
        "wrong_period": {
            "typed_from": "31/02/2019",
            "error": _("Ngày phải có dạng ngày/tháng/năm."),
        },
        "crumbs": [
            {"title": _("Trang chủ"), "url": "/"},
            {"title": _("Tin tức"), "url": "/tin-tuc/"},
        ],
    }


def sample_stories(pictures):
    """Return a story with a picture, one without, one with a title of 110 letters, and another."""
    picture = pictures[0] if pictures else None
    long_title = _(
        "Thông xe đoạn đường liên xã dài 7,2 km nối hai bờ suối Rạt Mẫu sau mười bốn tháng thi công "
        "liên tục trong mùa mưa"
    )
    return [
        story(_("Chợ phiên Tân Mẫu mở lại sau sáu tháng sửa chữa"), picture),
        story(_("Khu phố Mẫu 3 góp 1.200 ngày công làm vỉa hè")),
        story(long_title, picture),
        story(_("Thư viện tỉnh mở cửa đến 20 giờ các ngày trong tuần"), picture),
    ]


def sample_notices():
    words = _("Hộp thư công vụ tạm dừng để bảo trì từ 22:00 thứ sáu 13/09.")
    labels = {"thong-bao": _("Thông báo"), "canh-bao": _("Cảnh báo"), "khan": _("Khẩn")}
    return [
        {"level": level, "label": label, "text": words, "url": "#"}
        for level, label in labels.items()
    ]


def sample_document():
    return SimpleNamespace(
        title=_("Công văn 3138-CV/TU"),
        url="#",
        file_extension="pdf",
        file_size=327_680,
        page_count=2,
    )


def sample_table():
    return {
        "caption": _("Số hồ sơ nhận trong tháng 8"),
        "columns": [{"heading": _("Đơn vị")}, {"heading": _("Hồ sơ")}, {"heading": _("Ghi chú")}],
        "rows": [
            [_("Phòng Mẫu 1"), "1.204", _("Đúng hạn")],
            [
                _("Phòng Mẫu 2"),
                "318",
                "https://congvu.example/mot-dia-chi-rat-dai-khong-co-cho-ngat",
            ],
        ],
    }


def sample_poll():
    """Return a poll with its choices and its result, as the poll's templates print them (LC-10)."""
    answers = [(_("Rất tốt"), 412, 40.2), (_("Tốt"), 365, 35.6), (_("Bình thường"), 189, 18.5),
               (_("Chưa tốt"), 58, 5.7)]  # fmt: skip
    rows = [
        SimpleNamespace(text=text, votes=votes, percent=percent, value=str(percent))
        for text, votes, percent in answers
    ]
    question = _("Theo bạn thông tin nội dung của website thế nào?")
    return {
        "poll": SimpleNamespace(
            question=question, intro="", is_single=True, opens_at=MOMENT, get_absolute_url="#"
        ),
        "choices": [
            SimpleNamespace(pk=place, text=text, link="")
            for place, (text, _votes, _percent) in enumerate(answers)
        ],
        "result": SimpleNamespace(rows=rows, voters=1024, left_out=0),
    }
