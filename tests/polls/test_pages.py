"""Where a reader finds polls: the side column of every page, and the list (EP-13, EP-14)."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from cms.polls import showing
from cms.polls.models import Poll
from tests.factories import make_article

from .making import make_poll, moment, vote

pytestmark = pytest.mark.django_db


def block(page):
    """Return the words of the poll in the side column, or an empty text."""
    found = re.search(
        r'<section class="p-block p-poll" data-block="poll">.*?</section>', page, re.S
    )
    return found[0] if found else ""


def shown(client=None):
    showing.forget()
    return block((client or Client()).get("/").text)


def test_every_page_carries_the_form_as_plain_html(home, section):
    poll = make_poll()
    article = make_article(section)
    for place in ("/", article.url, "/tin-tuc/"):
        widget = block(Client().get(place).text)
        assert f'<form method="post" action="/tham-do/{poll.pk}/" data-form="poll">' in widget
        assert f"<legend>{poll.question}</legend>" in widget
        assert widget.count('type="radio" name="choice"') == 3 and "checked" not in widget
        assert ">Bình chọn</button>" in widget and ">Kết quả</a>" in widget
        assert "csrfmiddlewaretoken" not in widget


def test_without_a_poll_there_is_no_block_and_no_heading(home):
    make_poll(stage="draft")
    assert shown() == "" and "Thăm dò ý kiến" not in Client().get("/").text


def test_the_pinned_one_is_shown_then_the_highest_priority_then_the_newest(home):
    newest = make_poll("Mới nhất?", opens_at=moment(minutes=-1))
    wanted = make_poll("Ưu tiên?", priority=5, opens_at=moment(hours=-5))
    pinned = make_poll("Ghim?", pinned=True, opens_at=moment(hours=-9))
    for poll in (pinned, wanted, newest):
        assert poll.question in shown()
        Poll.objects.filter(pk=poll.pk).update(
            closed_at=timezone.now(), pinned=False, result_visibility="never"
        )
    assert shown() == ""


def test_with_none_open_the_last_public_result_stands_for_fourteen_days(home):
    poll = make_poll(closes_at=moment(days=-13))
    assert "<meter" not in shown() and "Chưa có lượt bình chọn nào." in shown()
    Poll.objects.update(closes_at=moment(days=-15))
    assert shown() == ""
    Poll.objects.update(closes_at=moment(days=-1), result_visibility="never")
    assert shown() == "" and poll


def test_the_column_opens_and_closes_at_the_second_although_polls_are_kept(home, monkeypatch):
    poll = make_poll(opens_at=moment(seconds=100), closes_at=moment(seconds=200))
    showing.kept_polls()
    assert showing.poll_to_show(now=moment(seconds=99)) is None
    assert showing.poll_to_show(now=poll.opens_at) == poll
    assert showing.poll_to_show(now=moment(seconds=199)).pk == poll.pk
    closed = showing.poll_to_show(now=poll.closes_at)
    assert closed is not None and closed.pk == poll.pk  # from now on its result


def test_the_column_asks_the_database_once_for_all_pages(home, django_assert_num_queries):
    make_poll()
    showing.forget()
    with django_assert_num_queries(3):  # the site's switch, the polls, their choices
        showing.poll_to_show()
    with django_assert_num_queries(0):
        for _page in range(20):
            list(showing.poll_to_show().choices.all())


def test_two_readers_get_the_same_column_whoever_has_voted(home):
    poll, voter = make_poll(), Client()
    vote(poll, "Sáng", client=voter)
    assert shown(voter) == shown(Client())


def test_the_list_has_open_ones_first_then_ended_ones_then_archived_ones(home):
    for question, fields in {
        "Lưu?": {"stage": "archived", "closed_at": moment(days=-1)},
        "Xong lâu?": {"closed_at": moment(days=-9)},
        "Xong mới?": {"closes_at": moment(days=-2), "opens_at": moment(days=-30)},
        "Đang mở?": {},
        "Dừng?": {"paused_at": timezone.now()},
        "Nháp?": {"stage": "draft"},
        "Hẹn?": {"opens_at": moment(days=1)},
    }.items():
        make_poll(question, **fields)
    page = Client().get("/tham-do/").text
    listed = re.findall(r'class="p-t" href="/tham-do/\d+/">(.*?)</a>', page)
    assert listed == ["Dừng?", "Đang mở?", "Xong mới?", "Xong lâu?", "Lưu?"]


def test_the_list_shows_twenty_ended_polls_a_page(home):
    for number in range(21):
        make_poll(f"Số {number}?", closed_at=moment(days=-number - 1))
    page = Client().get("/tham-do/").text
    assert page.count('class="p-story"') == 20 and 'href="/tham-do/?trang=2"' in page
    second = Client().get("/tham-do/?trang=2").text
    assert "Số 20?" in second and "Đang mở" not in second


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "²", "9" * 30, ""])
def test_a_page_number_that_does_not_exist_is_not_found(home, number):
    assert Client().get("/tham-do/", {"trang": number}).status_code == 404


@pytest.mark.parametrize("count", [1, 15])
def test_the_list_asks_no_more_for_more_polls(home, count, django_assert_max_num_queries):
    for number in range(count):
        make_poll(f"Số {number}?", closed_at=moment(days=-number - 1))
        make_poll(f"Mở {number}?")
    Client().get("/tham-do/")
    with django_assert_max_num_queries(6):
        Client().get("/tham-do/")


def test_the_look_of_polls_is_shown_in_their_states_to_staff(desk):
    page = desk.get("/mau-giao-dien/").text
    for words in ("Bình chọn</button>", "<meter", "Cuộc thăm dò đang tạm dừng", "Mã phiếu: 7K2M"):
        assert words in page
