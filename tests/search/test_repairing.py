"""A reader who mistyped is offered what was likely meant (Q-13)."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db


def offered(client, query):
    page = BeautifulSoup(client.get("/tim-kiem/", {"q": query}).content, "html.parser")
    link = next((each.a for each in page.select(".p-hits") if "Có phải" in each.text), None)
    return link and (link.text, link["href"])


@pytest.mark.parametrize("query", ["họp khogn giấy", "hop khon giay", "hop khong giaay",
                                   "họp khôgn giâyy", "hop khong giay"])  # fmt: skip
def test_one_wrong_letter_is_mended_and_marks_are_put(client, section, query):
    make_article(section, "Tỉnh họp không giấy")
    make_article(section, "Không ai họp")
    words, address = offered(client, query)
    assert words == "họp không giấy"
    assert "Có 1 kết quả" in client.get(address).text


@pytest.mark.parametrize("query", ["họp không giấy", "zzzz", "hợp đồng xyzt", '"họp khogn"', "?!"])
def test_nothing_is_offered_for_what_was_understood_or_cannot_be(client, section, query):
    make_article(section, "Tỉnh họp không giấy")
    assert offered(client, query) is None


def test_nothing_is_offered_where_enough_is_found(client, section):
    for number in range(5):
        make_article(section, f"Tỉnh họp lần {number}")
    assert offered(client, "tinh hop") is None


def test_words_of_hidden_pages_are_never_offered(client, section):
    make_article(section, "Tỉnh họp")
    closed = make_section("Kín", "kin")
    make_article(closed, "Hoàng yến nở")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    make_article(section, "Bài nháp hoàng lan", live=False)
    assert offered(client, "hoang ye") is None and offered(client, "hoang lam") is None
