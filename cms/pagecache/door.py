"""The door in front of Django: a page that is kept leaves from here, everything else goes through.

Django's checks do not run for a kept page, so host, method, path and cookies are judged here
(statistics-and-speed.md G-1, G-4; security.md SR-12, SR-20).
"""

from urllib.parse import parse_qsl

from django.conf import settings
from django.db import close_old_connections

from cms.readers.addresses import is_own_host, is_trusted

from . import figures, purging
from .kept import Kept
from .store import WAIT_SECONDS, Store

KEEPING = "portal.keeping"  # in the environ: where Django says whether the page may be kept
PAGE_NUMBER = "trang"
MOST_DIGITS = 4  # of a page number; no list is longer
# What public pages read from their address beside the page number: such an answer is made afresh.
# Every other parameter is nobody's: the kept page is the answer (G-1).
READ_PARAMETERS = {"thong-bao", "tu-ngay", "den-ngay", "q"} | {
    "so", "loai", "co-quan", "linh-vuc", "tinh-trang", "sap-xep",  # /van-ban/
    "tuan", "to-chuc",  # /lich-hop/
}  # fmt: skip
# Services whose answers are never kept, files among them: they go straight through.
NEVER_KEPT = (
    "/static/",
    "/hinh/",
    "/tep/",
    "/hop/",
    "/quan-tri/",
    "/suc-khoe/",
    "/tim-kiem/",
    "/tham-do/",
    "/du-lieu-cua-toi/",
    "/hop/",
)


class KeptPages:
    """A WSGI application around Django's; the pages are those of this process."""

    def __init__(self, application):
        self.application = application
        self.store = Store()

    def __call__(self, environ, start_response):
        key = key_of(environ)
        if key is None:
            return self.application(environ, start_response)
        kept = self.store.find(key)
        if kept is not None and kept.is_fresh():
            return send(kept, environ, start_response)
        # A page that grew old a moment ago is still sent while one thread makes it anew.
        is_usable = kept is not None and kept.is_usable()
        if not self.store.is_my_turn(key, 0 if is_usable else WAIT_SECONDS):
            kept = self.store.find(key)
            if kept is None:
                return self.application(environ, start_response)
            return send(kept, environ, start_response)
        return self.render(key, kept, environ, start_response)

    def render(self, key, old, environ, start_response):
        """Ask Django; keep the answer if it may be kept; send it.

        `old`, a page that grew old or None, is sent on when Django fails (security.md SF-2, SF-4).
        """
        try:
            position, keeping, head = purging.length(), {}, []
            environ[KEEPING] = keeping
            body = self.application(environ, lambda *given: head.extend(given))
            if "tags" in keeping:
                kept = Kept(head[1], b"".join(body), keeping["tags"], keeping["numbered"])
                self.store.keep(key, kept, position)
            elif head[0].startswith("5") and old is not None and self.store.find(key) is old:
                kept = old
                kept.last_longer()
            else:
                if old is not None:
                    self.store.drop(key, old)
                start_response(*head)
                return body
            body.close()
        finally:
            self.store.done(key)
        return send(kept, environ, start_response)


def key_of(environ):
    """Return what tells kept pages apart, or None for a request that Django must answer."""
    path, host = environ["PATH_INFO"], environ.get("HTTP_HOST", "")
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or path.startswith(NEVER_KEPT):
        return None
    if settings.SESSION_COOKIE_NAME + "=" in environ.get("HTTP_COOKIE", ""):
        return None
    if not is_own_host(host):
        return None
    query = environ.get("QUERY_STRING", "")
    number = page_number(query) if query else ""
    return None if number is None else (is_secure(environ), host, path, number)


def page_number(query):
    """Return the page number of the query as text, "" without one, None if Django must read it."""
    if "%00" in query:
        return None  # refused by cms/headers.py
    try:
        parameters = dict(parse_qsl(query, max_num_fields=50))
    except ValueError:
        return None
    number = parameters.get(PAGE_NUMBER, "")
    is_plain = not number or (
        number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS
    )
    return number if is_plain and READ_PARAMETERS.isdisjoint(parameters) else None


def is_secure(environ):
    """Return whether Django will call the request secure: HTTPS, or said so by a trusted proxy."""
    if environ["wsgi.url_scheme"] == "https":
        return True
    trusted = settings.TRUSTED_PROXIES
    return bool(
        trusted
        and environ.get("HTTP_X_FORWARDED_PROTO", "").strip().lower() == "https"
        and is_trusted(environ.get("REMOTE_ADDR", ""), trusted)
    )


def send(kept, environ, start_response):
    """Send the page with its figures of this moment: 200, or 304 to who has the same."""
    reads = figures.reads
    answer = kept.answer()
    if figures.reads != reads:
        close_old_connections()  # as Django does after its own requests
    if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        headers, body = answer.headers_gzip, answer.body_gzip
    else:
        headers, body = answer.headers, answer.body
    if answer.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response(
            "304 Not Modified", [pair for pair in headers if pair[0] != "Content-Length"]
        )
        return [b""]
    start_response("200 OK", headers)
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]
