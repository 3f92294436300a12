"""/danh-gia/<page id>/: the same form on a page of its own; a POST rates or takes back (ER-4, ER-6)."""

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cms.pages.meta import PageMeta
from cms.pages.public import public_page
from cms.readers.answers import accepted, never_kept, refuse, wants_json
from cms.readers.identity import known_reader, reader_of_post, remember
from cms.readers.limits import RATINGS, retry_after
from cms.readers.origin import same_origin_post
from cms.readers.timing import FIELD, signed_now

from . import rating, wording
from .figures import figures_of
from .models import VALUES, may_be_rated

BLOCK = "danh-gia"
PAGE = "ratings/page.html"


@same_origin_post
@require_http_methods(["GET", "HEAD", "POST"])
def rate_page(request, page_id):
    page = public_page(page_id)
    if not may_be_rated(page, request):
        return refuse(request, 403, wording.CLOSED)
    if request.method == "POST":
        return take_back(request, page) if "withdraw" in request.POST else give(request, page)
    if wants_json(request):  # asked by the script when somebody first touches the form
        return never_kept(JsonResponse({FIELD: signed_now()}))
    own = rating.own_value(known_reader(request), page)
    words = wording.OWN % {"n": own} if own else ""
    return never_kept(
        render(request, PAGE, context_of(page, request) | {"own": own, "said": words})
    )


def give(request, page):
    """Store the stars of the form, or say what is wrong with them."""
    typed = request.POST.get("score", "")
    if typed not in map(str, VALUES):
        context = context_of(page, request)
        return refuse(request, 400, wording.NOT_A_SCORE, template=PAGE, **context)
    value, reader = int(typed), reader_of_post(request)
    outcome = rating.rate(request, page, reader, value)
    if outcome == rating.REFUSED:
        seconds, minutes = retry_after(RATINGS)
        message = wording.TOO_MANY % {"minutes": minutes}
        context = context_of(page, request) | {"score": value}
        return refuse(request, 429, message, retry_after=seconds, template=PAGE, **context)
    is_first = outcome == rating.FIRST
    code = f"{wording.GIVEN_CODE if is_first else wording.CHANGED_CODE}-{value}"
    return remember(answer(request, page, code, value), request, reader)


def take_back(request, page):
    rating.withdraw(known_reader(request), page.pk)
    return answer(request, page, wording.WITHDRAWN_CODE, None)


def answer(request, page, code, value):
    data = {}
    if wants_json(request):
        data = {"choice": value, "figures": figures_of(page).as_shown()}
    address = page.get_url(request)
    return accepted(request, address, code, BLOCK, wording.NOTICES[code], **data)


def context_of(page, request):
    address = page.get_url(request)
    return {
        "rated": page,
        "page_url": address,
        "labels": wording.LABELS,
        "figures": figures_of(page),
        "breadcrumbs": [*page.breadcrumbs(), {"title": page.title, "url": address}],
        "meta": PageMeta(title="Đánh giá bài viết", url=request.build_absolute_uri()),
        "canonical_url": page.get_full_url(request),
    }
