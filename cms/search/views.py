"""/tim-kiem/ and its suggestions: forms by GET, links to narrow and to sort (Q-9, Q-14)."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.models import Site

from cms.pages.meta import PageMeta
from cms.vietnamese.text import clean_line

from .analysis import LONGEST_QUERY, MOST_WORDS, wanted
from .finding import PER_PAGE, Answer, kinds, query
from .ranking import MOST_HITS
from .repairing import meant
from .suggestions import suggest

# What `xep` may say → whether the newest come first; anything else is "best first".
ORDERS = {"moi": True, "cu": False}


class SearchView(TemplateView):
    template_name = "search/results.html"

    def get_context_data(self, **kwargs):
        asked = Asked(self.request.GET)
        answer = asked.answer(self.request.user)
        other = meant(asked.text, answer, self.request.user) if not asked.error else ""
        root = Site.find_for_request(self.request).root_page
        url = self.request.build_absolute_uri(self.request.path)
        return super().get_context_data(
            query=asked.text,
            error=asked.error,
            answer=answer,
            results=asked.results(answer),
            notices=notices(answer),
            meant=other,
            meant_url=asked.address(q=other),
            kinds=asked.kind_links(answer),
            years=asked.year_links(answer),
            orders=asked.order_links(),
            is_narrowed=bool(asked.filters),
            rest=asked.address(trang=None)[1:],
            breadcrumbs=[{"title": root.title, "url": root.url}],
            meta=PageMeta(title=_("Tìm kiếm"), url=url, robots="noindex"),
            canonical_url=url,
            **kwargs,
        )


class Asked:
    """What the address asks for; unknown values are left out, as if they had not been there."""

    def __init__(self, data):
        self.text = clean_line(data.get("q", ""))
        self.error = error_of(self.text)
        kind, year = data.get("loai", ""), data.get("nam", "")
        self.filters = {}
        if kind in kinds():
            self.filters["kind"] = kind
        if len(year) == 4 and year.isascii() and year.isdigit():
            self.filters["year"] = year
        self.order = data.get("xep") if data.get("xep") in ORDERS else ""
        self.newest = ORDERS.get(self.order)
        number = data.get("trang", "")
        last = MOST_HITS // PER_PAGE
        self.page = min(max(int(number), 1), last) if number.isdecimal() and len(number) < 6 else 1

    def address(self, **changes):
        """Return "?q=…" with these parts changed; None takes one out, and the page starts anew."""
        parts = {
            "q": self.text,
            "loai": self.filters.get("kind"),
            "nam": self.filters.get("year"),
            "xep": self.order,
        } | changes
        return "?" + urlencode({name: value for name, value in parts.items() if value})

    def answer(self, user):
        if self.error:
            return Answer()
        return query(self.text, user, self.filters, self.page, self.newest)

    def results(self, answer):
        """Return a Page of a Paginator with the hits, as lists have one."""
        page = Paginator(range(min(answer.total, MOST_HITS)), PER_PAGE).get_page(self.page)
        page.object_list = answer.hits
        return page

    def kind_links(self, answer):
        """[{label, count, url, is_current}]: all kinds, then each that there are results of."""
        current = self.filters.get("kind")
        links = [self.link(_("Tất cả"), sum(answer.kinds.values()), not current, loai=None)]
        names = kinds()
        for kind, found in sorted(answer.kinds.items(), key=lambda each: (-each[1], each[0])):
            if found or kind == current:
                links.append(self.link(names.get(kind, kind), found, kind == current, loai=kind))
        return links

    def year_links(self, answer):
        current = self.filters.get("year")
        years = sorted(
            (year for year, found in answer.years.items() if year and found), reverse=True
        )
        links = [self.link(_("Mọi năm"), None, not current, nam=None)]
        return links + [
            self.link(year, answer.years[year], year == current, nam=year) for year in years
        ]

    def order_links(self):
        names = {"": _("Liên quan nhất"), "moi": _("Mới nhất"), "cu": _("Cũ nhất")}
        return [self.link(name, None, key == self.order, xep=key) for key, name in names.items()]

    def link(self, label, found, is_current, **changes):
        return {
            "label": label,
            "count": found,
            "url": self.address(**changes),
            "is_current": is_current,
        }


def error_of(text):
    """Return what is wrong with a query, in words for the reader, or ""."""
    if len(text) > LONGEST_QUERY:
        return _("Từ khóa dài quá %(most)s ký tự.") % {"most": LONGEST_QUERY}
    if text and not wanted(text):
        return _("Hãy nhập ít nhất một từ.")
    return ""


def notices(answer):
    """Return what the reader should know about these results."""
    said = [
        (
            answer.is_reduced,
            _("Tìm kiếm đang ở chế độ giản lược: chỉ tìm trong tiêu đề và trích dẫn."),
        ),
        (answer.is_partial, _("Câu tìm quá rộng; đang hiện các kết quả đầu tiên.")),
        (answer.is_loose, _("Không có kết quả khớp mọi từ; dưới đây là bài có một số từ.")),
        (answer.is_cut, _("Chỉ dùng %(most)s tiếng đầu của câu tìm.") % {"most": MOST_WORDS}),
    ]
    return [words for is_so, words in said if is_so]


@require_safe
def suggestions(request):
    """Answer [{title, url}] for what is being typed; nothing is kept of it."""
    text = clean_line(request.GET.get("q", ""))[:LONGEST_QUERY]
    found = suggest(text, request.user) if wanted(text) else []
    return JsonResponse({"ok": True, "suggestions": found})
