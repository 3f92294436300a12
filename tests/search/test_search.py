"""A reader finds pages by their words, with or without tone marks (Q-9, Q-10, Q-12, Q-14)."""

import re
import time
import unicodedata

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from home.news.models import NewsPage
from tests.circulars.making import make_circular
from tests.factories import hours_ago, make_article, make_section

pytestmark = pytest.mark.django_db


def search(client, query, **more):
    return client.get("/tim-kiem/", {"q": query, **more})


def found(client, query, **more):
    return [hit.page.title for hit in search(client, query, **more).context["results"]]


@pytest.mark.parametrize(
    "query",
    ["họp không giấy", "hop khong giay", "Họp", "đại biểu", "dai bieu", "ĐẠI BIỂU",
     unicodedata.normalize("NFD", "họp không giấy"), '"không giấy"', "“họp không", "giay hop",
     "sổ ghi nguồn gốc"],
)  # fmt: skip
def test_an_article_is_found_by_words_of_its_title_lead_or_text(client, section, query):
    article = make_article(section, "Tỉnh họp không giấy", lead="Đại biểu mang máy tính bảng.")
    make_article(section, "Giá tiêu ổn định", lead="Tuần thứ ba.", body=[])
    assert found(client, query) == [article.title]


def test_a_keyword_finds_its_articles(client, section):
    article = make_article(section, "Tỉnh họp")
    article.tags.add("chuyển đổi số")
    article.save()
    assert found(client, "chuyen doi so") == ["Tỉnh họp"]


@pytest.mark.parametrize(("query", "first"), [("má", "Bát má"), ("ma", None), ("mà", "Bát mà")])
def test_what_is_typed_with_marks_stands_above_what_folds_alike(client, section, query, first):
    for title in ("Bát má", "Bát mà"):
        make_article(section, title)
    titles = found(client, query)
    assert sorted(titles) == ["Bát mà", "Bát má"]
    assert first in (None, titles[0])


def test_neighbours_stand_above_scattered_words_and_titles_above_texts(client, section):
    make_article(section, "Không ai họp trên giấy", lead="a")
    make_article(section, "Chuyện khác", lead="Tỉnh họp không giấy từ hôm nay.")
    make_article(section, "Tỉnh họp không giấy", lead="b")
    assert found(client, "họp không giấy") == [
        "Tỉnh họp không giấy", "Chuyện khác", "Không ai họp trên giấy",
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["30/2020/NĐ-CP", "30/2020/nd-cp", "030/2020/NÐ–CP", "30 2020"])
def test_a_document_number_is_found_however_it_is_typed(client, section, query):
    make_article(section, "Bài có số", lead="Theo Nghị định 30/2020/NĐ-CP về văn thư.")
    make_article(section, "Bài không số", lead="Năm 2020 có 31 cuộc họp.")
    assert found(client, query) == ["Bài có số"]


def test_a_number_stands_above_its_scattered_parts(client, section):
    make_article(section, "TU 3138 và CV của TU 3138 CV TU", lead="a")
    make_article(section, "Một bài dài", lead="Tỉnh ủy có Công văn số 3138-CV/TU.")
    assert found(client, "3138-CV/TU")[0] == "Một bài dài"


def test_words_in_quotation_marks_stand_side_by_side(client, section):
    make_article(section, "Họp không cần giấy")
    assert found(client, "không giấy") and not found(client, '"không giấy" họp')


def test_some_words_are_offered_when_no_page_has_them_all_and_the_reader_is_told(client, section):
    make_article(section, "Tỉnh họp")
    page = search(client, "họp zzzz")
    assert [hit.page.title for hit in page.context["results"]] == ["Tỉnh họp"]
    assert "Không có kết quả khớp mọi từ" in page.text


def test_kinds_years_and_order_narrow_by_links(client, section):
    for year in (2018, 2019, 2019):
        make_article(section, f"Họp năm {year}", published_at=f"{year}-05-01T08:00+07:00")
    page = search(client, "họp", loai="tin-tuc", nam="2019", xep="cu")
    assert len(page.context["results"].object_list) == 2
    assert "Tin tức (2)" in page.text and "2018 (1)" in page.text
    assert "?q=h%E1%BB%8Dp&amp;loai=tin-tuc&amp;xep=cu" in page.text  # the link to all years
    assert found(client, "họp", xep="cu")[0] == "Họp năm 2018"
    assert found(client, "họp", xep="moi")[-1] == "Họp năm 2018"


@pytest.mark.parametrize("more", [{"loai": "x"}, {"nam": "12"}, {"nam": "abcd"}, {"xep": "x"}])
def test_an_unknown_filter_is_left_out(client, section, more):
    make_article(section, "Tỉnh họp")
    assert found(client, "họp", **more) == ["Tỉnh họp"]


def test_a_filter_without_result_still_offers_the_others(client, section):
    make_article(section, "Tỉnh họp", published_at="2019-05-01T08:00+07:00")
    page = search(client, "họp", nam="2018")
    assert "Không tìm thấy" in page.text and "Mọi năm" in page.text


def test_marks_of_the_query_are_marked_and_markup_is_shown_as_text(client, section):
    make_article(section, "Họp <b>không giấy", lead="Câu <script>x</script> họp & ghi.")
    page = search(client, "hop <b>khong giay")
    assert "<mark>Họp</mark> &lt;<mark>b</mark>&gt;<mark>không giấy</mark>" in page.text
    assert "<script>x" not in page.text


def test_a_long_list_has_pages_that_keep_the_query(client, section):
    for number in range(23):
        make_article(section, f"Họp lần {number}")
    page = search(client, "họp lần", xep="moi")
    assert "Có 23 kết quả" in page.text
    assert "/tim-kiem/?q=h%E1%BB%8Dp+l%E1%BA%A7n&amp;xep=moi&amp;trang=2" in page.text
    assert len(found(client, "họp lần", trang="2")) == 3
    assert len(found(client, "họp lần", trang="50")) == 3


def test_a_page_of_results_asks_as_few_questions_for_twenty_as_for_one(client, section):
    for number in range(20):
        make_article(section, f"Họp lần {number}")
    search(client, "họp")
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert len(found(client, "họp 13")) == 1
    with CaptureQueriesContext(connection) as twenty:
        assert len(found(client, "họp")) == 20
    assert len(twenty) <= len(one) <= 10


def hide_by_restriction(article):
    PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="login")


def hide_by_moving(article):
    closed = make_section("Kín", "kin")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    article.move(closed, pos="last-child")


def hide_by_clock(article):
    NewsPage.objects.filter(pk=article.pk).update(expire_at=hours_ago(1))


@pytest.mark.parametrize(
    "hide",
    [lambda article: article.unpublish(), hide_by_clock, hide_by_restriction, hide_by_moving,
     lambda article: article.delete()],
)  # fmt: skip
def test_what_is_withdrawn_is_gone_from_results_counts_and_suggestions(client, section, hide):
    make_article(make_section("Mở", "mo"), "Bí mật công khai")
    article = make_article(section, "Bí mật hoàng yến")
    assert len(found(client, "bí mật")) == 2
    hide(NewsPage.objects.get(pk=article.pk))
    page = search(client, "bí mật")
    assert "Có 1 kết quả" in page.text and "(2)" not in page.text
    assert "hoàng yến" not in page.text
    assert "yến" not in client.get("/tim-kiem/goi-y/", {"q": "hoàng"}).text


def test_a_draft_is_never_found(client, section):
    article = make_article(section, "Tỉnh họp")
    make_article(section, "Bí mật nháp", live=False)
    article.title = "Tỉnh họp bí mật"
    article.save_revision()
    assert found(client, "bí mật") == []


def test_suggestions_are_titles_whose_words_begin_so(client, section):
    article = make_article(section, "Tỉnh họp không giấy")
    make_article(section, "Giá tiêu")
    answer = client.get("/tim-kiem/goi-y/", {"q": "hop kho"}).json()
    assert answer["suggestions"] == [{"title": "Tỉnh họp không giấy", "url": article.url}]
    assert client.get("/tim-kiem/goi-y/", {"q": "?!"}).json()["suggestions"] == []


HOSTILE = ["", "   ", "zzzz", "a'b\"c*(", "%", "AND OR NOT", "\u0301", "a* ?b [c] ~d^2 e:f", '"""',
           '"họp', "' OR 1=1 --", "(a+)+$" * 30, "họp\u202e", "ｈọｐ", "hoр", "-" * 200,
           "1/" * 100, "<script>", "\ud83d\ude00", "kind:tin-tuc", "a " * 99]  # fmt: skip


@pytest.mark.parametrize("address", ["/tim-kiem/", "/tim-kiem/goi-y/"])
def test_any_text_is_answered(client, section, address):
    make_article(section, "Tỉnh họp")
    for query in [*HOSTILE, "họp " * 2500]:
        page = client.get(address, {"q": query.encode("utf-8", "surrogatepass")})
        assert page.status_code == 200, query


@pytest.mark.parametrize(
    "query",
    ["a" * 10_000, "họp " * 2500, "\u0301\u0300\u0323", "*", "%_%", '"họp không', "“" * 100,
     "'; DROP TABLE wagtailcore_page; --", "(a+)+$" * 30, "(" * 150, ".*" * 99,
     unicodedata.normalize("NFD", "họp không giấy"), "hоp khоng",      "1/2-" * 50, "a" * 200, "9" * 200, "a-" * 99],
)  # fmt: skip
def test_a_hostile_query_gets_an_answer_in_words_within_two_seconds(client, section, query):
    make_article(section, "Tỉnh họp không giấy")
    search(client, "họp")
    began = time.process_time()
    page = search(client, query)
    assert time.process_time() - began < 2 and page.status_code == 200
    said = BeautifulSoup(page.content, "html.parser").select_one("main .p-hits[role]")
    assert said["role"] in ("status", "alert") and said.text.strip()


def test_a_query_with_nul_is_refused_in_words_as_everywhere(client, home):
    page = search(client, "họp\0không")
    assert page.status_code == 400 and "Yêu cầu không hợp lệ" in page.text


def test_what_is_wrong_with_a_query_is_explained(client, home):
    assert "Từ khóa dài quá 200 ký tự." in search(client, "a" * 201).text
    assert "Hãy nhập ít nhất một từ." in search(client, "?!%").text
    assert "Lỗi" not in search(client, "").text
    many = search(client, " ".join("abcdefghijklmnop"))
    assert "Chỉ dùng 12 tiếng đầu" in many.text


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "", "9" * 4000, "²"])
def test_a_wrong_page_number_shows_a_page_of_results(client, section, number):
    make_article(section, "Tỉnh họp")
    assert found(client, "họp", trang=number) == ["Tỉnh họp"]


def test_editors_find_drafts_in_the_admins_own_search(section):
    make_article(section, "Bí mật nháp", live=False)
    assert [page.title for page in Page.objects.search("bi mat")] == ["Bí mật nháp"]
    assert [page.title for page in Page.objects.autocomplete("mậ")] == ["Bí mật nháp"]
    assert not list(Page.objects.search("bí mật", backend="public"))


def test_above_a_document_its_kind_stands_once(client, home):
    make_circular()
    page = search(client, "họp không giấy")
    kicker = BeautifulSoup(page.content, "html.parser").select_one(".p-hit .p-kicker")
    assert kicker.text.strip() == "Văn bản"


def marks(client, query):
    hits = search(client, query).context["results"]
    return [re.findall("<mark>(.*?)</mark>", f"{hit.title} {hit.words}") for hit in hits]


@pytest.mark.parametrize("query", ["3138 cv tu", "3138-CV/TU"])
def test_of_a_number_that_is_spelled_out_nothing_else_is_marked(client, section, query):
    text = "Theo Công văn 2794-CV/TU, từ nay thực hiện Công văn số 3138-CV/TU."
    make_article(section, "Cử tri hỏi", lead=text)
    assert marks(client, query) == [["3138-CV/TU"]]


def test_part_of_a_number_is_marked_in_it_and_letters_alone_in_every_number(client, section):
    make_article(section, "Bài có số", lead="Công văn 2794-CV/TU và 3138-CV/TU.")
    assert marks(client, "3138") == [["3138"]]
    assert marks(client, "cv tu") == [["CV", "TU", "CV", "TU"]]
    assert marks(client, "công văn 3138") == [["Công văn", "3138"]]
