"""Which comments the moderation desk lists: its tabs, its filters, its order (ES-1)."""

from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.vietnamese.text import clean_line

from .models import ReaderComment, Reason, Status

PENDING = Q(status=Status.PENDING)
LONGEST_QUERY = 200  # SR-43
LATE = timedelta(hours=24)
FIELDS = ("muc", "q", "bai", "chuyen-muc", "ly-do")  # what an address of the desk may carry


class Tab(NamedTuple):
    code: str
    label: str
    status: str


TABS = [
    Tab("cho-duyet", _("Chờ duyệt"), Status.PENDING),
    Tab("dau-hieu", _("Có dấu hiệu"), Status.PENDING),
    Tab("qua-24-gio", _("Chờ quá 24 giờ"), Status.PENDING),
    Tab("da-dang", _("Đã đăng"), Status.APPROVED),
    Tab("khong-dang", _("Không đăng"), Status.REJECTED),
    Tab("thu-rac", _("Thư rác"), Status.SPAM),
    Tab("tam-an", _("Tạm ẩn"), Status.HIDDEN),
]


class Filters:
    """What is asked of the list, read from an address; whatever is not known asks nothing."""

    def __init__(self, query):
        self.tab = next((tab for tab in TABS if tab.code == query.get("muc")), TABS[0])
        self.words = clean_line(query.get("q", ""))[:LONGEST_QUERY]
        self.page = number(query.get("bai", ""))
        self.section = number(query.get("chuyen-muc", ""))
        self.reason = query.get("ly-do", "") if query.get("ly-do") in Reason.values else ""
        asked = {"muc": self.tab.code, "q": self.words, "bai": self.page or "",
                 "chuyen-muc": self.section or "", "ly-do": self.reason}  # fmt: skip
        self.query = urlencode({name: value for name, value in asked.items() if value})

    def comments(self):
        """Return the comments, marked ones first, then the oldest; decided ones newest first."""
        rows = ReaderComment.objects.filter(status=self.tab.status)
        if self.tab.code == "dau-hieu":
            rows = rows.filter(is_flagged=True)
        if self.tab.code == "qua-24-gio":
            rows = rows.filter(created_at__lt=timezone.now() - LATE)
        if self.words:
            rows = rows.filter(Q(body__icontains=self.words) | Q(author_name__icontains=self.words))
        if self.page:
            rows = rows.filter(page=self.page)
        if self.section:
            section = Page.objects.filter(pk=self.section).values_list("path", flat=True).first()
            rows = rows.filter(page__path__startswith=section or "?")
        if self.reason:
            rows = rows.filter(reason_code=self.reason)
        waiting = self.tab.status == Status.PENDING
        order = ["-is_flagged", "created_at", "pk"] if waiting else ["-decided_at", "-pk"]
        return rows.order_by(*order)


def number(text):
    return int(text) if text.isdecimal() and len(text) <= 18 else None


def tabs(filters):
    """Return [{label, count, query, is_current}]; only what waits is counted, in one query."""
    waiting = ReaderComment.objects.filter(PENDING, is_official=False).aggregate(
        **{
            "cho-duyet": Count("pk"),
            "dau-hieu": Count("pk", filter=Q(is_flagged=True)),
            "qua-24-gio": Count("pk", filter=Q(created_at__lt=timezone.now() - LATE)),
        }
    )
    return [
        {
            "label": tab.label,
            "count": waiting.get(tab.code),
            "query": urlencode({"muc": tab.code}),
            "is_current": tab is filters.tab,
        }
        for tab in TABS
    ]


def sections():
    """Return the sections whose articles have comments, for the filter."""
    paths = ReaderComment.objects.values_list("page__path", flat=True).distinct()
    parents = {path[: -Page.steplen] for path in paths}
    return Page.objects.filter(path__in=parents).order_by("path")


def oldest_waiting():
    """Return (how many wait, since when the oldest does or None), in one query."""
    rows = ReaderComment.objects.filter(PENDING, is_official=False)
    oldest = rows.order_by("created_at").values_list("created_at", flat=True)
    return rows.count(), oldest.first()
