"""What everybody sees: approved comments in threads, and of nothing else a word (EC-8, EC-12, EC-15)."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.comments import reading
from cms.comments.models import ReaderComment, Status

from .people import Reader, make_comment

pytestmark = pytest.mark.django_db


def block(answer):
    return BeautifulSoup(answer.content, "html.parser").select_one("#y-kien")


def texts(page):
    return [p.get_text(strip=True) for p in page.select(".p-comment__body, .p-comment__gone")]


def test_newest_threads_first_the_agency_first_below_them(client, article):
    now = timezone.now()
    old = make_comment(article, "Ý kiến cũ", created_at=now - timedelta(hours=3))
    make_comment(article, "Ý kiến mới", created_at=now - timedelta(hours=1))
    make_comment(article, "Bạn đọc trả lời", parent=old, created_at=now - timedelta(hours=2))
    make_comment(
        article, "Cơ quan trả lời", parent=old, is_official=True, author_name="",
        unit_name="Văn phòng Mẫu", reply_label="explained",
    )  # fmt: skip
    page = block(client.get(article.url))
    assert texts(page) == ["Ý kiến mới", "Ý kiến cũ", "Cơ quan trả lời", "Bạn đọc trả lời"]
    official = " ".join(page.select_one(".p-comment--official").get_text(" ").split())
    assert official.startswith("Trả lời của cơ quan Giải trình Văn phòng Mẫu")
    assert page.select_one('[data-count="comments"]').text == "4"


def test_a_removed_comment_with_replies_leaves_its_place(client, article):
    removed = make_comment(article, "Điều không nên nói", status=Status.HIDDEN)
    make_comment(article, "Câu trả lời", parent=removed)
    make_comment(article, "Gỡ hẳn", status=Status.HIDDEN)
    page = block(client.get(article.url))
    assert texts(page) == ["Ý kiến này đã được gỡ.", "Câu trả lời"]
    assert page.select_one('[data-count="comments"]').text == "1"
    assert removed.author_name not in page.get_text()


@pytest.mark.parametrize("status", [s for s in Status if s != Status.APPROVED])
def test_what_is_not_approved_stands_nowhere(client, article, status):
    canary = "CHIM7421-KÍN"
    make_comment(article, f"{canary} trong ý kiến", status=status, author_name=f"{canary} tên")
    parent = make_comment(article, "Một ý kiến đã đăng")
    make_comment(article, f"{canary} trả lời", status=status, parent=parent)
    addresses = [
        article.url, f"{article.url}in/", f"{article.url}luu/", f"/binh-luan/{article.pk}/",
        f"/binh-luan/{article.pk}/?thu-tu=cu", "/", "/rss/", "/tin-tuc/", "/sitemap.xml",
        "/sitemap-trang.xml", "/tim-kiem/?q=CHIM7421", article.get_parent().url,
        f"{article.get_parent().url}rss/",
    ]  # fmt: skip
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200 and canary not in answer.text, address


@pytest.fixture
def many(article):
    now = timezone.now()
    return [
        make_comment(article, f"Ý kiến {number:02}.", created_at=now - timedelta(minutes=number))
        for number in range(45)
    ]


def test_the_article_shows_twenty_and_leads_to_all(client, article, many):
    page = block(client.get(article.url))
    assert len(texts(page)) == 20
    link = page.find("a", string="Xem tất cả 45 ý kiến")
    assert link["href"] == f"/binh-luan/{article.pk}/"
    assert len(texts(block(client.get(link["href"])))) == 20
    assert texts(block(client.get(f"{link['href']}?trang=3")))[-1] == "Ý kiến 44."
    oldest = texts(block(client.get(f"{link['href']}?thu-tu=cu")))
    assert oldest[0] == "Ý kiến 44."


@pytest.mark.parametrize("number", ["0", "-1", "x", "999999999999999999999", "3.5", "", "nan"])
def test_a_page_number_that_is_none_still_shows_comments(client, article, many, number):
    answer = client.get(f"/binh-luan/{article.pk}/?trang={number}")
    assert answer.status_code == 200 and texts(block(answer))


def test_a_link_to_a_comment_finds_its_page(client, article, many):
    reply = make_comment(article, "Trả lời ở sau", parent=many[30])
    for comment, number in ((many[0], 1), (many[20], 2), (many[44], 3), (reply, 2)):
        answer = client.get(f"/binh-luan/{article.pk}/?den={comment.pk}")
        assert answer["Location"] == (
            f"/binh-luan/{article.pk}/?trang={number}#y-kien-{comment.pk}"
        )
        assert f'id="y-kien-{comment.pk}"' in client.get(answer["Location"].split("#")[0]).text
    hidden = make_comment(article, status=Status.HIDDEN)
    for pk in (hidden.pk, "x", 10**30):
        assert client.get(f"/binh-luan/{article.pk}/?den={pk}").status_code == 404


def test_any_page_of_threads_costs_three_queries(article, many, django_assert_max_num_queries):
    for parent in many[:20]:
        make_comment(article, parent=parent)
    for number in (1, 2):
        with django_assert_max_num_queries(3):
            threads, count = reading.read_threads(article, number)
            assert [
                reply.body for thread in threads for reply in thread.shown_replies
            ] or number > 1
    assert count == 65


def test_an_article_with_ten_comments_is_read_in_few_queries(
    client, article, django_assert_max_num_queries
):
    for _number in range(10):
        make_comment(article)
    client.get(article.url)
    with django_assert_max_num_queries(24):  # S-3
        client.get(article.url)


def test_the_pages_of_comments_are_kept_by_nobody(client, article):
    answer = Reader().read(article)
    assert answer["Cache-Control"] == "private, no-store" and answer["X-Robots-Tag"] == "noindex"
    assert client.get(article.url).cookies == {} and not ReaderComment.objects.exists()


def test_an_article_can_be_previewed_before_it_was_ever_saved(section):
    from home.news.models import NewsPage

    page = NewsPage(title="Chưa lưu", slug="chua-luu", lead="Câu dẫn.")
    section.add_child(instance=page)
    page.pk = page.id = None
    threads, count = reading.read_threads(page)
    assert (list(threads), count) == ([], 0)
