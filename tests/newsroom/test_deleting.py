"""What was ever published is kept; a reporter's own draft may go (N-37)."""

import pytest
from wagtail.models import Page, PageLogEntry

from tests.factories import make_article

from .desk import again

pytestmark = pytest.mark.django_db
KEPT = "Bài đã từng đăng; hãy gỡ xuống thay vì xóa."


def delete(person, page):
    return person.post("wagtailadmin_pages:delete", page.pk)


def delete_many(person, *pages):
    ids = "&".join(f"id={page.pk}" for page in pages)
    return person.client.post(f"/quan-tri/bulk/wagtailcore/page/delete/?{ids}")


def exists(page):
    return Page.objects.filter(pk=page.pk).exists()


@pytest.fixture
def expired(section):
    article = make_article(section)
    article.unpublish(set_expired=True)
    return again(article)


def test_a_reporter_deletes_the_own_draft(reporter, section):
    first, second = reporter.write(section), reporter.write(section, title="Bài thứ hai")
    delete(reporter, first)
    delete_many(reporter, second)
    assert not exists(first) and not exists(second)


@pytest.mark.parametrize("person", ["editor", "managing_editor"])
@pytest.mark.parametrize("way", [delete, delete_many])
def test_what_was_published_is_not_deleted_by_the_newsroom(request, section, expired, person, way):
    person = request.getfixturevalue(person)
    for article in (make_article(section, "Đang đăng"), expired):
        answer = way(person, article)
        assert exists(article)
    assert KEPT in person.told(answer)


def test_the_question_to_delete_is_not_even_asked(managing_editor, expired):
    assert KEPT in managing_editor.told(
        managing_editor.get("wagtailadmin_pages:delete", expired.pk)
    )


@pytest.mark.parametrize("way", [delete, delete_many])
def test_a_colleagues_draft_is_not_deleted(reporter, editor, managing_editor, section, way):
    draft = reporter.write(section)
    for person in (editor, managing_editor):
        answer = way(person, draft)
        assert exists(draft)
        assert "Chỉ người viết được xóa bản nháp của mình." in person.told(answer)


def test_a_section_with_articles_is_not_deleted(managing_editor, section, expired):
    delete(managing_editor, section)
    delete_many(managing_editor, section)
    assert exists(section) and exists(expired)


def test_an_administrator_deletes_and_it_is_logged_with_the_title(administrator, expired):
    delete(administrator, expired)
    assert not exists(expired)
    entry = PageLogEntry.objects.get(action="wagtail.delete")
    assert expired.title in entry.label and entry.user == administrator.user
