"""Anybody may write under an article; nothing typed is lost, nothing shows before a person read it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Site

from cms.comments.models import CommentSettings, ReaderComment, SensitiveWord, Status
from cms.readers.limits import Cap
from cms.readers.models import AnswerSettings
from home.news.models import NewsPage
from tests.factories import make_article

from .people import GOOD, OWN, Reader, make_comment

pytestmark = pytest.mark.django_db
RECEIVED = "Đã nhận ý kiến của bạn. Ý kiến sẽ hiện ở đây sau khi được duyệt."


def parsed(answer):
    return BeautifulSoup(answer.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def test_the_form_asks_for_what_the_law_and_the_reader_need(client, article):
    form = parsed(client.get(article.url)).select_one('#y-kien form[data-form="comment"]')
    assert (form["method"], form["action"]) == ("post", f"/binh-luan/{article.pk}/")
    assert {"name", "email", "content", "consent"} <= {f["name"] for f in form.select("[name]")}
    for field in form.select("[id][name]"):
        assert form.select(f'label[for="{field["id"]}"], label:has(#{field["id"]})')
    assert not form.select("[checked]")
    agreed = (
        "Tôi đồng ý để cổng lưu họ tên, thư điện tử và ý kiến của tôi để kiểm duyệt và trả lời."
    )
    assert agreed in words(form) and words(form.button) == "Gửi ý kiến"


def test_a_comment_waits_for_a_person_and_its_author_sees_that(client, article):
    reader = Reader()
    answer = reader.write(article)
    assert answer.status_code == 303
    assert answer["Location"] == f"{article.url}?thong-bao=da-nhan-y-kien#y-kien"
    assert RECEIVED in reader.client.get(answer["Location"].split("#")[0]).text
    for address in (article.url, f"/binh-luan/{article.pk}/"):
        assert GOOD["content"] not in client.get(address).text
    own = reader.read(article).text
    assert GOOD["content"] in own and "Đang chờ duyệt" in own and "Rút ý kiến" in own


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": ""}, "Hãy cho biết họ và tên."),
        ({"name": " A "}, "Hãy cho biết họ và tên."),
        ({"name": "x" * 61}, "Họ và tên dài 61 ký tự, tối đa 60."),
        ({"name": "Ban biên tập"}, "Tên này dành riêng cho cơ quan."),
        ({"name": "Quаn trị"}, "Tên này dành riêng cho cơ quan."),
        ({"content": ""}, "Hãy viết ý kiến của bạn."),
        ({"content": "\u200b\u202e    ab"}, "Hãy viết ý kiến của bạn."),
        ({"content": "ý" * 2001}, "Ý kiến dài 2.001 ký tự, tối đa 2.000."),
        ({"email": "khong-phai"}, "Địa chỉ thư điện tử không hợp lệ."),
        ({"email": "a@b.vn\nBcc: x@y.vn"}, "Địa chỉ thư điện tử không hợp lệ."),
        ({"consent": ""}, "Bạn cần đồng ý để chúng tôi xử lý ý kiến."),
    ],
)
def test_each_error_stands_beside_its_field_and_nothing_is_lost(article, fields, message):
    answer = Reader().write(article, **fields)
    assert answer.status_code == 400 and answer.cookies == {}
    page = parsed(answer)
    (field,) = fields
    box = page.select_one(f"[name={field}]").find_parent(class_="p-field")
    assert f"Lỗi: {message}" in words(box)
    typed = GOOD | fields
    assert page.select_one("[name=content]").text.strip() == typed["content"].strip()
    assert page.select_one("[name=name]")["value"] == typed["name"]
    assert not ReaderComment.objects.exists()
    by_script = Reader().write(article, script=True, **fields)
    assert by_script.json()["errors"] == {field: [message]}


def test_the_longest_comment_is_kept_whole_and_a_line_break_counts_as_one(article):
    body = "ă" * 1000 + "\r\n" + "â" * 999
    assert Reader().write(article, content=body).status_code == 303
    assert ReaderComment.objects.get().body == "ă" * 1000 + "\n" + "â" * 999


def test_what_is_written_is_shown_as_plain_text(client, article):
    body = "<b>đậm</b> http://a.example/ & {{ x }}\ndòng hai\n\nđoạn hai"
    Reader().write(article, content=body, name="<i>Tên</i>")
    ReaderComment.objects.update(status=Status.APPROVED)
    page = parsed(client.get(article.url)).select_one(".p-comment")
    assert "<b>đậm</b> http://a.example/ & {{ x }}" in page.get_text()
    assert not page.select("i") and not page.select(".p-comment__body b")
    assert not page.select('a[href*="a.example"]')
    assert len(page.select(".p-comment__body p")) == 2 and page.select(".p-comment__body br")


def test_the_same_text_twice_in_a_day_is_told_once_stored(article, section):
    reader = Reader()
    reader.write(article)
    again = reader.write(article, content=GOOD["content"].upper() + "  ")
    assert again.status_code == 409 and "Bạn vừa gửi ý kiến này rồi." in again.text
    double_click = Reader().write(article)
    assert double_click.status_code == 409
    elsewhere = Reader("203.0.113.77").write(make_article(section, "Bài khác"))
    assert elsewhere.status_code == 303
    assert list(ReaderComment.objects.order_by("pk").values_list("flags", flat=True)) == [
        [],
        ["repeated"],
    ]
    ReaderComment.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert reader.write(article).status_code == 303


def test_signs_bring_a_comment_forward_and_reject_nothing(article):
    SensitiveWord.objects.create(text="ăn hại")
    for content in ("Mấy ông an hai quá", "Xem a.com và b.vn nhé", "Bình thường thôi mà"):
        Reader().write(article, content=content)
    Reader().write(article, content="Ý kiến của tôi đây", name="Hoа Mai")
    flags = list(ReaderComment.objects.order_by("pk").values_list("flags", "is_flagged"))
    assert flags == [(["word"], True), (["links"], True), ([], False), (["look_alike"], True)]


def test_who_fills_in_the_hidden_field_lands_in_spam_without_noticing(article):
    answer = Reader().write(article, **{"trang-web": "http://x.example"})
    assert answer.status_code == 303
    assert ReaderComment.objects.get().status == Status.SPAM


def test_a_school_class_is_flagged_a_flood_refused_and_the_text_kept(article, monkeypatch):
    monkeypatch.setattr("cms.comments.writing.COMMENTS", Cap(soft=1, hard=2, seconds=600))
    texts = [f"Ý kiến thứ {number} của lớp" for number in range(3)]
    answers = [Reader().write(article, content=text) for text in texts]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert answers[2]["Retry-After"] == "600"
    assert "Vui lòng thử lại sau 10 phút." in answers[2].text and texts[2] in answers[2].text
    assert list(ReaderComment.objects.order_by("pk").values_list("is_flagged", flat=True)) == [
        False,
        True,
    ]


def test_an_answer_joins_the_thread_of_its_parent(client, article, section):
    first = make_comment(article, author_name="Lê Một")
    reply = make_comment(article, parent=first, author_name="Trần Hai")
    form = parsed(client.get(f"/binh-luan/{article.pk}/?tra-loi={reply.pk}"))
    assert form.select_one("[name=parent]")["value"] == str(reply.pk)
    assert "Trả lời ý kiến của Trần Hai" in words(form)
    Reader().write(article, parent=reply.pk, content="Tôi đồng ý với ý kiến trên")
    stored = ReaderComment.objects.latest("pk")
    assert stored.parent == first and stored.answers_name == "Trần Hai"
    ReaderComment.objects.update(status=Status.APPROVED)
    assert "trả lời Trần Hai" in words(parsed(client.get(article.url)))


@pytest.mark.parametrize("status", [Status.PENDING, Status.HIDDEN, Status.REJECTED])
def test_what_is_not_shown_cannot_be_answered(article, section, status):
    hidden = make_comment(article, status=status)
    elsewhere = make_comment(make_article(section, "Bài khác"))
    for parent in (hidden.pk, elsewhere.pk, "x", 10**30, "-1"):
        answer = Reader().write(article, parent=parent)
        assert answer.status_code == 409 and GOOD["content"] in answer.text
        assert "Ý kiến bạn đang trả lời không còn hiển thị." in answer.text
    assert ReaderComment.objects.count() == 2


def test_the_author_withdraws_own_comments_and_nobody_else_does(article):
    reader, stranger = Reader(), Reader()
    reader.write(article)
    comment = ReaderComment.objects.get()
    stranger.write(article, content="Một ý kiến khác hẳn")
    assert stranger.withdraw(article, comment).status_code == 409
    assert Reader().withdraw(article, comment).status_code == 409
    assert reader.withdraw(article, comment).status_code == 303
    comment.refresh_from_db()
    assert comment.status == Status.WITHDRAWN
    assert reader.withdraw(article, comment).status_code == 409
    assert GOOD["content"] not in reader.read(article).text


def test_comments_close_thirty_days_after_publication(client, section):
    published = timezone.now() - timedelta(days=31)
    old = make_article(section, "Bài cũ", published_at=published)
    make_comment(old, "Ý kiến đã đăng từ trước")
    page = client.get(old.url).text
    closed_on = timezone.localtime(published + timedelta(days=30))
    said = f"Mục ý kiến của bài viết này đã đóng từ ngày {closed_on:%d/%m/%Y}."
    assert said in page and "Ý kiến đã đăng từ trước" in page and "Gửi ý kiến" not in page
    answer = Reader().write(old)
    assert answer.status_code == 403 and said in answer.text
    site = CommentSettings.objects.create(site=Site.objects.get(), close_after_days=0)
    assert Reader().write(old).status_code == 303
    site.close_after_days = 30
    site.save()
    NewsPage.objects.filter(pk=old.pk).update(comment_mode="open")
    assert Reader().write(old, content="Bài này vẫn nhận ý kiến").status_code == 303


@pytest.mark.parametrize(
    ("first", "last", "label", "status"),
    [
        (1, 5, "Chưa đến thời hạn", 403),
        (0, 0, "Đang lấy ý kiến", 303),
        (-5, None, "Đang lấy ý kiến", 303),
        (-5, -1, "Hết hạn lấy ý kiến", 403),
    ],
)
def test_a_consultation_takes_comments_on_its_days_both_whole(
    client, section, first, last, label, status
):
    today = timezone.localdate()
    days = [None if n is None else today + timedelta(days=n) for n in (first, last)]
    page = make_article(section, "Lấy ý kiến dự thảo", comments_from=days[0], comments_to=days[1])
    assert label in words(parsed(client.get(page.url)).select_one("#y-kien"))
    answer = Reader().write(page)
    assert answer.status_code == status
    assert status == 303 or label in answer.text


def test_a_page_or_a_site_that_takes_none_shows_no_heading(client, article, section):
    closed = make_article(section, "Không nhận", comment_mode="closed")
    assert "Ý kiến bạn đọc" not in parsed(client.get(closed.url)).select_one("article").text
    assert Reader().write(closed).status_code == 403
    assert Reader().read(closed).status_code == 403
    AnswerSettings.objects.create(site=Site.objects.get(), takes_comments=False)
    assert Reader().write(article).status_code == 403
    NewsPage.objects.filter(pk=article.pk).update(comment_mode="open")  # the nearer switch wins
    assert Reader().write(article).status_code == 303


@pytest.mark.parametrize("change", [{"comment_mode": "closed"}, {"comments_to": "2020-01-01"}])
def test_what_was_typed_before_the_page_closed_can_be_taken_along(article, change):
    reader = Reader()
    reader.read(article)
    NewsPage.objects.filter(pk=article.pk).update(**change)
    answer = reader.write(article)
    assert answer.status_code == 403
    assert parsed(answer).select_one("textarea[readonly]").text == GOOD["content"]


def test_a_megabyte_is_refused_in_words(article):
    answer = Reader().write(article, content="ý" * 500_000)
    assert answer.status_code == 413 and "Nội dung gửi quá dài." in answer.text


def test_nobody_writes_under_what_nobody_may_read(section):
    withdrawn = make_article(section, "Đã gỡ")
    withdrawn.unpublish()
    for pk in (withdrawn.pk, 10**9, 2**70):
        posted = Reader().client.post(f"/binh-luan/{pk}/", GOOD, headers=OWN)
        assert posted.status_code == 404
        assert Reader().client.get(f"/binh-luan/{pk}/").status_code == 404


def test_another_site_cannot_write_for_a_reader(article):
    answer = Reader().client.post(
        f"/binh-luan/{article.pk}/", GOOD, headers={"origin": "https://ke-xau.example"}
    )
    assert answer.status_code == 403 and not ReaderComment.objects.exists()


def test_a_comment_costs_few_queries(article, django_assert_max_num_queries):
    SensitiveWord.objects.create(text="ăn hại")
    Reader().write(article)
    reader = Reader("203.0.113.77")
    with django_assert_max_num_queries(12):  # EF-9
        assert reader.write(article, content="Một ý kiến hoàn toàn khác").status_code == 303
