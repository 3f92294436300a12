"""A paper ballot: two people type its totals, neither sees the other's, both must agree (MT-34, MT-35)."""

import pytest

from cms.audit.models import AuditEntry
from meetingpages.meetings.models import VoteStatus
from tests.meetings.making import (
    hold,
    make_chair,
    make_secretary,
    member,
    opened,
    run,
    signed_in,
)

pytestmark = pytest.mark.django_db

RIGHT = {"issued": 3, "returned": 3, "valid": 2, "invalid": 1}
RIGHT |= {"count_0": 2, "count_1": 0, "count_2": 0}


class Ballot:
    """A closed paper ballot of three members, and the two who count it."""

    def __init__(self):
        self.meeting = hold()
        self.chair = make_chair(self.meeting)
        self.secretary = make_secretary(self.meeting)
        self.vote = opened(self.meeting, self.chair, is_paper=True)
        run(self.meeting, self.chair, action="vote_close", vote=self.vote.pk, seen=1)
        self.path = f"/hop/{self.meeting.uuid}/bieu-quyet/{self.vote.pk}/phieu/"

    def type(self, user, **given):
        return signed_in(user).post(self.path, RIGHT | given, follow=True)

    def publish(self):
        page = run(self.meeting, self.chair, action="vote_publish", vote=self.vote.pk, seen=2)
        self.vote.refresh_from_db()
        return page


@pytest.fixture
def ballot(home):
    return Ballot()


def test_two_equal_entries_let_the_result_be_published(ballot):
    ballot.type(ballot.chair)
    assert "Hai lần nhập giống nhau" in ballot.type(ballot.secretary).content.decode()
    ballot.publish()
    page = member(ballot.meeting, 1).get(f"/hop/{ballot.meeting.uuid}/").content.decode()
    assert "Được thông qua" in page and "cần từ 2 trên 3" in page


def test_the_first_entry_is_hidden_from_the_second_person(ballot):
    ballot.type(ballot.chair)
    page = signed_in(ballot.secretary).get(ballot.path).content.decode()
    assert 'name="issued"' in page and 'value="' not in page.split('name="issued"')[1][:60]


def test_the_same_account_twice_is_refused(ballot):
    ballot.type(ballot.chair)
    answer = ballot.type(ballot.chair)
    assert answer.status_code == 400 and ballot.vote.tallies.count() == 1


def test_nothing_is_published_on_one_entry_or_two_that_differ(ballot):
    ballot.type(ballot.chair)
    assert "chưa có hai lần nhập giống nhau" in ballot.publish()
    page = ballot.type(ballot.secretary, valid=3, invalid=0, count_0=3).content.decode()
    assert "Hai lần nhập khác nhau ở: Hợp lệ, Không hợp lệ, Tán thành" in page
    ballot.publish()
    assert ballot.vote.status == VoteStatus.CLOSED


def test_after_a_difference_both_type_again(ballot):
    ballot.type(ballot.chair)
    ballot.type(ballot.secretary, valid=3, invalid=0, count_0=3)
    ballot.type(ballot.chair)
    ballot.type(ballot.secretary)
    ballot.publish()
    assert ballot.vote.status == VoteStatus.PUBLISHED


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"issued": 4}, "Nhiều hơn số người được biểu quyết và có mặt (3)"),
        ({"issued": 2}, "Nhiều hơn số phiếu phát ra"),
        ({"invalid": 0}, "Hợp lệ cộng không hợp lệ phải bằng số thu về"),
        ({"count_1": 1}, "Tổng các lựa chọn phải bằng số phiếu hợp lệ"),
    ],
)
def test_sums_that_do_not_add_up_are_said_beside_the_field_and_stay_there(ballot, given, said):
    answer = ballot.type(ballot.chair, **given)
    page = answer.content.decode()
    assert answer.status_code == 400 and said in page and 'value="3"' in page
    assert not ballot.vote.tallies.exists()


@pytest.mark.parametrize("text", ["", "-1", "ba", "9" * 30])
def test_what_is_no_number_is_refused(ballot, text):
    assert ballot.type(ballot.chair, issued=text).status_code == 400


def test_each_entry_stands_in_the_log_with_who_typed_it(ballot):
    ballot.type(ballot.chair)
    ballot.type(ballot.secretary, valid=3, invalid=0, count_0=3)
    lines = AuditEntry.objects.filter(action="meeting.tally").order_by("pk")
    assert [line.actor for line in lines] == [ballot.chair, ballot.secretary]


def test_delegates_type_nothing_and_cast_no_paper_by_the_portal(ballot):
    assert member(ballot.meeting, 1).get(ballot.path).status_code == 404
    path = f"/hop/{ballot.meeting.uuid}/bieu-quyet/{ballot.vote.pk}/"
    assert member(ballot.meeting, 1).post(path, {"choice": 0}).status_code == 409


def test_before_closing_nothing_can_be_typed(home):
    meeting = hold()
    chair = make_chair(meeting)
    vote = opened(meeting, chair, is_paper=True)
    answer = signed_in(chair).post(f"/hop/{meeting.uuid}/bieu-quyet/{vote.pk}/phieu/", RIGHT)
    assert answer.status_code == 400 and not vote.tallies.exists()
