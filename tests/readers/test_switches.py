"""One setting of the site says what readers may answer; the communications staff turn it (EG-11)."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from cms.pagecache import figures
from cms.pagecache.purging import ALL, length, tags_since
from cms.polls.models import Ballot
from cms.readers.models import AnswerSettings
from tests.factories import make_article, make_person
from tests.polls.making import make_poll, moment, vote

pytestmark = pytest.mark.django_db
SETTING = "/quan-tri/settings/readers/answersettings/"


def switch(**switches):
    """Turn the switches as the staff do, in the admin."""
    client, site = Client(), Site.objects.get()
    client.force_login(make_person("truyenthong", "Truyền thông"))
    page = client.get(f"{SETTING}{site.pk}/")
    assert "Ý kiến và bình chọn" in page.text and "Nhận phiếu bình chọn" in page.text
    sent = {"takes_ratings": "on", "takes_comments": "on", "takes_votes": "on"} | switches
    sent = {name: value for name, value in sent.items() if value}
    assert client.post(f"{SETTING}{site.pk}/", sent).status_code == 302
    figures.forget()


def parts(address):
    page = BeautifulSoup(Client().get(address).content, "html.parser")
    return {part for part in ("#danh-gia", "#y-kien", "[data-block=poll]") if page.select(part)}


def test_nothing_is_written_for_a_site_that_set_nothing(section):
    make_poll()
    assert parts(make_article(section).url) == {"#danh-gia", "#y-kien", "[data-block=poll]"}
    assert not AnswerSettings.objects.exists()


def test_each_switch_takes_away_its_block_and_heading_only(
    section, django_capture_on_commit_callbacks
):
    make_poll()
    article, before = make_article(section), length()
    with django_capture_on_commit_callbacks(execute=True):
        switch(takes_ratings="")
    assert tags_since(before) == {ALL}  # kept pages too
    assert parts(article.url) == {"#y-kien", "[data-block=poll]"}


def test_comments_off_leave_the_article_that_was_set_to_take_them(section):
    nearer = make_article(section, "Bài riêng", comment_mode="open")
    article = make_article(section)
    switch(takes_comments="")
    assert "#y-kien" not in parts(article.url) and "#y-kien" in parts(nearer.url)


def test_polls_off_take_no_votes_and_keep_old_results(home):
    poll = make_poll(result_visibility="always")
    ended = make_poll("Đã xong?", closes_at=moment(minutes=-1))
    switch(takes_votes="")
    words = "Cổng đang không nhận phiếu bình chọn."
    answer = vote(poll, "Sáng")
    assert answer.status_code == 403 and words in answer.text and not Ballot.objects.exists()
    page = Client().get(f"/tham-do/{poll.pk}/").text
    assert words in page and 'data-form="poll"' not in page
    assert words in Client().get("/tham-do/").text
    assert "Chưa có lượt bình chọn nào." in Client().get(f"/tham-do/{ended.pk}/").text
    assert parts("/") & {"[data-block=poll]"} == set()
