"""The demo shows what readers answer: the customer's one rating, comments in every state."""

import pytest

from cms.comments.models import ReaderComment, Status
from cms.ratings.counting import differences
from cms.users.models import User

from .pages import CUSTOMER_ARTICLE, read, words


@pytest.fixture
def page(demo, client):
    return read(client, CUSTOMER_ARTICLE)


def test_the_customers_article_has_its_one_rating_and_no_comment(page):
    shown = [words(line) for line in page.select(".p-score p:not([hidden])")]
    assert shown == [
        "Tổng số điểm của bài viết là: 1 trong 1 đánh giá",
        "Xếp hạng: 1 - 1 phiếu bầu",
    ]
    assert page.select_one('[data-count="comments"]').text == "0"
    assert "Chưa có ý kiến nào." in words(page.select_one("#y-kien"))
    assert page.select_one('#y-kien form[data-form="comment"]')


def test_there_are_comments_in_every_state_and_an_answer_of_the_agency(demo):
    assert set(ReaderComment.objects.values_list("status", flat=True)) == set(Status.values)
    assert ReaderComment.objects.filter(is_official=True, parent__status="approved").exists()
    signs = ReaderComment.objects.filter(status="pending").values_list("flags", flat=True)
    assert ["word"] in signs and ["links"] in signs


def test_the_sums_of_the_demo_are_those_of_its_rows(demo):
    assert differences() == []


def test_communications_may_moderate_and_the_newsroom_may_not(demo, client):
    for username, status in (("truyenthong", 200), ("phongvien", 302)):
        client.force_login(User.objects.get(username=username))
        assert client.get("/quan-tri/y-kien/").status_code == status


def test_the_rules_of_comments_can_be_read(page, client):
    link = page.find("a", string="Quy định gửi ý kiến")
    assert "Ý kiến không được đăng" in words(read(client, link["href"]))
