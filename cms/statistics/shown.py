"""The numbers that stand on every page, as figures of kept pages (statistics-and-speed.md G-2)."""

from django.template.loader import render_to_string

from cms.vietnamese.numbers import format_number

from .totals import totals, views_of


def widget(_argument=""):
    """Return the HTML of "Thống kê truy cập" in the side column."""
    return render_to_string("statistics/widget.html", {"totals": totals()})


def views(page_id):
    """Return how often the page of that id, text, was viewed, as readers see numbers."""
    return format_number(views_of(int(page_id)))
