"""Moderators read, decide, take back and answer; two of them never overwrite each other (EC-6, ES)."""

import csv
import io
import time
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.audit.models import AuditEntry
from cms.comments.models import ReaderComment, SensitiveWord, Status
from tests.factories import make_article, make_person

from .people import make_comment

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/y-kien/"
WAITING = {"status": Status.PENDING}


def decide(client, action, *comments, query="", **fields):
    chosen = [f"{comment.pk}:{comment.version}" for comment in comments]
    data = {"action": action, "comment": chosen} | fields
    return client.post(f"{DESK}quyet-dinh/?{query}", data)


def parsed(answer):
    return BeautifulSoup(answer.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def status_of(comment):
    comment.refresh_from_db()
    return comment.status


def test_marked_comments_come_first_then_the_oldest(desk, article):
    SensitiveWord.objects.create(text="ăn hại")
    now = timezone.now()
    make_comment(article, "Mới", author_name="Ba", created_at=now, **WAITING)
    make_comment(article, "Cũ", author_name="Hai", created_at=now - timedelta(hours=30), **WAITING)
    make_comment(
        article, "Mấy ông ăn hại", author_name="Một", flags=["word"], is_flagged=True, **WAITING
    )
    make_comment(article, "Đã đăng rồi", author_name="Bốn")
    page = parsed(desk.get(DESK))
    assert [words(a) for a in page.select(".mod-row__who")] == ["Một", "Hai", "Ba"]
    assert words(page.select_one(".mod-row")).startswith("Một Có từ cần xem Mấy ông ăn hại")
    assert [words(mark) for mark in page.select("mark")] == ["ăn hại"]
    assert article.title in words(page.select_one(".mod-row"))
    tabs = [words(a) for a in page.select(".mod-tabs a")]
    assert tabs[:4] == ["Chờ duyệt (3)", "Có dấu hiệu (1)", "Chờ quá 24 giờ (1)", "Đã đăng"]
    assert "c (3)" in desk.get("/quan-tri/").text  # the menu's entry, written as JSON


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("approve", Status.PENDING, Status.APPROVED),
        ("approve", Status.HIDDEN, Status.APPROVED),
        ("approve", Status.REJECTED, Status.APPROVED),
        ("approve", Status.SPAM, Status.APPROVED),
        ("reject", Status.PENDING, Status.REJECTED),
        ("reject", Status.APPROVED, Status.REJECTED),
        ("spam", Status.PENDING, Status.SPAM),
        ("hide", Status.APPROVED, Status.HIDDEN),
    ],
)
def test_every_step_is_logged_and_taken_back(desk, article, moderator, action, before, after):
    comment = make_comment(article, status=before)
    answer = decide(desk, action, comment, reason="insult")
    assert answer.status_code == 303 and status_of(comment) == after
    assert comment.decided_by == moderator
    line = AuditEntry.objects.get()
    assert (line.action, line.actor) == (f"comment.{action}", moderator)
    assert action != "reject" or line.reason == "Xúc phạm cá nhân, tổ chức"
    page = parsed(desk.get(answer["Location"]))
    form = page.select_one("form.mod-said")
    assert "Hoàn tác" in words(form) and comment.author_name in words(form)
    undone = desk.post(form["action"], {"decision": form.select_one("[name=decision]")["value"]})
    assert undone.status_code == 303 and status_of(comment) == before
    assert AuditEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("action", "before"),
    [
        ("approve", Status.APPROVED), ("approve", Status.WITHDRAWN), ("reject", Status.SPAM),
        ("reject", Status.HIDDEN), ("reject", Status.WITHDRAWN), ("spam", Status.APPROVED),
        ("spam", Status.HIDDEN), ("hide", Status.PENDING), ("hide", Status.REJECTED),
    ],
)  # fmt: skip
def test_any_other_step_is_refused(desk, article, action, before):
    comment = make_comment(article, status=before)
    assert decide(desk, action, comment, reason="insult").status_code == 409
    assert status_of(comment) == before and not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Hãy chọn lý do không đăng."),
        ({"reason": "x"}, "Hãy chọn lý do không đăng."),
        ({"reason": "other"}, "Hãy ghi rõ lý do khác"),
        ({"reason": "other", "reason_words": "x" * 501}, "Hãy ghi rõ lý do khác"),
    ],
)
def test_rejecting_asks_for_a_reason(desk, article, fields, message):
    comment = make_comment(article, **WAITING)
    answer = decide(desk, "reject", comment, **fields)
    assert answer.status_code == 400 and message in answer.text
    assert status_of(comment) == Status.PENDING


def test_the_second_moderator_is_told_who_was_quicker(desk, article, client):
    comment = make_comment(article, **WAITING)
    quicker = make_person("nhanhhon", "Truyền thông")
    ReaderComment.objects.filter(pk=comment.pk).update(
        status=Status.REJECTED, version=2, decided_by=quicker, decided_at=timezone.now()
    )
    answer = decide(desk, "approve", comment)
    now = timezone.localtime()
    assert answer.status_code == 409
    assert f"Nhanhhon đã xử lý ý kiến này lúc {now:%H:%M}." in words(parsed(answer))
    assert status_of(comment) == Status.REJECTED


def test_what_somebody_changed_since_is_not_undone(desk, article):
    first, second = make_comment(article, **WAITING), make_comment(article, **WAITING)
    answer = decide(desk, "approve", first, second)
    decision = ReaderComment.objects.filter(pk=first.pk).values_list("decision", flat=True)[0]
    first.refresh_from_db()
    decide(desk, "hide", first)
    desk.post(f"{DESK}hoan-tac/", {"decision": decision})
    assert (status_of(first), status_of(second)) == (Status.HIDDEN, Status.PENDING)
    assert answer.status_code == 303


def test_all_that_fit_the_filter_are_decided_in_one_go(desk, article, section):
    other = make_article(section, "Bài khác")
    ReaderComment.objects.bulk_create(
        ReaderComment(page=article, body=f"Quảng cáo {n}", author_name="Rác", reader_key=f"k{n}")
        for n in range(500)
    )
    kept = make_comment(other, "Ý kiến thật", **WAITING)
    began = time.process_time()
    answer = desk.post(f"{DESK}quyet-dinh/?q=Quảng+cáo", {"action": "spam", "all": "1"})
    seconds = time.process_time() - began
    assert answer.status_code == 303
    assert ReaderComment.objects.filter(status=Status.SPAM).count() == 500
    assert status_of(kept) == Status.PENDING
    lines = AuditEntry.objects.filter(action="comment.spam")
    assert lines.count() == 500 and lines.values("group").distinct().count() == 1
    assert seconds < 5  # of the processor; ES-4 asks for 2 s


def test_bulk_skips_what_changed_meanwhile_and_says_so(desk, article):
    comments = [make_comment(article, **WAITING) for _number in range(3)]
    ReaderComment.objects.filter(pk=comments[1].pk).update(version=5)
    answer = desk.post(
        f"{DESK}quyet-dinh/",
        {"action": "approve", "comment": [f"{c.pk}:{c.version}" for c in comments]},
        follow=True,
    )
    assert "Bỏ qua 1 ý kiến." in answer.text
    assert [status_of(comment) for comment in comments] == ["approved", "pending", "approved"]


def test_everything_of_one_writer_is_rejected_together(desk, article):
    comments = [make_comment(article, reader_key="spammer", **WAITING) for _number in range(3)]
    shown, other = make_comment(article, reader_key="spammer"), make_comment(article, **WAITING)
    decide(desk, "reject_writer", comments[0], reason="off_topic")
    assert {status_of(comment) for comment in [*comments, shown]} == {Status.REJECTED}
    assert status_of(other) == Status.PENDING


def test_the_agency_answers_and_approves_in_one_step(desk, client, article):
    comment = make_comment(article, "Bao giờ có đường mới?", **WAITING)
    form = parsed(desk.get(f"{DESK}?chon={comment.pk}&tra-loi=1")).select_one("#tra-loi")
    data = {"version": comment.version, "unit": "Văn phòng Mẫu", "label": "accepted",
            "body": "Dự kiến trong quý IV."}  # fmt: skip
    assert desk.post(form["action"], data | {"body": " "}).status_code == 400
    assert status_of(comment) == Status.PENDING
    assert desk.post(form["action"], data).status_code == 303
    assert status_of(comment) == Status.APPROVED
    shown = words(parsed(client.get(article.url)).select_one(".p-comment--official"))
    assert "Trả lời của cơ quan Tiếp thu Văn phòng Mẫu" in shown
    assert "Dự kiến trong quý IV." in shown and "Truyenthong" not in shown
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert actions == {"comment.approve", "comment.answer"}


def test_an_answer_published_by_mistake_can_be_hidden(desk, client, article):
    comment = make_comment(article)
    data = {"version": 1, "unit": "Văn phòng Mẫu", "body": "Trả lời nhầm bài."}
    desk.post(f"{DESK}{comment.pk}/tra-loi/", data)
    reply = ReaderComment.objects.get(is_official=True)
    row = parsed(desk.get(f"{DESK}?muc=da-dang&chon={reply.pk}")).select_one("[aria-current=true]")
    assert "Văn phòng Mẫu" in words(row) and "Trả lời của cơ quan" in words(row)
    decide(desk, "hide", reply, query="muc=da-dang")
    assert "Trả lời nhầm bài." not in client.get(article.url).text


def test_an_answer_that_comes_too_late_is_not_lost_and_not_published(desk, article):
    comment = make_comment(article, **WAITING)
    ReaderComment.objects.update(version=7)
    data = {"version": 1, "unit": "Văn phòng Mẫu", "body": "Câu trả lời dài đã gõ."}
    answer = desk.post(f"{DESK}{comment.pk}/tra-loi/?chon={comment.pk}", data)
    assert answer.status_code == 409 and "Câu trả lời dài đã gõ." in answer.text
    assert not ReaderComment.objects.filter(is_official=True).exists()


def test_every_key_has_a_button_that_says_it(desk, article):
    make_comment(article, **WAITING)
    second = make_comment(article, **WAITING)
    answer = decide(desk, "approve", second)
    page = parsed(desk.get(answer["Location"]))
    keys = {control["data-key"]: words(control) for control in page.select("[data-key]")}
    assert keys == {"KeyF": "Duyệt f", "KeyD": "Không đăng d", "KeyS": "Thư rác s",
                    "KeyZ": "Hoàn tác z"}  # fmt: skip


def test_after_a_decision_the_next_row_is_looked_at(desk, article):
    now = timezone.now()
    rows = [
        make_comment(article, created_at=now - timedelta(minutes=9 - n), **WAITING)
        for n in range(3)
    ]
    page = parsed(desk.get(f"{DESK}?chon={rows[1].pk}"))
    following = page.select_one(".mod-row[aria-current] [name=following]")["value"]
    answer = decide(desk, "approve", rows[1], following=following)
    chosen = parsed(desk.get(answer["Location"])).select_one(".mod-row[aria-current]")
    assert rows[2].author_name in words(chosen)


def test_nobody_without_the_right_sees_or_decides(client, article):
    comment = make_comment(article, "Điều kín đáo", **WAITING)
    client.force_login(make_person("vanthu"))
    reporter = make_person("phongvien", f"Phóng viên · {article.get_parent().title}")
    for person in (None, reporter):
        if person:
            client.force_login(person)
        for address in (DESK, f"{DESK}xuat/"):
            answer = client.get(address)
            assert answer.status_code == 302 and "Điều kín đáo" not in answer.text
        assert decide(client, "approve", comment).status_code == 302
        assert client.post(f"{DESK}{comment.pk}/tra-loi/", {}).status_code == 302
        assert "Ý kiến chờ duyệt" not in client.get("/quan-tri/").text
    assert status_of(comment) == Status.PENDING


def test_the_export_follows_the_filter_and_is_logged(desk, article):
    make_comment(article, "=1+1", author_name="+84", author_email="a@b.vn", **WAITING)
    make_comment(article, "Đã đăng")
    answer = desk.get(f"{DESK}xuat/?thu=1")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Bài viết", "Họ và tên", "Ý kiến"] and len(rows) == 2
    assert rows[1][1:4] == ["'+84", "'=1+1", "Chờ duyệt"]
    assert "a@b.vn" not in answer.content.decode()  # its own permission
    assert AuditEntry.objects.get().details == {"count": 1, "with_email": False}
    assert desk.get(f"{DESK}xuat/?dang=xlsx").content[:2] == b"PK"


def test_the_dashboard_says_how_many_wait_and_how_long(
    desk, article, django_assert_max_num_queries
):
    make_comment(article, created_at=timezone.now() - timedelta(hours=19), **WAITING)
    for _number in range(6):
        make_comment(article, **WAITING)
    panel = parsed(desk.get("/quan-tri/")).select_one("#y-kien-cho-duyet")
    assert words(panel.h2) == "Ý kiến chờ duyệt (7)"
    assert "Lâu nhất đã chờ 19 giờ" in words(panel)


def test_a_page_of_the_desk_costs_few_queries(desk, article, django_assert_max_num_queries):
    for _number in range(25):
        make_comment(article, flags=["repeated"], is_flagged=True, **WAITING)
    desk.get(DESK)
    with django_assert_max_num_queries(30):
        desk.get(DESK)


@pytest.mark.parametrize(
    "query",
    ["muc=x", "trang=-1", "trang=9" + "9" * 30, "chon=x", "bai=1e9", "chuyen-muc=0", "xong=x",
     "q=" + "x" * 500, "ly-do=x", "q=%00", "xong=%ff"],
)  # fmt: skip
def test_a_strange_address_is_no_error(desk, article, query):
    make_comment(article, **WAITING)
    assert desk.get(f"{DESK}?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    "data",
    [{}, {"action": "approve"}, {"action": "x", "comment": "1:1"}, {"comment": "x"},
     {"action": "approve", "comment": ["9" * 40 + ":1", ":", "1:-1"]}],
)  # fmt: skip
def test_a_strange_form_is_answered_in_words(desk, article, data):
    answer = desk.post(f"{DESK}quyet-dinh/", data)
    assert answer.status_code == 400 and "Hãy chọn ít nhất một ý kiến." in answer.text
    assert desk.post(f"{DESK}hoan-tac/", {"decision": "x"}).status_code == 409
    assert desk.post(f"{DESK}hoan-tac/", {}).status_code == 409


def test_staff_enter_words_never_patterns(desk):
    address = "/quan-tri/snippets/comments/sensitiveword/add/"
    assert desk.post(address, {"text": "  Ăn   HẠI "}).status_code == 302
    assert SensitiveWord.objects.get().text == "ăn hại"
    for text in ("a.*", "một hai ba bốn", "", "a1"):
        assert desk.post(address, {"text": text}).status_code == 200
    assert SensitiveWord.objects.count() == 1
