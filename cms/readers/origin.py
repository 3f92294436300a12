"""Posts of readers come from our own pages only, without a token (engagement.md EG-5, SR-26).

A page that is kept whole carries no token, so the browser's own word is asked: who sent this?
"""

from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from .answers import refuse

LARGEST_BODY = 64 * 1024  # bytes (SR-43): the longest comment is a tenth of it
MOST_FIELDS = 200  # (SR-43)
FOREIGN = _("Yêu cầu bị từ chối vì được gửi từ trang khác. Hãy mở lại trang và thử lại.")
TOO_LARGE = _("Nội dung gửi quá dài.")


def same_origin_post(view):
    """Let a POST through to the view only when our own page sent it, small enough; else 403, 413.

    Other methods pass unasked: they change nothing.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method == "POST":
            if not is_own(request):
                return refuse(request, 403, FOREIGN)
            if is_too_large(request):
                return refuse(request, 413, TOO_LARGE)
        return view(request, *args, **kwargs)

    guarded.same_origin_post = True  # a test lists every exempt view by it (SR-26)
    return guarded


def is_own(request):
    """Return whether the browser says that a page of ours sent the request.

    Browsers send Sec-Fetch-Site over HTTPS and to localhost only; then Origin, then Referer.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    # The public address is ours even behind an HTTPS proxy that TRUSTED_PROXIES does not name.
    own = {f"{request.scheme}://{request.get_host()}", settings.PORTAL_URL}
    if "Origin" in request.headers:
        return request.headers["Origin"] in own
    return origin_of(request.headers.get("Referer", "")) in own


def origin_of(address):
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}"


def is_too_large(request):
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        return True
    return sum(len(values) for _name, values in request.POST.lists()) > MOST_FIELDS
