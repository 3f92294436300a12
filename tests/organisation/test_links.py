"""A personal link lets one person in, to one thing, until it ends or is taken back (MT-15, SR-54)."""

import hashlib
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.test import RequestFactory
from django.utils import timezone

from cms.audit.models import AuditEntry
from cms.users.sessions import SessionStore
from meetingpages.organisation import links
from meetingpages.organisation.models import Person, PersonalLink
from tests.factories import make_person

MEETING, OTHER = uuid4(), uuid4()


def browser(key=None):
    """Return a request as a browser with that session key sends it."""
    request = RequestFactory().post("/hop/")
    request.session = SessionStore(key)
    request.user = get_user(request)
    return request


def make(person, hours=1, target=MEETING):
    return links.make_link(person, "meeting", target, timezone.now() + timedelta(hours=hours))


@pytest.fixture
def entered(person):
    """A browser that came in by the person's link, and goes on with its cookie."""
    request = browser()
    assert links.open_session(request, links.find(make(person)))
    request.session.save()
    return browser(request.session.session_key)


def test_a_token_is_long_and_only_its_hash_is_kept(person):
    token = make(person)
    assert len(token) == 43  # 256 bits
    link = PersonalLink.objects.get()
    assert link.token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(link.__dict__)
    assert links.find(token) == link


@pytest.mark.parametrize("token", ["", "x", "é" * 100, "\udc80", "' OR 1=1 --"])
def test_what_is_no_token_finds_nobody_with_the_same_work(person, token, django_assert_num_queries):
    make(person)
    with django_assert_num_queries(1):
        assert links.find(token) is None


def test_the_holder_is_that_person_for_that_meeting_only(entered, person):
    assert links.person_of(entered, "meeting", MEETING) == person
    assert links.person_of(entered, "meeting", OTHER) is None
    assert links.person_of(entered, "circular", MEETING) is None


def test_nobody_is_signed_in_by_it(entered, client):
    assert entered.user == AnonymousUser()
    client.cookies[settings.SESSION_COOKIE_NAME] = entered.session.session_key
    assert client.get("/quan-tri/").status_code == 302
    assert client.get("/phien/").status_code == 401


def test_asking_costs_one_query(entered, django_assert_num_queries):
    entered.session.get("x")  # the session itself
    with django_assert_num_queries(1):
        links.person_of(entered, "meeting", MEETING)


def test_it_ends_to_the_second(person):
    end = timezone.now() + timedelta(hours=1)
    links.make_link(person, "meeting", MEETING, end)
    assert PersonalLink.objects.open(end - timedelta(microseconds=1)).exists()
    assert not PersonalLink.objects.open(end).exists()


def test_an_ended_link_opens_nothing_but_says_whose_it_was(person):
    token = make(person, hours=-1)
    assert links.find(token) is None
    link = links.find_ended(token)
    assert link.person == person
    request = browser()
    assert not links.open_session(request, link)
    assert request.session.is_empty()


def test_revoking_ends_the_link_and_every_session_that_it_opened(entered, person):
    token = make(person)
    assert links.revoke(person, "meeting", MEETING) == 2
    assert links.find(token) is None
    assert links.person_of(entered, "meeting", MEETING) is None
    assert links.revoke(person, "meeting", MEETING) == 0


def test_a_link_that_was_read_before_it_was_revoked_opens_nothing(person):
    link = links.find(make(person))
    links.revoke(person, "meeting", MEETING)
    assert not links.open_session(browser(), link)


def test_who_has_left_comes_in_no_more(entered, person):
    Person.objects.update(is_active=False)
    assert links.person_of(entered, "meeting", MEETING) is None


def test_finding_a_link_changes_nothing(person):
    links.find(make(person))
    assert PersonalLink.objects.get().last_used_at is None
    assert not Session.objects.exists()


def test_opening_is_logged_without_the_token(person):
    token = make(person)
    links.open_session(browser(), links.find(token))
    entry = AuditEntry.objects.get(action="link.open")
    assert entry.subject == "Nguyễn Thị Mẫu: cuộc họp"
    assert token not in str(entry.__dict__)
    assert PersonalLink.objects.get().last_used_at is not None


def test_the_session_lasts_twelve_hours_and_no_page_prolongs_it(entered, client, monkeypatch):
    client.cookies[settings.SESSION_COOKIE_NAME] = entered.session.session_key
    end = Session.objects.get().expire_date
    assert abs(end - timezone.now() - timedelta(hours=12)) < timedelta(minutes=1)
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    client.get("/van-ban/")
    assert Session.objects.get().expire_date == end


def test_a_second_meeting_opens_beside_the_first(entered, person):
    links.open_session(entered, links.find(make(person, target=OTHER)))
    assert links.person_of(entered, "meeting", MEETING) == person
    assert links.person_of(entered, "meeting", OTHER) == person


def test_opening_changes_the_session_key(entered, person):
    before = entered.session.session_key
    links.open_session(entered, links.find(make(person, target=OTHER)))
    assert entered.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_who_signs_in_is_the_account_and_not_the_links_person(entered, client, unit, person):
    account = make_person("daibieu2")
    other = Person.objects.create(
        full_name="Hai", unit=unit, official_email="hai@binhphuoc.gov.vn", account=account
    )
    client.cookies[settings.SESSION_COOKIE_NAME] = entered.session.session_key
    client.post("/dang-nhap/", {"username": "daibieu2", "password": "mat-khau-thu-nghiem"})
    request = browser(client.session.session_key)
    assert request.user == account
    assert links.person_of(request, "meeting", MEETING) == other


def test_an_account_is_its_person_everywhere(person):
    account = make_person("daibieu1")
    Person.objects.update(account=account)
    request = browser()
    request.user = account
    assert links.person_of(request, "meeting", OTHER) == person
    Person.objects.update(is_active=False)
    assert links.person_of(request, "meeting", OTHER) is None


def test_a_link_opened_while_signed_in_keeps_the_sign_ins_own_end(person, client):
    client.force_login(make_person("vanthu", "Văn thư"))
    key = client.session.session_key
    end = Session.objects.get(session_key=key).expire_date
    request = browser(key)
    links.open_session(request, links.find(make(person)))
    request.session.save()
    row = Session.objects.get(session_key=request.session.session_key)
    assert row.expire_date == end
    assert links.person_of(request, "meeting", MEETING) == person
