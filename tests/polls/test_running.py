"""Staff open, pause, extend, close, archive, mend and copy a poll; each step is logged (EP-2, EP-5)."""

import pytest
from django.test import Client
from django.utils import timezone

from cms.audit.models import AuditEntry
from cms.polls.models import Poll, PollChoice

from .making import choice, make_poll, moment, vote

pytestmark = pytest.mark.django_db


def do(client, poll, name, **data):
    return client.post(f"/quan-tri/polls/poll/{poll.pk}/do/{name}/", data, follow=True)


def state(poll):
    return Poll.objects.get(pk=poll.pk).state


def form_fields(*texts, **fields):
    """Return what the form of a new poll sends."""
    rows = {"choices-TOTAL_FORMS": len(texts), "choices-INITIAL_FORMS": 0}
    for place, text in enumerate(texts):
        rows |= {f"choices-{place}-text": text, f"choices-{place}-link": ""}
        rows |= {f"choices-{place}-ORDER": place + 1, f"choices-{place}-id": ""}
    return {
        "question": "Giờ nào?", "intro": "", "kind": "single", "min_choices": 1, "max_choices": 1,
        "opens_at": "", "closes_at": "", "result_visibility": "voted", "published_result": "all",
        "priority": 0, **rows, **fields,
    }  # fmt: skip


def test_a_poll_is_written_with_its_choices_and_waits_as_a_draft(desk):
    answer = desk.post("/quan-tri/polls/poll/create/", form_fields("Sáng", "Chiều"), follow=True)
    poll = Poll.objects.get()
    assert answer.redirect_chain[-1][0] == f"/quan-tri/polls/poll/{poll.pk}/"
    assert [row.text for row in poll.choices.all()] == ["Sáng", "Chiều"]
    assert poll.state == "draft" and Client().get(f"/tham-do/{poll.pk}/").status_code == 404


def test_what_is_wrong_is_said_in_the_form_and_nothing_typed_is_lost(desk):
    fields = form_fields("Tốt", " tốt", opens_at="2030-01-02 08:00", closes_at="2030-01-01 08:00")
    page = desk.post("/quan-tri/polls/poll/create/", fields).text
    assert "Giờ kết thúc phải sau giờ mở." in page
    assert "Phương án này đã có." in page
    assert 'value="Giờ nào?"' in page and not Poll.objects.exists()


def test_a_ready_poll_keeps_its_two_choices(desk):
    poll = make_poll(texts=["Sáng", "Chiều"])
    rows = {
        f"choices-{n}-{name}": value
        for n, row in enumerate(poll.choices.all())
        for name, value in {"id": row.pk, "text": row.text, "link": "", "ORDER": n + 1}.items()
    }
    rows |= {"choices-TOTAL_FORMS": 2, "choices-INITIAL_FORMS": 2, "choices-1-DELETE": "on"}
    fields = form_fields(opens_at="2020-01-02 08:00") | rows
    page = desk.post(f"/quan-tri/polls/poll/edit/{poll.pk}/", fields).text
    assert "Cuộc thăm dò cần ít nhất 2 phương án khác nhau." in page
    assert poll.choices.count() == 2


def test_a_draft_is_opened_at_once_or_at_its_hour(desk):
    now, later = (make_poll(stage="draft", opens_at=at) for at in (None, moment(hours=2)))
    for poll, expected in ((now, "open"), (later, "scheduled")):
        assert do(desk, poll, "open").status_code == 200
        assert state(poll) == expected
    assert do(desk, later, "draft").status_code == 200 and state(later) == "draft"


def test_an_incomplete_draft_is_not_opened_and_the_reason_is_said(desk):
    poll = make_poll(stage="draft", texts=["Một"])
    assert "Cuộc thăm dò cần ít nhất 2 phương án khác nhau." in do(desk, poll, "open").text
    assert state(poll) == "draft"


def test_each_step_has_its_reason_and_its_line_in_the_log(desk, officer):
    poll = make_poll()
    steps = [
        ("pause", {"reason": "Phiếu tăng bất thường"}, "paused"),
        ("resume", {}, "open"),
        ("close", {"reason": "Đủ ý kiến"}, "closed"),
        ("archive", {}, "archived"),
    ]
    for name, data, expected in steps:
        do(desk, poll, name, **data)
        assert state(poll) == expected
        entry = AuditEntry.objects.first()
        assert (entry.action, entry.actor, entry.subject) == (f"poll.{name}", officer, str(poll))
        assert entry.reason == data.get("reason", "")
    assert AuditEntry.objects.count() == len(steps)


@pytest.mark.parametrize("name", ["pause", "close", "extend", "typos"])
def test_without_a_reason_nothing_happens(desk, name):
    poll = make_poll(closes_at=moment(hours=1))
    page = do(desk, poll, name, reason="  ").text
    assert "Hãy ghi lý do." in page
    assert state(poll) == "open" and not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"stage": "draft"}, ["pause", "resume", "close", "archive", "extend", "typos"]),
        ({"opens_at": moment(hours=1)}, ["open", "pause", "close", "archive", "extend"]),
        ({}, ["open", "draft", "resume", "archive"]),
        ({"paused_at": moment(hours=-1)}, ["open", "draft", "pause", "archive"]),
        ({"closed_at": moment(hours=-1)}, ["open", "draft", "pause", "resume", "close", "extend"]),
        ({"stage": "archived"}, ["open", "draft", "pause", "resume", "close", "archive", "typos"]),
    ],
)
def test_a_step_that_the_state_does_not_allow_is_refused(desk, fields, refused):
    poll = make_poll(**fields)
    before = state(poll)
    for name in refused:
        texts = {f"choice-{row.pk}": "Khác" + row.text for row in poll.choices.all()}
        data = {"reason": "Vì", "closes_at": "2099-01-01 08:00", "question": "Mới?", **texts}
        page = do(desk, poll, name, **data).text
        assert (
            f"Cuộc thăm dò đang ở trạng thái “{before.label}” nên không thể làm việc này." in page
        )
    assert state(poll) == before and Poll.objects.get().question == poll.question
    assert not AuditEntry.objects.exists()


def test_an_extension_is_later_and_said_in_public(desk):
    poll = make_poll(closes_at=moment(hours=1))
    sooner = timezone.localtime(moment(minutes=30)).strftime("%Y-%m-%d %H:%M")
    assert (
        "phải sau giờ kết thúc cũ" in do(desk, poll, "extend", closes_at=sooner, reason="Vì").text
    )
    do(desk, poll, "extend", closes_at="2099-12-31 17:00", reason="Nhiều xã chưa kịp trả lời.")
    page = Client().get(f"/tham-do/{poll.pk}/").text
    assert "Gia hạn đến 17:00 ngày 31/12/2099. Nhiều xã chưa kịp trả lời." in page


def test_a_typo_is_mended_although_there_are_ballots_and_said_in_public(desk):
    poll = make_poll("Giờ mở cữa nào?")
    vote(poll, "Sáng")
    texts = {f"choice-{row.pk}": row.text for row in poll.choices.all()}
    texts[f"choice-{choice(poll, 'Chiều').pk}"] = "Buổi chiều"
    do(desk, poll, "typos", question="Giờ mở cửa nào?", reason="“cữa” thành “cửa”.", **texts)
    poll.refresh_from_db()
    assert poll.question == "Giờ mở cửa nào?" and choice(poll, "Buổi chiều")
    page = Client().get(f"/tham-do/{poll.pk}/").text
    assert f"{timezone.localdate():%d/%m/%Y}: Sửa lỗi chính tả. “cữa” thành “cửa”." in page
    details = AuditEntry.objects.get(action="poll.typos").details
    assert details["before"]["question"] == "Giờ mở cữa nào?"


def test_with_ballots_the_form_holds_only_what_shows_the_poll(desk):
    poll = make_poll()
    vote(poll, "Sáng")
    page = desk.get(f"/quan-tri/polls/poll/edit/{poll.pk}/").text
    assert 'name="question"' not in page and 'name="choices-TOTAL_FORMS"' not in page
    data = form_fields("Một", "Hai", question="Khác hẳn?", result_visibility="always")
    desk.post(f"/quan-tri/polls/poll/edit/{poll.pk}/", data)
    poll.refresh_from_db()
    assert (poll.question, poll.result_visibility) == ("Giờ mở cửa nào tiện cho bạn?", "always")
    assert poll.choices.count() == 3 and poll.ballots_all == 1


def test_a_form_opened_before_a_ballot_or_a_pause_does_not_undo_them(desk):
    poll = make_poll()
    old = Poll.objects.get()
    vote(poll, "Sáng")
    Poll.objects.update(paused_at=timezone.now())
    old.priority = 7
    old.save()
    kept = Poll.objects.get()
    assert (kept.priority, kept.ballots_all, kept.state) == (7, 1, "paused")
    row = PollChoice.objects.get(text="Sáng")
    assert row.votes_all == 1


def test_a_copy_has_the_words_and_no_ballots(desk):
    poll = make_poll()
    vote(poll, "Sáng")
    desk.post(f"/quan-tri/polls/poll/{poll.pk}/copy/")
    copied = Poll.objects.exclude(pk=poll.pk).get()
    assert (copied.question, copied.state, copied.ballots_all) == (poll.question, "draft", 0)
    assert [row.text for row in copied.choices.all()] == ["Sáng", "Chiều", "Tối"]
    assert copied.copied_from == poll and not copied.ballots.exists()


def test_only_a_draft_is_deleted(desk):
    draft, running = make_poll(stage="draft"), make_poll()
    for poll in (draft, running):
        desk.post(f"/quan-tri/polls/poll/delete/{poll.pk}/")
    assert list(Poll.objects.all()) == [running]


@pytest.mark.parametrize("fields", [{}, {"stage": "draft"}, {"stage": "archived"}])
def test_the_page_of_a_poll_offers_what_may_be_done(desk, fields):
    poll = make_poll(**fields)
    page = desk.get(f"/quan-tri/polls/poll/{poll.pk}/").text
    assert (">Tạm dừng</a>" in page) is (poll.state == "open")
    assert (">Mở cuộc thăm dò</button>" in page) is (poll.state == "draft")
    assert "Mỗi trình duyệt gửi được một phiếu" in page  # EP-7: what it does not stop


def test_a_page_that_asks_for_a_reason_says_what_for(desk):
    poll = make_poll()
    page = desk.get(f"/quan-tri/polls/poll/{poll.pk}/do/pause/").text
    assert "<h1" in page and page.count("Tạm dừng") >= 2 and poll.question in page


@pytest.mark.parametrize("name", ["khong-co", "open/x", "__class__"])
def test_an_unknown_step_is_not_found(desk, name):
    assert do(desk, make_poll(), name).status_code == 404
