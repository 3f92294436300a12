"""An article is sent back with a reason, which its author reads in the mail and on the dashboard."""

from email import message_from_bytes, policy

import pytest
from django.urls import reverse

from cms.mail.models import OutgoingMail
from tests.factories import make_article

from .desk import again, newest, waits_in

pytestmark = pytest.mark.django_db
REASON = "Thiếu nguồn số liệu.\nHãy hỏi lại Chi cục Thống kê."


def words(mail):
    message = message_from_bytes(mail.message.encode(), policy=policy.default)
    return message.get_content()


@pytest.fixture
def returned(reporter, editor, section):
    article = reporter.write(section, "submit", title="Giá rau tăng “gấp đôi” & nguyên do")
    OutgoingMail.objects.all().delete()
    editor.send_back(article, REASON)
    return article


def test_the_author_gets_the_reason_by_mail(returned, reporter):
    mail = OutgoingMail.objects.get()
    assert mail.recipients == reporter.user.email
    assert mail.subject == "Bài bị trả lại: Giá rau tăng “gấp đôi” & nguyên do"
    text = words(mail)
    assert REASON in text and "“Giá rau tăng “gấp đôi” & nguyên do”" in text
    assert "http://testserver" + reverse("wagtailadmin_pages:edit", args=[returned.pk]) in text
    assert "Duyệt nội dung" in text and "Bientap" in text


def test_the_author_sees_the_reason_on_the_dashboard(returned, reporter, editor, outsider):
    dashboard = reporter.get("wagtailadmin_home").text
    assert "Trả lại:" in dashboard and "Thiếu nguồn số liệu.<br>" in dashboard
    assert returned.title not in editor.get("wagtailadmin_home").text
    assert returned.title not in outsider.get("wagtailadmin_home").text


@pytest.mark.parametrize("reason", ["", "   ", "\u200b"])
def test_a_return_needs_a_reason(reporter, editor, section, reason):
    article = reporter.write(section, "submit")
    OutgoingMail.objects.all().delete()
    editor.send_back(article, reason)
    answer = editor.decide_in_editor(article, "reject", comment=reason)
    assert "Hãy ghi lý do trả lại." in editor.told(answer)
    assert waits_in(article) == "Duyệt nội dung" and not OutgoingMail.objects.exists()


def test_the_question_for_the_reason_is_asked_again_when_left_empty(reporter, editor, section):
    article = reporter.write(section, "submit")
    step = again(article).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "reject", step.pk])
    script = {"headers": {"x-requested-with": "XMLHttpRequest"}}
    assert "Lý do trả lại" in editor.client.get(address, **script).json()["html"]
    answer = editor.client.post(address, {"comment": ""}, **script)
    assert "Hãy ghi lý do trả lại." in answer.json()["html"]


def test_a_return_in_the_editor_keeps_the_text(reporter, editor, section):
    article = reporter.write(section, "submit")
    editor.decide_in_editor(article, "reject", comment="Thiếu nguồn.", lead="Câu dẫn gợi ý.")
    assert waits_in(article) == "" and newest(article).lead == "Câu dẫn gợi ý."


def test_the_author_is_told_also_when_somebody_else_submitted(
    reporter, editor, managing_editor, section
):
    article = reporter.write(section)
    editor.edit(article, "submit")
    OutgoingMail.objects.all().delete()
    managing_editor.send_back(article, "Thiếu nguồn.")
    told = {mail.recipients for mail in OutgoingMail.objects.all()}
    assert told == {reporter.user.email, editor.user.email}


def test_a_returned_article_is_changed_and_submitted_again(returned, reporter, editor):
    assert "Giá rau" in reporter.get("wagtailadmin_home").text
    reporter.edit(returned, "submit", lead="Theo Chi cục Thống kê, giá rau tăng nhẹ.")
    assert waits_in(returned) == "Duyệt nội dung"
    assert "Trả lại:" not in reporter.get("wagtailadmin_home").text
    editor.approve(returned)
    assert waits_in(returned) == "Duyệt đăng"


def test_what_was_returned_before_publication_goes_through_both_steps_again(
    reporter, editor, managing_editor, section
):
    article = reporter.write(section, "submit")
    editor.approve(article)
    managing_editor.send_back(article, "Tiêu đề quá dài.")
    reporter.edit(article, "submit", title="Chợ phiên mở lại")
    assert waits_in(article) == "Duyệt nội dung"
    editor.approve(article)
    managing_editor.approve(article)
    assert again(article).live and again(article).title == "Chợ phiên mở lại"


def test_the_author_is_told_of_the_publication(reporter, editor, managing_editor, section):
    article = reporter.write(section, "submit")
    editor.approve(article)
    OutgoingMail.objects.all().delete()
    managing_editor.approve(article)
    mail = OutgoingMail.objects.get()
    assert mail.recipients == reporter.user.email
    assert mail.subject == f"Bài đã được duyệt: {article.title}"
    assert f"http://testserver{article.url}" in words(mail)


def test_an_approver_sees_what_waits_for_them_and_nothing_else(
    reporter, editor, managing_editor, outsider, other_section, section
):
    article = reporter.write(section, "submit", title="Bài chờ duyệt")
    outsider.write(other_section, "submit", title="Bài chuyên mục khác")
    editor.write(section, "submit", title="Bài của chính biên tập viên")
    waiting = editor.get("wagtailadmin_home").text.split('id="bai-cho-toi-duyet"')[1]
    waiting = waiting.split("</section>")[0]
    assert "Bài chờ duyệt" in waiting
    assert "Bài chuyên mục khác" not in waiting and "chính biên tập viên" not in waiting
    editor.approve(article)
    waiting = managing_editor.get("wagtailadmin_home").text
    assert "Bài chờ duyệt" in waiting and "Bài chuyên mục khác" not in waiting


def test_a_published_article_is_returned_without_leaving_the_site(
    client, reporter, editor, section
):
    article = make_article(section, owner=reporter.user)
    reporter.edit(article, "submit", lead="Câu dẫn mới.")
    editor.send_back(article, "Giữ câu dẫn cũ.")
    assert client.get(article.url).status_code == 200
    assert "Câu dẫn mới." not in client.get(article.url).text
