"""All days, months or years as a file (V-17, V-18)."""

from django.db.models.functions import TruncMonth, TruncYear
from django.utils.translation import gettext as _

from cms.exports import export

from .models import DayCount
from .periods import SERIES, sums_by


def export_series(name, kind="csv"):
    """Return the answer that downloads every row of a series ("ngay", "thang", "nam"), newest first."""
    form = SERIES[name]["form"]
    rows = [(start.strftime(form), *sums) for start, sums in reversed(all_sums(name))]
    heads = [SERIES[name]["column"], _("Lượt truy cập"), _("Lượt xem trang")]
    return export(f"thong-ke-theo-{name}", heads, rows, kind)


def all_sums(name):
    if name == "ngay":
        rows = DayCount.objects.order_by("day").values_list("day", "visits", "views")
        return [(day, sums) for day, *sums in rows]
    period = TruncMonth("day") if name == "thang" else TruncYear("day")
    return list(sums_by(period, DayCount.objects.all()).items())
