"""The demo shows an open, an ended and a scheduled poll, whose sums are true (contract.md)."""

import pytest
from django.test import Client

from cms.polls import demo
from cms.polls.models import Ballot, Poll
from cms.polls.recounting import recount

from .making import vote

pytestmark = pytest.mark.django_db


def test_the_three_polls_and_their_figures(home):
    demo.load()
    demo.load()
    states = {poll.question: poll.state for poll in Poll.objects.all()}
    assert states["Theo bạn thông tin nội dung của website thế nào?"] == "open"
    assert sorted(states.values()) == ["closed", "open", "scheduled"]
    assert recount() == 0 and Ballot.objects.count() == 1024 + 688
    poll = Poll.objects.get(question__startswith="Theo bạn")
    page = Client().get("/").text
    assert poll.question in page and page.count('name="choice"') == 4
    client = Client()
    vote(poll, "Tốt", client=client)
    assert (
        "Tổng số: 1.025 lượt - Tính từ: Thứ năm - 01/08/2019 08:00"
        in client.get(f"/tham-do/{poll.pk}/").text
    )
