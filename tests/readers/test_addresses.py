"""Who asked, and over what, is taken from the proxies we name and from nobody else (SR-10, SR-11)."""

from ipaddress import ip_network

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cms.readers.addresses import TrustedProxyMiddleware, client_address

PROXIES = [ip_network("10.0.0.0/8"), ip_network("2001:db8::/32")]


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "expected"),
    [
        ("203.0.113.9", "1.2.3.4", "203.0.113.9"),  # a stranger's header says nothing
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),  # what the reader wrote in front
        ("10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"),  # two proxies in a row
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "203.0.113.9, rubbish", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9, rubbish, 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", "203.0.113.9,,", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9:4711", "10.0.0.1"),
        ("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8::1", "2001:4860::8888", "2001:4860::8888"),
        ("", "203.0.113.9", ""),  # a Unix socket has no address
    ],
)
def test_the_client_is_the_first_stranger_seen_from_our_side(peer, forwarded_for, expected):
    assert client_address(peer, forwarded_for, PROXIES) == expected


def ask(peer, **headers):
    """Return the request as the views behind the middleware see it."""
    seen = []
    middleware = TrustedProxyMiddleware(lambda request: seen.append(request) or HttpResponse())
    middleware(RequestFactory().get("/", REMOTE_ADDR=peer, **headers))
    return seen[0]


@pytest.fixture
def proxies(settings):
    settings.TRUSTED_PROXIES = PROXIES


def test_https_is_believed_from_a_named_proxy(proxies):
    request = ask("10.0.0.1", HTTP_X_FORWARDED_PROTO="https", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert request.is_secure()
    assert request.META["REMOTE_ADDR"] == "203.0.113.9"


@pytest.mark.parametrize("word", ["http", "https, http", "on", ""])
def test_only_the_plain_word_https_makes_a_request_secure(proxies, word):
    assert not ask("10.0.0.1", HTTP_X_FORWARDED_PROTO=word).is_secure()


def test_a_stranger_can_claim_neither_https_nor_another_address(proxies):
    headers = {
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_FOR": "10.9.9.9",
        "HTTP_X_FORWARDED_HOST": "evil.example",
        "HTTP_FORWARDED": "for=10.9.9.9;proto=https;host=evil.example",
        "HTTP_X_ORIGINAL_URL": "/quan-tri/",
    }
    request = ask("203.0.113.9", **headers)
    assert not request.is_secure()
    assert request.META["REMOTE_ADDR"] == "203.0.113.9"
    assert (request.get_host(), request.path) == ("testserver", "/")


def test_no_proxy_is_trusted_unless_named(settings):
    assert settings.TRUSTED_PROXIES == []
    assert not ask("127.0.0.1", HTTP_X_FORWARDED_PROTO="https").is_secure()


def test_a_proxy_cannot_name_another_host_or_path(proxies):
    request = ask(
        "10.0.0.1", HTTP_X_FORWARDED_HOST="evil.example", HTTP_X_ORIGINAL_URL="/quan-tri/"
    )
    assert (request.get_host(), request.path) == ("testserver", "/")
