"""/du-lieu-cua-toi/: readers see, take along, withdraw and erase what is theirs (ED-2).

Who somebody is comes from the own browser's cookie or the account; nobody is asked for more.
"""

from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from cms.comments import own as comments
from cms.comments import steps
from cms.pages.meta import PageMeta
from cms.ratings import rating
from cms.readers.answers import accepted, never_kept, notice_of, refuse
from cms.readers.identity import known_reader
from cms.readers.origin import same_origin_post

from .collecting import as_plain, collect

BLOCK = "du-lieu"
TEMPLATE = "mydata/page.html"
TITLE = _("Dữ liệu của tôi")
RATING_GONE = _("Đã rút đánh giá của bạn.")
COMMENT_GONE = _("Đã rút ý kiến của bạn.")
ALL_GONE = _("Đã xóa đánh giá, ý kiến, họ tên và thư điện tử của bạn.")
NOTICES = {
    "da-rut-danh-gia": RATING_GONE,
    "da-rut-y-kien": COMMENT_GONE,
    "da-xoa-tat-ca": ALL_GONE,
}
NOT_YOURS = _("Mục này không còn rút được.")
NOT_SURE = _("Hãy đánh dấu vào ô xác nhận trước khi xóa.")
UNKNOWN = _("Yêu cầu không hợp lệ. Hãy mở lại trang và thử lại.")
LONGEST_ID = 18  # digits


@same_origin_post
@require_http_methods(["GET", "HEAD", "POST"])
def my_data(request):
    reader = known_reader(request)
    if request.method == "POST":
        return change(request, reader)
    if "tai-ve" in request.GET:
        return download(request, reader)
    return never_kept(render(request, TEMPLATE, context_of(request, reader)))


def download(request, reader):
    """Answer with all of it as a JSON file, readable Vietnamese inside."""
    plain = as_plain(collect(request, reader))
    answer = JsonResponse(plain, json_dumps_params={"ensure_ascii": False, "indent": 2})
    day = timezone.localdate()
    answer["Content-Disposition"] = f'attachment; filename="du-lieu-cua-toi-{day:%Y%m%d}.json"'
    return never_kept(answer)


def change(request, reader):
    """Withdraw one rating or comment, or erase everything, as the pressed button says."""
    if "rating" in request.POST:
        page = number(request.POST["rating"])
        return done(request, reader, rating.withdraw(reader, page), "da-rut-danh-gia")
    if "comment" in request.POST:
        comment = comments.comments_of(reader).filter(pk=number(request.POST["comment"])).first()
        is_done = comment is not None and steps.withdraw(comment)
        return done(request, reader, is_done, "da-rut-y-kien")
    if "erase" not in request.POST:
        return again(request, reader, 400, UNKNOWN)
    if "sure" not in request.POST:
        return again(request, reader, 400, NOT_SURE, is_unsure=True)
    with transaction.atomic():
        rating.erase(reader)
        comments.erase(reader)
    return done(request, reader, True, "da-xoa-tat-ca")


def done(request, reader, is_done, code):
    if not is_done:
        return again(request, reader, 409, NOT_YOURS)
    return accepted(request, request.path, code, BLOCK, NOTICES[code])


def again(request, reader, status, message, **more):
    context = context_of(request, reader) | more
    return refuse(request, status, message, template=TEMPLATE, **context)


def number(typed):
    is_id = typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST_ID
    return int(typed) if is_id else 0


def context_of(request, reader):
    root = Site.find_for_request(request).root_page
    return {
        "data": collect(request, reader),
        "notice": notice_of(request, NOTICES),
        "heading": TITLE,
        "breadcrumbs": [{"title": root.title, "url": root.url}],
        "meta": PageMeta(title=TITLE, url=request.build_absolute_uri(request.path)),
    }
