"""An article carries a poll of its own; what readers see of it is as old as a figure (EP-13)."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from cms.pagecache import figures
from cms.polls.models import Poll
from tests.factories import make_article, make_member, make_person

from .making import make_poll, moment, vote

pytestmark = pytest.mark.django_db


def article_with(section, poll, **fields):
    return make_article(section, body=[("text", "<p>Bài.</p>"), ("poll", {"poll": poll})], **fields)


def in_article(page):
    figures.forget()
    found = BeautifulSoup(Client().get(page.url).content, "html.parser")
    return found.select_one(".p-prose [data-block=poll]"), found


def test_an_open_poll_is_answered_from_the_article(section):
    poll = make_poll()
    block, _page = in_article(article_with(section, poll))
    form = block.select_one('form[data-form="poll"]')
    assert (form["method"], form["action"]) == ("post", f"/tham-do/{poll.pk}/")
    assert form.legend.text == poll.question and not form.select("[checked]")
    assert not form.select("[name=csrfmiddlewaretoken]")


def test_beside_the_same_poll_in_the_column_no_name_is_given_twice(section):
    _block, page = in_article(article_with(section, make_poll()))
    assert len(page.select("[data-block=poll]")) == 2
    ids = [element["id"] for element in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))


def test_it_shows_each_state_without_the_article_being_touched(section):
    hours = {"opens_at": moment(hours=1), "closes_at": moment(hours=2)}
    poll = make_poll(**hours, result_visibility="closed")
    article = article_with(section, poll)
    assert in_article(article)[0] is None  # nobody knows of it yet
    Poll.objects.update(opens_at=timezone.now())
    assert in_article(article)[0].form
    vote(poll, "Tối")
    Poll.objects.update(paused_at=timezone.now())
    assert "đang tạm dừng" in in_article(article)[0].text
    Poll.objects.update(closed_at=timezone.now())
    assert "Tổng số: 1 lượt" in in_article(article)[0].text
    Poll.objects.update(result_visibility="never")
    block = in_article(article)[0]
    assert "Cuộc thăm dò đã kết thúc" in block.text and "Tối" not in block.text


def test_on_paper_stands_its_address(section):
    poll = make_poll()
    article = article_with(section, poll)
    for part in ("in/", "luu/"):
        page = Client().get(article.url + part).text
        assert "<form" not in page and f'href="/tham-do/{poll.pk}/"' in page
    Poll.objects.update(stage="draft")
    assert poll.question not in Client().get(article.url + "in/").text


def test_nobody_writes_a_poll_in_passing(client, home):
    client.force_login(make_person("quantri", superuser=True))
    assert client.post("/quan-tri/poll_chooser/create/", {}).status_code == 302


def test_a_reporter_chooses_among_polls_that_are_no_drafts(client, section):
    client.force_login(make_member("phongvien", "Phóng viên", section))
    ready, draft = make_poll("Giờ mở cửa?"), make_poll("Còn viết dở?", stage="draft")
    offered = client.get("/quan-tri/poll_chooser/").json()["html"]
    assert ready.question in offered and draft.question not in offered
    assert "Chọn cuộc thăm dò" in offered
    assert client.get(f"/quan-tri/poll_chooser/chosen/{ready.pk}/").status_code == 200
    assert client.get(f"/quan-tri/poll_chooser/chosen/{draft.pk}/").status_code == 404
