"""The one middleware that sets policies and headers, by path (security.md SR-22, SR-24).

It is the outermost layer, so that static files and error answers carry them too, and so that what
no layer below could answer well is refused first.
"""

from django.core.exceptions import DisallowedHost
from django.views.defaults import bad_request

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; require-trusted-types-for 'script'"
)
# Five of Wagtail's admin templates hold inline scripts (SR-23).
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; frame-src 'self'; frame-ancestors 'self'; form-action 'self'; "
    "base-uri 'self'; object-src 'none'"
)
FILE_POLICY = "default-src 'none'; sandbox"

PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), "
    "gyroscope=(), microphone=(), midi=(), payment=(), usb=()"
)

ADMIN_PATH = "/quan-tri/"
LINK_PATH = "/hop/moi/"  # a personal link: its address is a key
FILE_PATHS = ("/tep/", "/hop/tep/", "/hinh/", "/static/")
SIGNED_IN_PATHS = (ADMIN_PATH, "/hop/", "/dang-nhap/", "/dang-xuat/", "/mau-giao-dien/")


class HeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = refuse(request) or self.get_response(request)
        path = request.path
        # A preview runs under the public path of its page, inside the editor's frame.
        is_admin = path.startswith(ADMIN_PATH) or getattr(request, "is_preview", False)
        policy = policy_for(path, is_admin, response.status_code)
        response["Content-Security-Policy"] = policy
        response["X-Content-Type-Options"] = "nosniff"
        response["Referrer-Policy"] = referrer_policy(path)
        if (
            policy != FILE_POLICY
        ):  # A file in its sandbox may do nothing; the words would be weight.
            response["Permissions-Policy"] = PERMISSIONS_POLICY
        response["Cross-Origin-Opener-Policy"] = "same-origin"
        response["Cross-Origin-Resource-Policy"] = resource_policy(path)
        response["X-Frame-Options"] = "SAMEORIGIN" if is_admin else "DENY"
        if "Access-Control-Allow-Origin" in response:  # whitenoise opens static files to every site
            del response["Access-Control-Allow-Origin"]
        if is_admin or path.startswith(SIGNED_IN_PATHS):
            response["Cache-Control"] = "private, no-store"
        return response


def refuse(request):
    """Return the answer 400 to a foreign host (SR-12) or a NUL in address, query or cookie, else None.

    PostgreSQL takes no NUL in a text: looking for such a page, word or session would be an error.
    """
    texts = (request.path_info, *request.COOKIES.values())
    is_hostile = "%00" in request.META.get("QUERY_STRING", "") or any(
        "\0" in text for text in texts
    )
    try:
        request.get_host()
    except DisallowedHost:
        is_hostile = True
    return bad_request(request, None) if is_hostile else None


def policy_for(path, is_admin, status=200):
    """Return the Content-Security-Policy; `is_admin` includes previews, an error is no file."""
    if path.startswith(FILE_PATHS) and status < 400:
        return FILE_POLICY
    return ADMIN_POLICY if is_admin else PUBLIC_POLICY


def referrer_policy(path):
    """Return the Referrer-Policy: the address of a personal link is told to nobody outside.

    With "no-referrer" browsers would send `Origin: null`, which the CSRF check refuses (MT-15).
    """
    return "same-origin" if path.startswith(LINK_PATH) else "strict-origin-when-cross-origin"


def resource_policy(path):
    """Return the Cross-Origin-Resource-Policy: feed readers may show public pictures."""
    return "cross-origin" if path.startswith("/hinh/") else "same-origin"
