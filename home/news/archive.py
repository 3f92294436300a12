"""The archive by date: /tin-tuc/?tu-ngay=01/09/2019&den-ngay=30/09/2019 (N-24)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.vietnamese.dates import parse_date


@dataclass
class Period:
    """What the reader typed, and the days read from it (both inclusive, Asia/Ho_Chi_Minh)."""

    typed_from: str = ""
    typed_to: str = ""
    first: date | None = None
    last: date | None = None
    error: str = ""

    @property
    def is_set(self):
        return bool(self.first or self.last)

    def narrow(self, articles):
        """Return the articles published on these days."""
        if self.first:
            articles = articles.filter(published_at__gte=midnight(self.first))
        if self.last:
            articles = articles.filter(published_at__lt=midnight(self.last + timedelta(days=1)))
        return articles

    def as_query(self):
        """Return the filter as an encoded query string, empty when nothing narrows the list."""
        if not self.is_set:
            return ""
        typed = {"tu-ngay": self.typed_from, "den-ngay": self.typed_to}
        return urlencode({name: text for name, text in typed.items() if text})


def midnight(day):
    """Return the aware moment at which a Vietnamese day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


def read_period(params):
    """Return the Period asked for; a wrong date gives the whole list and an error to print."""
    period = Period(params.get("tu-ngay", "").strip()[:20], params.get("den-ngay", "").strip()[:20])
    try:
        first = parse_date(period.typed_from) if period.typed_from else None
        last = parse_date(period.typed_to) if period.typed_to else None
    except ValueError:
        period.error = _("Ngày phải có dạng ngày/tháng/năm.")
        return period
    if first and last and first > last:
        period.error = _("“Từ ngày” phải trước hoặc bằng “Đến ngày”.")
        return period
    # The last day anyone can ask for has a day after it.
    period.first, period.last = first, min(last, date.max - timedelta(days=1)) if last else None
    return period
