"""A person takes a group of ballots out of "đã lọc" and puts it back, exactly (EA-9)."""

import pytest
from django.test import Client
from django.utils import timezone

from cms.audit.models import AuditEntry
from cms.polls.exclusion import propose
from cms.polls.models import Ballot, ExclusionBatch, Poll
from cms.polls.recounting import recount

from .making import bulk, figures, make_poll

pytestmark = pytest.mark.django_db


def decide(client, batch, name, reason="Một người gửi nhiều phiếu"):
    return client.post(f"/quan-tri/polls/batch/{batch.pk}/{name}/", {"reason": reason}, follow=True)


def batch_of(poll, ballots):
    return propose(poll, [ballot.pk for ballot in ballots], "tăng đột biến")


@pytest.fixture
def poll(home):
    poll = make_poll(result_visibility="always", published_result="filtered")
    bulk(poll, "Chiều", 10)
    return poll


def test_a_proposal_changes_no_figure(poll):
    before = figures(poll)
    batch_of(poll, bulk(poll, "Sáng", 0) + list(Ballot.objects.all()[:5]))
    assert figures(poll) == before


def test_taking_out_and_putting_back_gives_the_exact_figures(poll, desk, officer):
    honest = figures(poll)[1]
    batch = batch_of(poll, bulk(poll, "Sáng", 40))
    before = figures(poll)
    decide(desk, batch, "exclude")
    counted_all, filtered, rows = figures(poll)
    assert (counted_all, filtered) == (50, honest)
    assert rows["Sáng"] == (40, 0) and rows["Chiều"] == (10, 10)
    assert "Đã loại 40 phiếu có dấu hiệu bất thường." in Client().get(f"/tham-do/{poll.pk}/").text
    decide(desk, batch, "revert", "Là một cơ quan")
    assert figures(poll) == before and recount() == 0
    first, second = AuditEntry.objects.order_by("pk")
    assert first.action == "poll.batch.exclude" and first.actor == officer
    assert first.reason == "Một người gửi nhiều phiếu" and first.details["ballots"] == 40
    assert second.action == "poll.batch.revert" and second.reason == "Là một cơ quan"


def test_a_ballot_in_two_groups_is_out_until_both_are_put_back(poll, desk):
    run = bulk(poll, "Sáng", 6)
    one, two = batch_of(poll, run[:4]), batch_of(poll, run[2:])
    for batch in (one, two):
        decide(desk, batch, "exclude")
    assert figures(poll)[1] == 10
    decide(desk, one, "revert")
    assert figures(poll)[1] == 12 and recount() == 0
    decide(desk, two, "revert")
    assert figures(poll)[1] == 16 and recount() == 0


def test_a_group_is_passed_over_without_touching_the_figures(poll, desk):
    batch, before = batch_of(poll, bulk(poll, "Sáng", 3)), figures(poll)
    decide(desk, batch, "dismiss")
    batch.refresh_from_db()
    assert batch.state == "dismissed" and figures(poll) == before


@pytest.mark.parametrize("name", ["exclude", "revert"])
def test_without_a_reason_nothing_is_decided(poll, desk, name):
    batch = batch_of(poll, bulk(poll, "Sáng", 3))
    if name == "revert":
        decide(desk, batch, "exclude")
    before = figures(poll)
    assert "Hãy ghi lý do." in decide(desk, batch, name, reason=" ").text
    assert figures(poll) == before


def test_a_decision_is_not_taken_twice(poll, desk):
    batch = batch_of(poll, bulk(poll, "Sáng", 3))
    for _again in range(2):
        page = decide(desk, batch, "exclude").text
    assert "Cụm phiếu này đã được xử lý" in page
    assert figures(poll)[1] == 10 and recount() == 0


def test_an_archived_poll_stays_as_it_is(poll, desk):
    batch = batch_of(poll, bulk(poll, "Sáng", 3))
    decide(desk, batch, "exclude")
    Poll.objects.update(stage="archived", closed_at=timezone.now())
    page = decide(desk, batch, "revert").text
    assert "Cuộc thăm dò đã lưu trữ" in page and figures(poll)[1] == 10


def test_a_group_is_made_by_hand_from_a_narrowed_list(poll, desk):
    bulk(poll, "Tối", 7, flags="trap")
    desk.post(f"/quan-tri/polls/ballot/?poll={poll.pk}&flag=trap")
    batch = ExclusionBatch.objects.get()
    assert (batch.size, batch.state, batch.found) == (7, "proposed", "chọn bằng tay")
    decide(desk, batch, "exclude")
    assert figures(poll)[1] == 10


def test_a_group_holds_the_ballots_of_one_poll_only(poll, desk):
    bulk(make_poll("Khác?"), "Sáng", 2)
    page = desk.post("/quan-tri/polls/ballot/", follow=True).text
    assert "Hãy lọc theo một cuộc thăm dò trước." in page
    assert not ExclusionBatch.objects.exists()


def test_staff_see_both_results_side_by_side_and_the_group_in_words(poll, desk):
    at = timezone.now().replace(hour=2, minute=10)
    batch = batch_of(poll, bulk(poll, "Sáng", 49, cast_at=at) + bulk(poll, "Tối", 1, cast_at=at))
    page = desk.get(f"/quan-tri/polls/poll/{poll.pk}/").text
    local = timezone.localtime(at)
    words = (
        f"Cụm {batch.pk}: 50 phiếu, {local:%H:%M}–{local:%H:%M} ngày {local:%d/%m}, 98% chọn “Sáng”"
    )
    assert words in page
    for label in ("Xem", "Loại khỏi kết quả đã lọc", "Bỏ qua"):
        assert f">{label}</a>" in page
    shown = desk.get("/quan-tri/polls/ballot/", {"batches__id__exact": batch.pk})
    assert shown.context["result_count"] == 50


def test_a_wrong_sum_is_reported_and_mended_only_when_asked(poll):
    Poll.objects.update(ballots_all=99)
    assert recount() == 1 and Poll.objects.get().ballots_all == 99
    assert recount(repair=True) == 1
    assert Poll.objects.get().ballots_all == 10 and recount() == 0
    assert AuditEntry.objects.get().action == "poll.recount"
