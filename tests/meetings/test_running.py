"""The page from which a meeting is run follows what happens, and keeps what is typed (MT-26, MT-28)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetingpages.meetings.models import CheckEvent, Meeting, Status
from tests.meetings.making import hold, make_chair, make_vote, opened, put_on, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return hold(members=3, present=1)


@pytest.fixture
def chair(meeting):
    return signed_in(make_chair(meeting))


def page(client, meeting):
    return client.get(f"/hop/{meeting.uuid}/phien/").content.decode()


def state(client, meeting):
    return client.get(f"/hop/{meeting.uuid}/hien-tai.json").json()


def strip(text):
    """What the script compares with the state, as the page carries it."""
    return dict(re.findall(r'data-(pointer|votes|status)="([^"]*)"', text))


def test_the_page_is_up_to_date_when_it_opens_also_with_votes(meeting, chair):
    make_vote(meeting.items.get(label="2"), version=2)
    put_on(meeting)
    told = state(chair, meeting)
    carried = strip(page(chair, meeting))
    assert carried == {key: str(told[key]) for key in ("pointer", "votes", "status")}
    assert carried["votes"] == "2" and carried["pointer"] == "1"


def test_the_quorum_of_the_page_is_what_the_screens_are_told(meeting, chair):
    words = "Có mặt 1 trên 3 thành viên, chưa đủ điều kiện họp (cần từ 2)"
    assert f'<span class="h-warn" data-quorum>{words}</span>' in page(chair, meeting)
    assert state(chair, meeting)["quorum"] == words and not state(chair, meeting)["is_met"]
    CheckEvent.objects.create(invitation=meeting.invitations.order_by("pk")[1])
    words = "Có mặt 2 trên 3 thành viên, đủ điều kiện họp (cần từ 2)"
    assert f"<span data-quorum>{words}</span>" in page(chair, meeting)
    assert state(chair, meeting)["quorum"] == words and state(chair, meeting)["is_met"]


@pytest.mark.parametrize(
    ("status", "is_asked"), [(Status.SENT, True), (Status.IN_SESSION, True), (Status.ENDED, False)]
)
def test_it_asks_from_the_check_in_before_the_meeting_until_its_end(
    meeting, chair, status, is_asked
):
    Meeting.objects.filter(pk=meeting.pk).update(status=status, closed_at=timezone.now())
    text = page(chair, meeting)
    assert ("theme/hop.js" in text) == is_asked
    assert f'href="/hop/{meeting.uuid}/phien/" data-again data-stays>Tải lại</a>' in text


def test_a_refused_form_says_so_on_top_and_is_not_sent_again_by_the_script(meeting, chair):
    put_on(meeting)
    given = {"action": "add_item", "seen": 1, "item-public_name": "Việc gấp", "item-minutes": "a"}
    text = chair.post(f"/hop/{meeting.uuid}/phien/", given).content.decode()
    assert "xem lỗi ở ô bên dưới" in text and "Việc gấp" in text
    assert "data-posted" in text and "data-posted" not in page(chair, meeting)


def test_the_page_costs_the_same_whatever_was_voted_before(meeting):
    CheckEvent.objects.create(invitation=meeting.invitations.order_by("pk")[1])
    account = make_chair(meeting)
    chair = signed_in(account)
    opened(meeting, account, 1)
    with CaptureQueriesContext(connection) as before:
        page(chair, meeting)
    for _number in range(5):
        make_vote(meeting.items.get(label="2"))
    with CaptureQueriesContext(connection) as after:
        page(chair, meeting)
    assert len(after) == len(before)
