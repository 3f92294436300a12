"""The list of documents and the same rows as CSV (VB-43…VB-45)."""

from django.utils.translation import gettext as _

from cms.exports import export
from cms.pages.meta import PageMeta
from cms.pages.paging import page_number, page_of
from cms.vietnamese.dates import format_date

from .filters import FilterForm
from .rights import reader_of

MOST_ROWS = 5000  # VB-45
HEADS = [
    "Số, ký hiệu", "Tên loại", "Ngày ban hành", "Trích yếu", "Cơ quan ban hành", "Tình trạng",
    "Địa chỉ",
]  # fmt: skip


def render_list(request, page, circulars):
    """Answer the list; the page number past the end raises Http404."""
    form = FilterForm(request.GET, circulars.readable_by(reader_of(request)))
    number = page_number(request)
    shown = page_of(form.narrow().for_lists(), number)
    query = form.query()
    address = page.get_full_url(request) + (f"?trang={number}" if number > 1 else "")
    meta = page.page_meta(request)
    title, description = meta.title, meta.description or page.intro
    context = {
        "form": form,
        "circulars": shown,
        "query": query,
        "page_url": request.path,
        "meta": PageMeta(title=title, description=description, url=address,
                         robots="noindex" if query else ""),
        "canonical_url": address,
    }  # fmt: skip
    return page.render(request, context_overrides=context)


def as_csv(request, circulars):
    """Answer the rows of the list as CSV, each cell harmless to a spreadsheet."""
    form = FilterForm(request.GET, circulars.readable_by(reader_of(request)))
    rows = form.narrow().for_lists()[:MOST_ROWS]
    return export("van-ban", [_(head) for head in HEADS], map(row_of(request), rows), "csv")


def row_of(request):
    def row(circular):
        status = circular.status
        return [
            circular.printed_number, circular.type.name, format_date(circular.issued_on),
            circular.abstract, circular.issuer_names, status.label if status else "",
            circular.get_full_url(request),
        ]  # fmt: skip

    return row
