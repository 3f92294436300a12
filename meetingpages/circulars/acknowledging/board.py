"""/hop/van-ban/: units × documents for văn thư and Chánh Văn phòng; never public (VB-50, VB-51)."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.audit.recording import record
from cms.exports import export
from cms.vietnamese.dates import format_date

from ..models import Acknowledgement, CircularPage
from ..rights import FOLLOW, handles_circulars

SHOWN = 12  # More columns nobody reads on a screen; the table for spreadsheets has all.
HEADS = [
    _("Văn bản"), _("Đơn vị"), _("Nơi nhận"), _("Vai trò"), _("Gửi lúc"), _("Tình trạng"),
    _("Nhận lúc"), _("Đọc lúc"), _("Triển khai lúc"), _("Hạn báo cáo"), _("Quá hạn"),
    _("Văn bản trả lời"), _("Kết quả triển khai"),
]  # fmt: skip
RATES = [
    (_("Đã nhận"), "was_received"), (_("Đã đọc"), "was_read"), (_("Đã triển khai"), "is_done"),
]  # fmt: skip
SENT = Acknowledgement.objects.filter(circular=OuterRef("pk"))


@dataclass
class Column:
    """One document with its rows."""

    circular: object
    rows: list = field(default_factory=list)

    @property
    def overdue(self):
        return sum(row.is_overdue for row in self.rows)

    @property
    def is_overdue(self):
        return self.overdue > 0

    def sent_at(self):
        return max(row.sent_at for row in self.rows)

    def rate(self, name):
        """Return (how many, of how many); the last step is asked of those who report only."""
        asked = [row for row in self.rows if name != "is_done" or row.expects_report]
        return sum(getattr(row, name) for row in asked), len(asked)


@never_cache
@require_safe
@login_required
def board(request):
    """The board; `van-ban` opens one document below it, `dinh-dang=csv` takes the rows along."""
    user = request.user
    if not user.has_perm(FOLLOW):
        raise Http404
    columns = columns_of(user)
    if request.GET.get("dinh-dang") == "csv":
        record(user, "circular.export", "Xuất tình hình triển khai văn bản", user)
        rows = (cells_of(row) for column in columns for row in column.rows)
        return export("tinh-hinh-van-ban", HEADS, rows, "csv")
    shown = columns[:SHOWN]
    opened = request.GET.get("van-ban")
    context = {
        "columns": shown,
        "left_out": len(columns) - len(shown),
        "rates": [(label, [column.rate(name) for column in shown]) for label, name in RATES],
        "units": lines_of(shown),
        "opened": next((each for each in columns if str(each.circular.pk) == opened), None),
        "is_clerk": handles_circulars(user),
    }
    return render(request, "circulars/acknowledging/board.html", context)


def columns_of(user):
    """Return the sent documents that this person may read: overdue first, then newest sending."""
    known = {page.pk: page for page in CircularPage.objects.readable_by(user).filter(Exists(SENT))}
    columns = {pk: Column(page) for pk, page in known.items()}
    rows = Acknowledgement.objects.filter(circular__in=known).select_related("unit", "person")
    for row in rows.order_by("is_personal", "unit__name", "pk"):
        row.circular = known[row.circular_id]
        columns[row.circular_id].rows.append(row)
    newest = sorted(columns.values(), key=Column.sent_at, reverse=True)
    return sorted(newest, key=lambda each: not each.is_overdue)


def lines_of(columns):
    """Return [(unit, [its rows of each column])], units with something overdue first."""
    cells = defaultdict(lambda: [[] for _column in columns])
    for place, column in enumerate(columns):
        for row in column.rows:
            cells[row.unit][place].append(row)
    late = {
        unit: sum(row.is_overdue for rows in found for row in rows) for unit, found in cells.items()
    }
    return sorted(cells.items(), key=lambda line: (-late[line[0]], line[0].name))


def cells_of(row):
    limit = row.circular.report_by
    return [
        row.circular.title, row.unit.name, row.receiver, row.get_duty_display(), row.sent_at,
        row.get_status_display(), row.received_at, row.read_at, row.done_at,
        format_date(limit) if limit else "", _("Có") if row.is_overdue else "",
        row.reply_number, row.report if row.is_done else "",
    ]  # fmt: skip
