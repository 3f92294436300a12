"""The customer finds the own article as it was, word for word (news.md NA-2…NA-8, N-55)."""

from pathlib import Path

import pytest

from home.news.models import NewsPage

from .pages import CUSTOMER_ARTICLE, read, words

LINES = Path(__file__).with_name("customer_article.txt").read_text("utf-8").splitlines()
TITLE, WHEN, *PARAGRAPHS, BYLINE = [line.strip() for line in LINES if line.strip()]


@pytest.fixture
def page(demo, client):
    return read(client, CUSTOMER_ARTICLE)


def test_title_is_the_one_heading_of_the_page(page):
    assert [words(heading) for heading in page.select("h1")] == [TITLE]


def test_day_and_minute_are_printed_as_before_and_machine_readable(page):
    printed = WHEN.removesuffix(" 1.481 0")
    times = {words(time): time["datetime"] for time in page.select("article time[datetime]")}
    assert times[printed] == "2019-09-11T14:07:00+07:00"
    assert "Cập nhật" not in words(page.select_one("article"))


def test_every_paragraph_is_there_word_for_word_and_nothing_is_added(demo):
    article = NewsPage.objects.get(slug=CUSTOMER_ARTICLE.split("/")[-2])
    assert [block.block_type for block in article.body] == ["text"]
    body = article.body[0].value.source
    assert [article.lead, *body.removeprefix("<p>").removesuffix("</p>").split("</p><p>")] == (
        PARAGRAPHS
    )


def test_every_paragraph_reaches_the_reader(page):
    article = words(page.select_one("article"))
    for paragraph in PARAGRAPHS:
        assert " ".join(paragraph.split()) in article


def test_writer_series_keywords_and_file_stand_under_it(page):
    article = words(page.select_one("article"))
    label, name = BYLINE.split(": ")
    assert f"{label}: {name}" in article
    for expected in ("Họp không giấy", "họp không giấy", "hộp thư công vụ", "2 trang"):
        assert expected in article
    assert "Bài mẫu" not in article


def test_three_newer_articles_follow_nearest_first(page):
    heading = next(h for h in page.select("h2") if words(h) == "Những tin mới hơn")
    listed = [words(link) for link in heading.find_parent("section").select("li a")]
    assert listed == [
        "Kho lưu trữ số của Văn phòng mở cho cán bộ tra cứu",
        "Tập huấn ký số cho văn thư các huyện",
        "Ba đơn vị đầu tiên bỏ hẳn tài liệu in",
    ]
