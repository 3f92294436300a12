"""A reader without an account is known again by one signed cookie, set by the first accepted post."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from cms.readers import identity
from tests.factories import make_person

READER = "0123456789abcdef" * 2


def request_with(cookie=None, user=None):
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    if cookie is not None:
        request.COOKIES[identity.COOKIE] = cookie
    return request


def cookie_for(reader):
    return identity.signer().sign(reader)


def test_who_only_reads_gets_no_cookie(client, section):
    for address in ("/", section.url, "/tim-kiem/?q=cho"):
        assert client.get(address).cookies == {}


def test_the_cookie_brings_the_same_reader_back():
    first = identity.reader_of_post(request_with())
    answer = identity.remember(HttpResponse(), request_with(), first)
    kept = answer.cookies[identity.COOKIE]
    assert identity.known_reader(request_with(kept.value)) == first
    assert (kept["httponly"], kept["samesite"], kept["path"]) == (True, "Lax", "/")
    assert kept["max-age"] == 365 * 24 * 3600


def test_a_known_reader_gets_no_second_cookie():
    request = request_with(cookie_for(READER))
    assert identity.remember(HttpResponse(), request, READER).cookies == {}


@pytest.mark.parametrize(
    "forged", ["", READER, READER + ":x", "account-1", cookie_for(READER)[:-1], "\u2028:\x00"]
)
def test_a_forged_cookie_is_nobody(forged):
    assert identity.known_reader(request_with(forged)) is None


def test_two_strangers_are_two_readers():
    request = request_with()
    assert identity.reader_of_post(request) != identity.reader_of_post(request)


def test_a_signed_in_person_is_the_account_whatever_the_browser(db):
    person = make_person("phongvien")
    for cookie in (None, cookie_for(READER)):
        request = request_with(cookie, person)
        assert identity.known_reader(request) == f"account-{person.pk}"
        assert identity.remember(HttpResponse(), request, f"account-{person.pk}").cookies == {}


def test_what_a_row_keeps_names_nobody_and_differs_with_its_scope():
    key = identity.reader_key(READER)
    assert len(key) == 64 and READER not in key
    assert key == identity.reader_key(READER)
    assert len({key, identity.reader_key(READER, 1), identity.reader_key(READER, 2)}) == 3
