"""From a reporter's draft to a published article: two steps, never by oneself (N-35, N-40)."""

import pytest
from django.utils import timezone

from cms.pages.publishing import publish_due
from tests.factories import make_article, make_member

from .article_form import article_form, paragraph
from .desk import Desk, again, newest, waits_in

pytestmark = pytest.mark.django_db
CONTENT, PUBLICATION = "Duyệt nội dung", "Duyệt đăng"


@pytest.fixture
def submitted(reporter, section):
    return reporter.write(section, "submit")


def test_an_article_is_published_by_two_approvals(client, submitted, editor, managing_editor):
    assert waits_in(submitted) == CONTENT
    editor.approve(submitted)
    assert waits_in(submitted) == PUBLICATION and not again(submitted).live
    managing_editor.approve(submitted)
    assert again(submitted).live
    assert submitted.title in client.get(submitted.url).text


def test_a_draft_is_submitted_later(reporter, section):
    draft = reporter.write(section)
    assert waits_in(draft) == ""
    reporter.edit(draft, "submit")
    assert waits_in(draft) == CONTENT


def test_an_editor_does_not_decide_about_publication(submitted, editor):
    editor.approve(submitted)
    editor.decide(submitted, "approve")
    assert waits_in(submitted) == PUBLICATION and not again(submitted).live


def test_a_reporter_decides_nothing(submitted, reporter):
    reporter.decide(submitted, "approve")
    reporter.decide(submitted, "reject", comment="Tôi rút lại.")
    assert waits_in(submitted) == CONTENT


def test_nobody_approves_the_own_text(editor, section):
    own = editor.write(section, "submit")
    editor.approve(own)
    assert waits_in(own) == CONTENT


def test_the_button_to_approve_is_missing_on_the_own_text(editor, section, submitted):
    own = editor.write(section, "submit", title="Bài của biên tập viên")
    approve = 'data-workflow-action-name="approve"'
    assert approve not in editor.get("wagtailadmin_pages:edit", own.pk).text
    assert approve in editor.get("wagtailadmin_pages:edit", submitted.pk).text


def test_an_approver_who_changes_the_text_keeps_it_and_waits(submitted, editor, managing_editor):
    answer = editor.decide_in_editor(submitted, "approve", lead="Câu dẫn do biên tập viên sửa.")
    assert "người khác cần duyệt" in editor.told(answer)
    assert newest(submitted).lead == "Câu dẫn do biên tập viên sửa."
    assert waits_in(submitted) == CONTENT
    managing_editor.approve(submitted)
    assert waits_in(submitted) == PUBLICATION


def test_an_approver_who_only_looked_approves_in_the_editor(submitted, editor, managing_editor):
    editor.decide_in_editor(submitted, "approve")
    assert waits_in(submitted) == PUBLICATION
    managing_editor.decide_in_editor(submitted, "approve", comment="Rất tốt.")
    assert again(submitted).live


def test_a_text_that_came_without_the_editors_marks_is_approved_as_well(editor, section):
    article = make_article(section, live=False, body=[("text", "<p>Chợ phiên mở lại.</p>")])
    article.get_workflow().start(article, None)
    editor.decide_in_editor(article, "approve", body=[paragraph("Chợ phiên mở lại.")])
    assert waits_in(article) == PUBLICATION


def test_a_text_changed_before_publication_is_approved_from_the_first_step_again(
    submitted, editor, managing_editor, section
):
    editor.approve(submitted)
    managing_editor.decide_in_editor(submitted, "approve", lead="Câu dẫn do thư ký sửa.")
    assert waits_in(submitted) == CONTENT and not again(submitted).live
    editor.approve(submitted)
    managing_editor.approve(submitted)
    assert waits_in(submitted) == PUBLICATION and not again(submitted).live
    second = Desk(make_member("thuky2", "Thư ký tòa soạn", section))
    second.approve(submitted)
    assert again(submitted).live and again(submitted).lead == "Câu dẫn do thư ký sửa."


def test_a_text_saved_during_approval_starts_over(submitted, editor, managing_editor):
    editor.approve(submitted)
    managing_editor.edit(submitted, lead="Câu dẫn do thư ký sửa.")
    assert waits_in(submitted) == CONTENT


def test_a_submitted_article_is_locked_for_its_author(submitted, reporter):
    reporter.edit(submitted, title="Tiêu đề khác")
    assert newest(submitted).title == submitted.title


def test_the_author_may_take_an_article_back(submitted, reporter):
    reporter.edit(submitted, "cancel-workflow")
    assert waits_in(submitted) == ""


def test_a_text_that_lost_what_publishing_needs_is_not_published(
    submitted, editor, managing_editor
):
    editor.edit(submitted, lead="")
    managing_editor.approve(submitted)
    assert waits_in(submitted) == PUBLICATION
    answer = managing_editor.approve(submitted)
    assert not again(submitted).live and waits_in(submitted) == PUBLICATION
    assert answer.url == f"/quan-tri/pages/{submitted.pk}/edit/"
    answer = managing_editor.decide_in_editor(submitted, "approve", lead="")
    assert "lead" in answer.context["form"].errors


def test_a_step_is_decided_once(submitted, editor, section):
    second = Desk(make_member("bientap2", "Biên tập viên", section))
    first_step = again(submitted).current_workflow_task_state
    editor.approve(submitted)
    address = ("wagtailadmin_pages:workflow_action", submitted.pk, "approve", first_step.pk)
    assert second.told(second.post(*address))
    assert waits_in(submitted) == PUBLICATION


def test_a_decision_about_one_article_cannot_be_sent_to_another(
    outsider, other_section, submitted, editor, section
):
    own = editor.write(section, "submit", title="Bài tự viết")
    state = again(own).current_workflow_task_state
    editor.post("wagtailadmin_pages:workflow_action", submitted.pk, "approve", state.pk)
    assert waits_in(own) == CONTENT
    foreign = outsider.write(other_section, "submit")
    state = again(foreign).current_workflow_task_state
    editor.post("wagtailadmin_pages:workflow_action", submitted.pk, "approve", state.pk)
    assert waits_in(foreign) == CONTENT


@pytest.mark.parametrize("data", ["", "[]", "{", "null", '{"user": 1, "update": false}'])
def test_a_decision_with_broken_data_is_never_an_error(submitted, editor, data):
    form = article_form(slug=submitted.slug) | {
        "action-workflow-action": "1",
        "workflow-action-name": "reject",
        "workflow-action-extra-data": data,
    }
    answer = editor.post("wagtailadmin_pages:edit", submitted.pk, **form)
    assert "Hãy ghi lý do trả lại." in editor.told(answer)
    assert waits_in(submitted) == CONTENT


@pytest.fixture
def clock(monkeypatch):
    """Set the site's clock to a moment: clock(moment)."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def test_publication_at_a_set_hour_needs_no_visitor(
    client, clock, reporter, editor, managing_editor, section
):
    hour = timezone.localtime() + timezone.timedelta(hours=2)
    article = reporter.write(section, "submit", go_live_at=f"{hour:%d/%m/%Y %H:%M}")
    editor.approve(article)
    managing_editor.approve(article)
    assert client.get(article.url).status_code == 404
    publish_due()
    assert not again(article).live
    clock(hour)
    publish_due()
    assert again(article).live


def test_an_expired_article_is_withdrawn_and_kept(
    client, clock, reporter, editor, managing_editor, section
):
    hour = timezone.localtime() + timezone.timedelta(hours=2)
    article = reporter.write(section, "submit", expire_at=f"{hour:%d/%m/%Y %H:%M}")
    editor.approve(article)
    managing_editor.approve(article)
    clock(hour)
    publish_due()
    assert not again(article).live and again(article).expired
    gone = client.get(article.url)
    assert gone.status_code == 404 and article.title not in gone.text


def test_an_administrator_may_loosen_the_rule(administrator, editor, section):
    settings = ("wagtailsettings:edit", "news", "newsroomsettings")
    administrator.post(*settings, 1)
    own = editor.write(section, "submit")
    editor.approve(own)
    assert waits_in(own) == PUBLICATION
