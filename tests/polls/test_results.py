"""The result is what the rows say, shown to whom the poll says, and stays for ever (EP-6, EP-11)."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.polls.exclusion import decide, propose
from cms.polls.models import Poll, PollChoice
from cms.polls.results import shares_of_whole
from tests.factories import make_person

from .making import bulk, make_poll, moment, vote

pytestmark = pytest.mark.django_db
DISCLAIMER = "Kết quả chỉ phản ánh ý kiến người tham gia trên trang, không đại diện cho toàn dân."


def open_page(poll, client=None):
    return (client or Client()).get(f"/tham-do/{poll.pk}/").text


def with_votes(*votes, **fields):
    """Return a poll whose kept sums are given (one choice for each)."""
    poll = make_poll(texts=[f"Câu {n}" for n in range(len(votes))], **fields)
    for row, number in zip(poll.choices.all(), votes, strict=True):
        PollChoice.objects.filter(pk=row.pk).update(votes_all=number, votes_filtered=number)
    Poll.objects.update(ballots_all=sum(votes), ballots_filtered=sum(votes))
    return Poll.objects.get()


def shares(page):
    return re.findall(r"<span>([\d,]+)%</span>", page)


def test_the_result_is_a_table_with_bars_the_total_and_the_disclaimer(home):
    poll = with_votes(412, 365, 189, 58, result_visibility="always")
    page = open_page(poll)
    assert [re.sub("<.*?>", "", head) for head in re.findall("<th scope=.col.>.*?</th>", page)] == [
        "Phương án", "Số phiếu", "Tỷ lệ",
    ]  # fmt: skip
    assert shares(page) == ["40,2", "35,6", "18,5", "5,7"]
    assert '<meter min="0" max="100" value="40.2">40,2%</meter>' in page
    assert "Tổng số: 1.024 lượt - Tính từ: " in page and DISCLAIMER in page
    assert " style=" not in page


@pytest.mark.parametrize("votes", [[1, 1, 1], [1, 2, 3, 7], [0, 0, 5], [333, 333, 334], [1] * 7])
def test_the_shares_of_a_single_choice_add_up_to_a_hundred(votes):
    found = shares_of_whole(votes)
    assert sum(found) == 100
    exact = [100 * number / sum(votes) for number in votes]
    assert all(abs(float(one) - other) <= 0.1 for one, other in zip(found, exact, strict=True))


def test_of_a_multiple_choice_the_shares_are_of_voters(home):
    poll = make_poll(kind="multiple", max_choices=3, result_visibility="always")
    vote(poll, "Sáng", "Chiều", "Tối")
    vote(poll, "Sáng")
    page = open_page(poll)
    assert shares(page) == ["100", "50", "50"]
    assert "Mỗi người được chọn nhiều phương án nên tổng có thể vượt 100%." in page
    assert "Tổng số: 2 lượt" in page


def test_a_poll_nobody_answered_says_so(home):
    page = open_page(make_poll(result_visibility="always"))
    assert "Chưa có lượt bình chọn nào." in page and DISCLAIMER in page
    assert "<meter" not in page


@pytest.mark.parametrize(
    ("visibility", "seen_open", "seen_voted", "seen_closed", "words"),
    [
        ("always", True, True, True, ""),
        ("voted", False, True, True, "Kết quả hiện sau khi bạn bình chọn."),
        ("closed", False, False, True, "Kết quả công bố sau khi cuộc thăm dò kết thúc."),
        ("never", False, False, False, "Kết quả của cuộc thăm dò này không công bố."),
    ],
)
def test_who_sees_the_result_when(home, visibility, seen_open, seen_voted, seen_closed, words):
    poll, voter = make_poll(result_visibility=visibility), Client()
    vote(poll, "Sáng", client=voter)
    for client, seen in ((Client(), seen_open), (voter, seen_voted)):
        page = open_page(poll, client)
        assert ("<meter" in page) is seen
        assert ("Kết quả thăm dò: " in page) is seen  # the title and what is shared
        assert ("người bình chọn" in page) is seen
        assert seen or words in page
    Poll.objects.update(closed_at=moment(minutes=-1))
    for place in (f"/tham-do/{poll.pk}/", "/tham-do/", "/"):
        assert ("<meter" in Client().get(place).text) is (seen_closed and place != "/tham-do/")
    assert ("· 1 người" in Client().get("/tham-do/").text) is seen_closed


def test_the_own_ballot_is_shown_with_its_day_and_receipt_but_not_its_choice(home):
    poll, client = make_poll(result_visibility="closed"), Client()
    vote(poll, "Chiều", client=client)
    page = open_page(poll, client)
    assert re.search(r"Bạn đã bình chọn ngày \d\d/\d\d/\d{4}. Mã phiếu: \w{4}-\w{4}", page)
    assert "Chiều" not in page and 'data-form="poll"' not in page


def test_a_filtered_result_says_how_many_were_taken_out(home):
    poll = with_votes(10, 5, published_result="filtered", result_visibility="always")
    PollChoice.objects.filter(text="Câu 0").update(votes_filtered=5)
    Poll.objects.update(ballots_filtered=10)
    page = open_page(poll)
    assert "Đã loại 5 phiếu có dấu hiệu bất thường." in page
    assert shares(page) == ["50", "50"] and "Tổng số: 10 lượt" in page


def test_the_page_of_a_poll_is_never_kept(home):
    answer = Client().get(f"/tham-do/{make_poll().pk}/")
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies


def test_an_archived_result_stays_at_its_address(home):
    poll = with_votes(3, 1, stage="archived", closed_at=moment(days=-400))
    assert "<meter" in open_page(poll)


def test_what_is_shared_of_a_result_is_its_question_and_first_answers(home):
    poll = with_votes(3, 1, closed_at=moment(minutes=-1))
    page = open_page(poll)
    assert f'property="og:title" content="Kết quả thăm dò: {poll.question}"' in page
    assert 'content="4 người bình chọn. Câu 0: 75%; Câu 1: 25%."' in page


def test_hostile_text_is_shown_as_text(home):
    poll = make_poll("<script>alert(1)</script>?", texts=("<b>A</b>", "{{ 7*7 }}"))
    vote(poll, "<b>A</b>")
    Poll.objects.update(closed_at=moment(minutes=-1))
    page = open_page(poll)
    assert "<script>alert" not in page and "<b>A</b>" not in page and "{{ 7*7 }}" in page


def test_choices_stand_in_the_editors_order(home):
    page = open_page(make_poll(texts=("Bốn", "Hai", "Ba")))
    assert re.findall(r'name="choice" value="\d+">(.*?)</label>', page)[-3:] == ["Bốn", "Hai", "Ba"]
    assert " checked" not in page


def test_the_days_are_public_when_the_poll_has_closed_and_never_before(home):
    poll = make_poll(result_visibility="always", opens_at=moment(days=-9))
    bulk(poll, "Sáng", 4, cast_at=moment(days=-2))
    bad = bulk(poll, "Tối", 2, cast_at=moment(days=-1))
    assert "Theo ngày" not in open_page(poll)
    Poll.objects.update(closed_at=moment())
    assert days_shown(poll) == [["4", "4", "0", "0"], ["2", "0", "0", "2"]]
    assert '<rect class="p-chart__work" width="50%"' in open_page(poll)
    batch = propose(poll, [row.pk for row in bad], "tăng đột biến")
    decide("exclude", batch.pk, make_person("truyenthong"), "máy gửi")
    assert len(days_shown(poll)) == 2  # all ballots are published
    Poll.objects.update(published_result="filtered")
    assert days_shown(poll) == [["4", "4", "0", "0"]]
    Poll.objects.update(result_visibility="never")
    assert "Theo ngày" not in open_page(poll)


def days_shown(poll):
    rows = BeautifulSoup(open_page(poll), "html.parser").select("details tbody tr")
    return [[cell.text.strip() for cell in row.select("td")] for row in rows]
