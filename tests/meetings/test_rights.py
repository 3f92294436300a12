"""Who may do what in a meeting (MT-9): the secretary's, the office's, the chair's and strangers' view."""

import pytest
from django.contrib.auth import get_user_model

from meetingpages.meetings.models import Level, Role, Status
from tests.meetings.making import (
    invite,
    make_meeting,
    make_office,
    make_person,
    make_secretary,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return make_meeting(status=Status.SENT)


def status(client, user, path):
    client.force_login(user)
    return client.get(path).status_code


def test_the_desk_is_for_the_secretary_of_the_body_and_the_office(client, meeting):
    path = f"/hop/{meeting.uuid}/dieu-hanh/"
    other = make_meeting(body=None)
    assert other.body == meeting.body
    assert client.get(path).status_code == 404
    assert status(client, make_secretary(meeting), path) == 200
    assert status(client, make_office(), path) == 200
    assert status(client, make_user("nguoi-la"), path) == 404
    delegate = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=delegate))
    assert status(client, delegate, path) == 404


def test_a_system_administrator_reads_no_meeting(client, meeting):
    admin = get_user_model().objects.create(username="quan-tri", is_superuser=True, is_staff=True)
    for place in ("", "dieu-hanh/"):
        assert status(client, admin, f"/hop/{meeting.uuid}/{place}") == 404
    assert "Họp về nhân sự kín" not in client.get("/hop/").content.decode()


@pytest.mark.parametrize("state", [Status.DRAFT, Status.AWAITING, Status.READY])
def test_nobody_invited_knows_of_a_meeting_before_it_is_sent(client, home, state):
    meeting = make_meeting(status=state)
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account), role=Role.CHAIR)
    assert status(client, account, f"/hop/{meeting.uuid}/") == 404
    assert meeting.name not in client.get("/hop/").content.decode()


def test_a_delegate_enters_the_own_meeting_only(client, meeting):
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account))
    other = make_meeting(status=Status.SENT, public_name="Họp khác", level=Level.PUBLIC)
    assert status(client, account, f"/hop/{meeting.uuid}/") == 200
    assert status(client, account, f"/hop/{other.uuid}/") == 404
    listed = client.get("/hop/").content.decode()
    assert meeting.name in listed and "Họp khác" not in listed
