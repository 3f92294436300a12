"""/thong-ke/ and /thong-ke.json: the numbers for everybody (V-18)."""

from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.models import Site

from cms.pages.meta import PageMeta

from . import charts, rules
from .exporting import export_series
from .most_read import PERIODS
from .periods import CURRENT, SERIES, months, years
from .totals import KEPT_SECONDS, earlier_totals, totals

SERIES_FIELD, PERIOD_FIELD, FORM_FIELD = "theo", "doc-nhieu", "dang"
FIRST_SERIES, FIRST_PERIOD = "ngay", "7-ngay"
ROWS_SHOWN = 10  # of the table; the rest opens below it


@require_safe
def numbers(request):
    """The widget's four numbers: {online, today, month, total}."""
    answer = JsonResponse(totals()._asdict())
    answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return answer


class StatisticsView(TemplateView):
    """The page; `theo` chooses days, months or years, `dang=csv` gives them as a file."""

    template_name = "statistics/page.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        if request.GET.get(FORM_FIELD) == "csv":
            return export_series(self.chosen(SERIES_FIELD, SERIES, FIRST_SERIES))
        return super().get(request, *args, **kwargs)

    def chosen(self, field, choices, first):
        value = self.request.GET.get(field, first)
        return value if value in choices else first

    def get_context_data(self, **kwargs):
        name = self.chosen(SERIES_FIELD, SERIES, FIRST_SERIES)
        url = self.request.build_absolute_uri(self.request.path)
        root = Site.find_for_request(self.request).root_page
        return super().get_context_data(
            heading=_("Thống kê truy cập"),
            moment=timezone.now(),
            totals=totals(),
            earlier=earlier_totals(),
            period=self.chosen(PERIOD_FIELD, PERIODS, FIRST_PERIOD),
            periods=PERIODS,
            breadcrumbs=[{"title": root.title, "url": root.url}],
            meta=PageMeta(title=_("Thống kê truy cập"), url=url),
            canonical_url=url,
            **self.numbers_of(name),
            **kwargs,
        )

    def numbers_of(self, name):
        """Return the chosen series as chart and table, and a second one as lying bars."""
        points = SERIES[name]["points"]()
        newest = [point for point in reversed(points)]
        beside = "nam" if name == "thang" else "thang"
        return {
            "series": SERIES,
            "name": name,
            "chosen": SERIES[name],
            "chart": charts.columns(points),
            "first_rows": newest[:ROWS_SHOWN],
            "more_rows": newest[ROWS_SHOWN:],
            "changes": rules.changes_since(points[0].start),
            "beside": SERIES[beside] | {"name": beside},
            "beside_rows": charts.rows(years() if beside == "nam" else months()),
            "CURRENT": CURRENT,
        }
