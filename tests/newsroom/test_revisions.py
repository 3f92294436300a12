"""Every save is kept; two people never lose each other's words (N-38, N-39)."""

import re

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from tests.factories import make_article

from .article_form import article_form
from .desk import newest

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def draft(reporter, section):
    return reporter.write(section, lead="Câu dẫn thứ nhất.")


def leads(article):
    return [revision.content["lead"] for revision in article.revisions.order_by("created_at")]


def autosave(person, article, opened, lead):
    """Send what the editor's script sends by itself; `opened` is the revision on the screen."""
    form = article_form(slug=article.slug, lead=lead) | {
        "loaded_revision_id": opened.pk,
        "loaded_revision_created_at": opened.created_at.isoformat(),
    }
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return person.client.post(address, form, **JSON)


def test_every_save_is_a_revision_with_its_author(reporter, editor, draft):
    editor.edit(draft, lead="Câu dẫn thứ hai.")
    assert leads(draft) == ["Câu dẫn thứ nhất.", "Câu dẫn thứ hai."]
    users = [revision.user for revision in draft.revisions.order_by("created_at")]
    assert users == [reporter.user, editor.user]
    history = reporter.get("wagtailadmin_pages:history", draft.pk).text
    assert "Phongvien" in history and "Bientap" in history


def test_any_two_texts_are_compared(reporter, draft):
    reporter.edit(draft, lead="Câu dẫn thứ hai.")
    first, second = draft.revisions.order_by("created_at").values_list("pk", flat=True)
    page = reporter.get("wagtailadmin_pages:revisions_compare", draft.pk, first, second).text
    assert re.search('class="deletion">[^<]*nhất', page)
    assert re.search('class="addition">[^<]*hai', page)


def test_restoring_makes_a_new_revision(reporter, draft):
    reporter.edit(draft, lead="Câu dẫn thứ hai.")
    first = draft.revisions.order_by("created_at").first()
    address = ("wagtailadmin_pages:revisions_revert", draft.pk, first.pk)
    form = reporter.get(*address).context["form"]
    assert form["lead"].value() == "Câu dẫn thứ nhất."
    reporter.post(*address, **article_form(slug=draft.slug, lead=form["lead"].value()))
    assert leads(draft) == ["Câu dẫn thứ nhất.", "Câu dẫn thứ hai.", "Câu dẫn thứ nhất."]


def test_autosave_does_not_write_over_a_newer_text(reporter, editor, draft):
    opened = draft.latest_revision
    editor.edit(draft, lead="Câu dẫn của biên tập viên.")
    answer = autosave(reporter, draft, opened, "Câu dẫn của phóng viên.")
    assert answer.json()["error_code"] == "invalid_revision" and answer.json()["error_message"]
    assert newest(draft).lead == "Câu dẫn của biên tập viên."


def test_autosave_goes_on_while_nobody_else_writes(reporter, draft):
    answer = autosave(reporter, draft, draft.latest_revision, "Câu dẫn đang gõ dở")
    assert answer.json()["success"] and newest(draft).lead == "Câu dẫn đang gõ dở"


def test_a_save_by_hand_on_top_of_a_newer_text_keeps_both(reporter, editor, draft):
    editor.edit(draft, lead="Câu dẫn của biên tập viên.")
    reporter.edit(draft, lead="Câu dẫn của phóng viên.")
    assert leads(draft)[1:] == ["Câu dẫn của biên tập viên.", "Câu dẫn của phóng viên."]


def test_autosave_keeps_a_draft_that_is_not_ready(reporter, draft):
    answer = autosave(reporter, draft, draft.latest_revision, "")
    assert answer.json()["success"]


def test_a_locked_article_is_unlocked_by_the_managing_editor(
    reporter, editor, managing_editor, section
):
    article = reporter.write(section, "submit")
    editor.post("wagtailadmin_pages:lock", article.pk)
    managing_editor.edit(article, lead="Câu dẫn khác.")
    assert newest(article).lead != "Câu dẫn khác."
    reporter.post("wagtailadmin_pages:unlock", article.pk)
    assert newest(article).locked
    managing_editor.post("wagtailadmin_pages:unlock", article.pk)
    assert not newest(article).locked


def test_every_decision_is_logged(reporter, editor, managing_editor, administrator, section):
    article = reporter.write(section, "submit")
    editor.send_back(article, "Thiếu nguồn.")
    reporter.edit(article, "submit")
    editor.approve(article)
    managing_editor.approve(article)
    managing_editor.post("wagtailadmin_pages:unpublish", article.pk)
    logged = PageLogEntry.objects.filter(page=article.pk).order_by("pk")
    decisions = [(entry.action, entry.user.username) for entry in logged]
    for wanted in [
        ("wagtail.workflow.start", "phongvien"),
        ("wagtail.workflow.reject", "bientap"),
        ("wagtail.workflow.resume", "phongvien"),
        ("wagtail.workflow.approve", "bientap"),
        ("wagtail.publish", "thukytoasoan"),
        ("wagtail.unpublish", "thukytoasoan"),
    ]:
        assert wanted in decisions


def test_a_preview_is_for_who_may_edit(client, reporter, editor, outsider, section):
    article = make_article(section, "Bản nháp kín", live=False, owner=reporter.user)
    address = reverse("wagtailadmin_pages:view_draft", args=[article.pk])
    for person in (reporter, editor):
        assert "Bản nháp kín" in person.client.get(address).text
    assert outsider.client.get(address).status_code == 403
    assert client.get(address)["Location"].startswith("/dang-nhap/?next=")
