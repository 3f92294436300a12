"""Only our own pages may post, in small forms (EG-5, SR-26, SR-43)."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from cms.readers.origin import LARGEST_BODY, MOST_FIELDS, same_origin_post

FOREIGN = "Yêu cầu bị từ chối vì được gửi từ trang khác. Hãy mở lại trang và thử lại."
OWN = {"origin": "http://testserver"}


@same_origin_post
def view(request):
    return HttpResponse("đã nhận")


def post(headers, data="a=b", **meta):
    meta = {"content_type": "application/x-www-form-urlencoded"} | meta
    request = RequestFactory().post("/danh-gia/1/", data, headers=headers, **meta)
    request.user = AnonymousUser()
    return view(request)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        # The browser's own word goes before the two headers that follow.
        {"sec-fetch-site": "same-origin", "origin": "https://ke-xau.example"},
        {"origin": "http://testserver"},
        {"origin": "http://testserver", "referer": "https://ke-xau.example/"},
        {"referer": "http://testserver/tin-tuc/?trang=2"},
    ],
)
def test_our_own_pages_may_post(headers):
    assert post(headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
        {"sec-fetch-site": "none"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://testserver"},
        {"origin": "http://testserver.ke-xau.example"},
        {"origin": "https://ke-xau.example", "referer": "http://testserver/"},
        {"referer": "https://ke-xau.example/?http://testserver/"},
        {"referer": "http://[hong"},
        {"referer": "testserver/"},
    ],
)
def test_whatever_another_page_sends_is_refused_in_words(headers, db):
    answer = post(headers | {"accept": "application/json"})
    assert answer.status_code == 403
    assert json.loads(answer.content)["message"] == FOREIGN


def test_the_public_address_is_ours_behind_an_https_proxy_nobody_named(settings):
    settings.PORTAL_URL = "https://cong.example"
    assert post({"origin": "https://cong.example"}).status_code == 200


def test_reading_is_not_asked():
    request = RequestFactory().get("/danh-gia/1/", headers={"sec-fetch-site": "cross-site"})
    assert view(request).status_code == 200


@pytest.mark.parametrize(
    ("data", "meta"),
    [
        ("a=" + "x" * LARGEST_BODY, {}),
        ("&".join(["a=1"] * (MOST_FIELDS + 1)), {}),
        ({f"a{number}": "1" for number in range(MOST_FIELDS + 1)}, {"content_type": None}),
        ("a=b", {"CONTENT_LENGTH": "nhiều"}),
    ],
)
def test_a_form_that_no_page_of_ours_sends_is_too_large(data, meta):
    if meta.get("content_type", "") is None:
        request = RequestFactory().post("/", data, headers=OWN | {"accept": "application/json"})
        assert view(request).status_code == 413
    else:
        assert post(OWN | {"accept": "application/json"}, data, **meta).status_code == 413


def test_a_form_of_the_largest_allowed_size_passes():
    assert post(OWN, "&".join(["a=1"] * MOST_FIELDS)).status_code == 200
