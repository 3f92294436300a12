"""Whoever runs polls sees on the dashboard what is open and what to look at (ES-7)."""

import pytest

from cms.polls.exclusion import decide, propose
from tests.factories import make_member

from .making import bulk, make_poll, moment

pytestmark = pytest.mark.django_db


def test_open_polls_stand_with_ballots_end_and_groups_to_look_at(desk):
    poll = make_poll(closes_at=moment(days=3))
    ballots = bulk(poll, "Sáng", 1200)
    propose(poll, [row.pk for row in ballots[:40]], "tăng đột biến")
    make_poll("Xong rồi?", closed_at=moment(days=-1))
    page = desk.get("/quan-tri/").text
    assert "Thăm dò đang mở" in page and f'href="/quan-tri/polls/poll/{poll.pk}/"' in page
    assert "1.200 phiếu · kết thúc " in page and "1 cụm cần xem" in page
    assert "Xong rồi?" not in page


def test_without_an_open_poll_the_panel_says_so(desk):
    assert "Không có cuộc thăm dò nào đang mở." in desk.get("/quan-tri/").text


def test_who_has_no_work_with_polls_sees_no_panel(client, section):
    make_poll()
    client.force_login(make_member("phongvien", "Phóng viên", section))
    page = client.get("/quan-tri/").text
    assert "Thăm dò" not in page and "Cụm phiếu" not in page


def test_a_group_of_an_ended_poll_waits_there_until_somebody_decides(desk, officer):
    poll = make_poll("Đã xong?", closed_at=moment(minutes=-1))
    ballots = bulk(poll, "Tối", 40)
    batch = propose(poll, [row.pk for row in ballots], "tăng đột biến")
    page = desk.get("/quan-tri/").text
    assert f"Cụm {batch.pk}: 40 phiếu" in page and f'href="/quan-tri/polls/poll/{poll.pk}/"' in page
    decide("dismiss", batch.pk, officer)
    assert "Không có cụm phiếu nào cần xem." in desk.get("/quan-tri/").text
