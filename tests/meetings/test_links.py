"""The personal link: scanners change nothing, one press lets one person in (MT-15)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetingpages.meetings.inviting.sending import send_all, send_one
from meetingpages.meetings.models import Status
from meetingpages.organisation.models import PersonalLink

from .letters import link_of, mails
from .making import invite, make_meeting, make_person, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "real_outbox")]


@pytest.fixture
def meeting():
    return make_meeting(status=Status.SENT)


@pytest.fixture
def row(meeting):
    return invite(meeting, make_person("Mai Thi Phong"))


@pytest.fixture
def link(meeting, row):
    send_all(meeting, None)
    row.refresh_from_db()
    return link_of(mails()[0])


def test_looking_shows_the_public_name_and_changes_nothing(client, meeting, row, link):
    for method in (client.get, client.head):
        answer = method(link)
        assert answer.status_code == 200
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"] and "noindex" in answer["X-Robots-Tag"]
    page = client.get(link).content.decode()
    assert meeting.public_name in page and "Vào phòng họp" in page
    assert meeting.full_name not in page and row.person.full_name not in page
    row.refresh_from_db()
    assert row.opened_at is None and PersonalLink.objects.get().last_used_at is None
    assert client.get(f"/hop/{meeting.uuid}/").status_code == 404


def test_one_press_opens_the_room_and_the_token_leaves_the_address(client, meeting, row, link):
    answer = client.post(link)
    assert (answer.status_code, answer["Location"]) == (303, f"/hop/{meeting.uuid}/")
    page = client.get(answer["Location"]).content.decode()
    assert meeting.full_name in page and row.person.full_name in page
    assert link not in page
    row.refresh_from_db()
    opened = row.opened_at
    assert opened
    client.post(link)
    row.refresh_from_db()
    assert row.opened_at == opened


def test_it_opens_no_other_meeting(client, link):
    client.post(link)
    assert client.get(f"/hop/{make_meeting(status=Status.SENT).uuid}/").status_code == 404


@pytest.mark.parametrize("state", [Status.SENT, Status.IN_SESSION])
def test_leaving_forgets_it_on_this_device(client, meeting, link, state):
    client.post(link)
    type(meeting).objects.update(status=state)
    assert "Thoát" in client.get(f"/hop/{meeting.uuid}/").content.decode()
    assert "Đã thoát" in client.post(f"/hop/{meeting.uuid}/thoat/").content.decode()
    assert client.get(f"/hop/{meeting.uuid}/").status_code == 404


def test_who_is_signed_in_as_somebody_else_is_asked(client, meeting, row, link):
    client.force_login(make_user("hoa"))
    page = client.get(link).content.decode()
    assert "Bạn đang đăng nhập là" in page and "Hoa" in page and row.person.full_name in page
    assert client.post(link).status_code == 200
    assert client.get(f"/hop/{meeting.uuid}/").status_code == 404
    assert client.post(link, {"as": "link"}).status_code == 303
    assert client.get(f"/hop/{meeting.uuid}/").status_code == 200


def test_the_owner_of_the_account_is_not_asked(client, row, link):
    row.person.account = make_user("mai")
    row.person.save()
    client.force_login(row.person.account)
    assert client.post(link).status_code == 303


def test_a_second_link_on_a_shared_tablet_is_asked_about(client, meeting, link):
    client.post(link)
    other = invite(meeting, make_person("Do Van Khach"))
    send_one(other)
    page = client.get(link_of(mails(other.person)[0])).content.decode()
    assert "Mai Thi Phong" in page and "Do Van Khach" in page


def test_it_ends_to_the_second_a_week_after_the_meeting(client, meeting, link):
    end = meeting.ends_at + timedelta(days=7)
    open_at = PersonalLink.objects.open
    assert open_at(end - timedelta(seconds=1)).exists() and not open_at(end).exists()


def test_an_ended_link_gets_a_new_one_into_the_same_mailbox(client, meeting, row, link):
    PersonalLink.objects.update(expires_at=timezone.now())
    page = client.get(link)
    assert page.status_code == 410 and "Liên kết đã hết hạn" in page.content.decode()
    assert len(mails()) == 1  # looking sends nothing
    assert "Đã gửi liên kết mới" in client.post(link).content.decode()
    assert client.get(f"/hop/{meeting.uuid}/").status_code == 404
    assert client.post(link_of(mails(row.person)[-1])).status_code == 303


def test_new_links_are_few_in_an_hour(client, link):
    PersonalLink.objects.update(expires_at=timezone.now())
    answers = [client.post(link).status_code for _n in range(5)]
    assert answers == [200, 200, 429, 429, 429]
    assert len(mails()) == 3


@pytest.mark.parametrize("state", [Status.CANCELLED, Status.SENT])
def test_who_is_no_longer_invited_gets_no_new_link(client, meeting, row, link, state):
    type(meeting).objects.update(status=state)
    if state == Status.SENT:
        type(row).objects.update(withdrawn_at=timezone.now())
    PersonalLink.objects.update(revoked_at=timezone.now())
    page = client.get(link).content.decode()
    assert "Gửi liên kết mới" not in page
    client.post(link)
    assert len(mails()) == 1


def test_what_is_no_link_is_not_found(client, link):
    assert client.get("/hop/moi/khong-co/").status_code == 404
    assert client.post("/hop/moi/khong-co/").status_code == 404
