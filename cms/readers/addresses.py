"""Who is at the other end of a request that came through a proxy (security.md SR-10, SR-11)."""

from functools import lru_cache
from ipaddress import ip_address

from django.conf import settings
from django.http.request import split_domain_port, validate_host

HTTPS = "https"


class TrustedProxyMiddleware:
    """Takes the reader's address and scheme from the proxies of TRUSTED_PROXIES, from no one else.

    It stands first, so that everything behind it sees the truth in REMOTE_ADDR and is_secure().
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        meta, trusted = request.META, settings.TRUSTED_PROXIES
        peer = meta.get("REMOTE_ADDR", "")
        if is_trusted(peer, trusted):
            meta["REMOTE_ADDR"] = client_address(
                peer, meta.get("HTTP_X_FORWARDED_FOR", ""), trusted
            )
            if meta.get("HTTP_X_FORWARDED_PROTO", "").strip().lower() == HTTPS:
                meta["wsgi.url_scheme"] = HTTPS
        return self.get_response(request)


def client_address(peer, forwarded_for, trusted):
    """Return the address of the client as text.

    `peer` is who is connected, `forwarded_for` the X-Forwarded-For header, `trusted` the networks
    of the proxies. The header is walked from right to left while its entries are trusted; what
    cannot be read ends the walk at the last good address. Never raises.
    """
    address = peer
    entries = forwarded_for.split(",") if forwarded_for else []
    while entries and is_trusted(address, trusted):
        entry = read_address(entries.pop())
        if entry is None:
            break
        address = str(entry)
    return address


def is_trusted(address, trusted):
    """Return whether the address, text, is in one of the networks."""
    known = read_address(address)
    return known is not None and any(known in network for network in trusted)


def is_own_host(host):
    """Return whether a Host header names this portal; for requests that Django does not see."""
    return _is_among(host, tuple(settings.ALLOWED_HOSTS))


@lru_cache(256)
def _is_among(host, names):
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, names)


def read_address(text):
    """Return the text as an address (an IPv4 one inside IPv6 as IPv4), or None."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
