"""Which pages were read most, in a day, a week, a month, ever (V-18)."""

from datetime import timedelta

from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _

from . import clock
from .models import PageDay, PageHour, PageTotal
from .periods import today

PERIODS = {
    "24-gio": _("24 giờ"),
    "7-ngay": _("7 ngày"),
    "30-ngay": _("30 ngày"),
    "tat-ca": _("Từ trước đến nay"),
}
DAYS = {"7-ngay": 7, "30-ngay": 30}


def most_read(pages, period, count):
    """Return [(page id, views)], most viewed first, of the pages of a queryset in a period."""
    rows = sums(period).filter(page__in=pages.values("pk"), sum__gt=0)
    return list(rows.order_by("-sum", "-page").values_list("page", "sum")[:count])


def sums(period):
    """Return a queryset of {page, sum} for a name of PERIODS."""
    if period == "tat-ca":
        return PageTotal.objects.annotate(sum=F("views") + F("baseline"))
    if period == "24-gio":
        earliest = clock.now() // clock.HOUR - 23
        rows = PageHour.objects.filter(hour__gte=earliest)
    else:
        rows = PageDay.objects.filter(day__gt=today() - timedelta(DAYS[period]))
    return rows.values("page").annotate(sum=Sum("views"))
