"""Who opened a paper is known for twelve months after the meeting, then only how many (MT-24)."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from cms.schedule import JOBS
from meetingpages.meetings.models import Invitation, Meeting, Receipt, Status
from meetingpages.meetings.papers import forgetting
from meetingpages.meetings.papers.forgetting import fold_receipts
from tests.meetings.making import (
    add_version,
    invite,
    make_meeting,
    make_paper,
    make_person,
    make_secretary,
    make_user,
    signed_in,
)

pytestmark = pytest.mark.django_db


def local(*parts):
    return timezone.make_aware(datetime(*parts))


@pytest.fixture
def meeting(home):
    """Two versions of a paper; of three invited two opened the new one and one confirmed."""
    meeting = make_meeting(status=Status.SENT)
    paper = make_paper(meeting.items.get(), versions=1)
    new, now = add_version(paper), timezone.now()
    for number in range(3):
        row = invite(meeting, make_person(f"Dai Bieu {number}", account=make_user(f"db{number}")))
        if number < 2:
            Receipt.objects.create(
                invitation=row, paper_version=new, opened_at=now,
                confirmed_at=now if number else None,
            )  # fmt: skip
    Receipt.objects.create(invitation=row, paper_version=paper.versions.last(), opened_at=now)
    return meeting


def ended(meeting, end, closed=None):
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=end - timedelta(hours=2), ends_at=end, closed_at=closed
    )
    meeting.refresh_from_db()


def page_of(meeting, user):
    paper = meeting.items.get().papers.get()
    return signed_in(user).get(f"/hop/{meeting.uuid}/tai-lieu/?xem={paper.pk}").content.decode()


def totals(meeting):
    versions = meeting.items.get().papers.get().versions.order_by("number")
    return [(each.opened_total, each.confirmed_total) for each in versions]


@pytest.mark.parametrize(
    ("end", "still", "over"),
    [
        (local(2025, 9, 11, 10), local(2026, 9, 11, 10), local(2026, 9, 11, 10, 1)),
        (local(2023, 12, 31, 23, 59), local(2024, 12, 31, 23, 59), local(2025, 1, 1)),
        (local(2024, 2, 29, 10), local(2025, 2, 28, 23, 59), local(2025, 3, 1)),
        (local(2023, 3, 1, 0), local(2024, 2, 29, 23, 59), local(2024, 3, 1, 0, 1)),
        (local(2027, 2, 28, 10), local(2028, 2, 28, 10), local(2028, 2, 28, 10, 1)),
    ],
)
def test_names_stay_twelve_months_to_the_minute(meeting, end, still, over):
    ended(meeting, end)
    assert fold_receipts(still) == 0 and Receipt.objects.count() == 3
    assert fold_receipts(over) == 3 and not Receipt.objects.exists()
    assert totals(meeting) == [(1, 0), (2, 1)]


def test_the_months_run_from_when_the_meeting_was_closed(meeting):
    planned, real = local(2025, 9, 11, 10), local(2025, 9, 11, 18)
    ended(meeting, planned, closed=real)
    assert fold_receipts(local(2026, 9, 11, 12)) == 0
    assert fold_receipts(local(2026, 9, 11, 18, 1)) == 3


def test_done_again_or_killed_halfway_nothing_is_lost_or_counted_twice(meeting, monkeypatch):
    ended(meeting, local(2025, 9, 11, 10))
    over, counting = local(2026, 9, 12), forgetting.totals_with
    done = []

    def dies_at_the_second(receipts):
        if done:
            raise KeyboardInterrupt
        done.append(receipts)
        return counting(receipts)

    monkeypatch.setattr(forgetting, "totals_with", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        fold_receipts(over)
    assert Receipt.objects.count() == 3 and totals(meeting) == [(0, 0), (0, 0)]
    monkeypatch.undo()
    assert (fold_receipts(over), fold_receipts(over)) == (3, 0)
    assert totals(meeting) == [(1, 0), (2, 1)]


def test_who_was_taken_off_the_list_is_not_counted_but_forgotten(meeting):
    ended(meeting, local(2025, 9, 11, 10))
    first = Invitation.objects.filter(person__full_name="Dai Bieu 0")
    first.update(withdrawn_at=timezone.now())
    fold_receipts(local(2026, 9, 12))
    assert not Receipt.objects.exists() and totals(meeting) == [(1, 0), (1, 1)]


def test_the_secretary_sees_totals_and_that_names_are_gone(meeting):
    secretary = make_secretary(meeting)
    assert "Dai Bieu 0" in page_of(meeting, secretary)
    ended(meeting, timezone.now() - timedelta(days=367))
    for _before_and_after in range(2):  # the job may come hours after the day
        page = page_of(meeting, secretary)
        assert "2 trên 3 người đã mở" in page and "1 đã xác nhận đọc" in page
        assert "đã xóa tên" in page and "Dai Bieu" not in page
        fold_receipts()
    assert not Receipt.objects.exists()


def test_later_openings_leave_no_name(meeting):
    ended(meeting, timezone.now() - timedelta(days=367))
    fold_receipts()
    reader = signed_in(Invitation.objects.get(person__full_name="Dai Bieu 2").person.account)
    version = meeting.items.get().papers.get().versions.first()
    assert reader.get(version.url).status_code == 200
    assert not Receipt.objects.exists()


def test_a_meeting_without_an_end_keeps_its_rows_and_the_clock_does_the_work(meeting):
    Meeting.objects.update(ends_at=None)
    assert fold_receipts(timezone.now() + timedelta(days=5000)) == 0
    assert fold_receipts in [job for _seconds, job in JOBS]
