"""/dem/: a page says that it was read (V-10, V-11). Answered before Django, without a database.

    POST → 204, GET → an image of one point (for readers without script)

Only the query is read, never the body. The answer is the same whatever the id, so that it tells
nobody which pages exist. Time, address and agent are the request's own.
"""

import re
from urllib.parse import urlsplit

from django.conf import settings

from cms.readers.addresses import client_address, is_own_host
from cms.readers.network import prefix

from . import clock
from .bots import reason_for
from .records import LARGEST_PAGE, Reason, pack
from .salts import keys_of
from .spool import writer

PATH = "/dem/"
PAGE = re.compile(r"(?:^|&)p=([0-9]{1,10})(?:&|$)", re.ASCII)
POINT = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x01D\x00;"
)
HEADERS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
]
IMAGE = [*HEADERS, ("Content-Type", "image/gif"), ("Content-Length", str(len(POINT)))]
EMPTY = [*HEADERS, ("Content-Length", "0")]


def count_views(application):
    """Return a WSGI application that answers /dem/ itself and hands everything else on."""

    def answer(environ, start_response):
        if environ.get("PATH_INFO") != PATH:
            return application(environ, start_response)
        return answer_beacon(environ, start_response)

    return answer


def answer_beacon(environ, start_response):
    """Record the view and answer; a view that cannot be recorded is dropped, never an error."""
    method = environ["REQUEST_METHOD"]
    if not is_own_host(environ.get("HTTP_HOST", "")):
        start_response("400 Bad Request", EMPTY)
        return []
    if method not in ("GET", "HEAD", "POST"):
        start_response("405 Method Not Allowed", [*EMPTY, ("Allow", "GET, HEAD, POST")])
        return []
    if method != "HEAD":
        record(environ)
    if method == "POST":
        start_response("204 No Content", HEADERS)
        return []
    start_response("200 OK", IMAGE)
    return [POINT] if method == "GET" else []


def record(environ):
    """Append the view to this process's spool; return whether it is kept."""
    query, moment = environ.get("QUERY_STRING", ""), clock.now()
    network = network_of(environ)
    agent = environ.get("HTTP_USER_AGENT", "")
    page, reason = page_in(query), reason_for(environ, agent, query)
    if not network:
        reason = Reason.NO_ADDRESS
    elif is_foreign(environ):
        reason = Reason.FOREIGN
    elif page is None:
        reason = reason or Reason.UNKNOWN_PAGE
    reader = f"{network}|{agent}|{settings.PORTAL_URL}".encode("utf-8", "surrogateescape")
    try:
        keys = keys_of(reader, moment)
    except OSError:  # the day's salt could not be written
        writer.drop()
        return False
    return writer.write(pack(reason, page or 0, moment, *keys))


def page_in(query):
    """Return the page id of the query; None when there is none that a page could have."""
    match = PAGE.search(query)
    page = int(match[1]) if match else LARGEST_PAGE + 1
    return page if page <= LARGEST_PAGE else None


def network_of(environ):
    """Return the IPv4 address or the /64 of the reader, "" when it is not known."""
    peer = environ.get("REMOTE_ADDR", "")
    forwarded = environ.get("HTTP_X_FORWARDED_FOR", "")
    return prefix(client_address(peer, forwarded, settings.TRUSTED_PROXIES))


def is_foreign(environ):
    """Return whether the browser says that another site's page, or none, sent the beacon."""
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site:
        return site != "same-origin"
    sender = environ.get("HTTP_ORIGIN") or environ.get("HTTP_REFERER")
    return bool(sender) and host_in(sender) != environ.get("HTTP_HOST", "").lower()


def host_in(address):
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return None
