"""How values look on a page: dates, numbers, icons, pictures, page numbers. Nothing is decided here."""

import base64
import json
import re
from urllib.parse import quote

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from cms.vietnamese import dates, numbers

from ..pictures import responsive_picture

register = template.Library()

PAGES_BESIDE_CURRENT = 2  # "1 2 3 … 13"; a phone has room for one on each side.

for filter_name, function in {
    "vi_datetime": dates.format_datetime,
    "vi_date": dates.format_date,
    "vi_day_month": dates.format_day_month,
    "vi_time": dates.format_time,
    "vi_iso": dates.iso,
    "vi_number": numbers.format_number,
    "vi_size": numbers.format_size,
    "vi_percent": numbers.format_percent,
}.items():
    register.filter(filter_name, function)


@register.simple_tag
def icon(name):
    """Print one of our own shapes; it always stands beside words (L-23)."""
    address = f"{static('theme/icons.svg')}#{name}"
    return format_html('<svg class="p-ic" aria-hidden="true"><use href="{}"/></svg>', address)


@register.simple_tag
def picture(image, place, alt="", eager=False):
    """Print a picture as <picture> in the sizes of N-23; an empty alt marks decoration."""
    return responsive_picture(image, alt, place, eager)


@register.filter
def phone_link(number):
    """Return 'tel:02710000000' for '0271 000 0000'."""
    return "tel:" + re.sub(r"[^\d+]", "", number)


@register.filter
def zalo_link(address):
    """Return the page on which Zalo asks its reader to whom the address shall go (L-20)."""
    request = base64.b64encode(json.dumps({"url": address}).encode()).decode()
    return f"https://sp.zalo.me/share_inline?d={quote(request)}"


@register.filter
def waited(moment):
    """Return how long ago a moment was, in its largest unit: '16 giờ'."""
    return timesince(moment, depth=1)


@register.inclusion_tag("components/pagination.html")
def pagination(page, page_url, query="", label=None):
    """Print 1 2 3 … 13 for a Page of a Paginator; page 1 has no `trang` in its address (N-24).

    `query` is the encoded rest of the address; `label` names the list when a page has several.
    """
    last = page.paginator.num_pages

    def link(number):
        parts = [query] if query else []
        if number > 1:
            parts.append(f"trang={number}")
        is_far = abs(number - page.number) > 1 and number not in (1, last)
        address = page_url + ("?" + "&".join(parts) if parts else "")
        return {"number": number, "url": address, "is_far": is_far}

    shown = page.paginator.get_elided_page_range(
        page.number, on_each_side=PAGES_BESIDE_CURRENT, on_ends=1
    )
    return {
        "label": label or _("Phân trang"),
        "current": page.number,
        "pages": [link(number) if isinstance(number, int) else None for number in shown],
        "has_others": last > 1,
        "previous": link(page.previous_page_number()) if page.has_previous() else None,
        "next": link(page.next_page_number()) if page.has_next() else None,
    }


@register.simple_tag
def portal_address():
    """Return the portal's public address, the same whoever asks and however they came."""
    return settings.PORTAL_URL
