"""Nobody but an administrator publishes an article directly, by any road (N-40)."""

import pytest
from wagtail.models import PageViewRestriction

from home.news.models import NewsPage
from tests.factories import make_article

from .article_form import article_form
from .desk import again, newest

pytestmark = pytest.mark.django_db
PUBLISH_BUTTON = 'name="action-publish"'


@pytest.fixture
def draft(reporter, section):
    return reporter.write(section)


def test_the_button_is_not_offered(managing_editor, administrator, section, draft):
    for address in (
        ("wagtailadmin_pages:add", "news", "newspage", section.pk),
        ("wagtailadmin_pages:edit", draft.pk),
        ("wagtailadmin_pages:edit", section.pk),
    ):
        page = managing_editor.get(*address).text
        assert PUBLISH_BUTTON not in page and 'name="action-submit"' in page
        assert PUBLISH_BUTTON in administrator.get(*address).text


def test_a_new_article_sent_for_publication_becomes_a_draft(client, managing_editor, section):
    answer = managing_editor.create(section, "publish")
    article = NewsPage.objects.get()
    assert not article.live and article.first_published_at is None
    assert client.get(article.url).status_code == 404
    assert "hai người duyệt" in managing_editor.told(answer)


def test_a_draft_sent_for_publication_keeps_its_text(managing_editor, draft):
    managing_editor.edit(draft, "publish", lead="Câu dẫn của thư ký.")
    assert not again(draft).live and newest(draft).lead == "Câu dẫn của thư ký."


def test_a_published_article_does_not_change_directly(managing_editor, section):
    article = make_article(section)
    managing_editor.edit(article, "publish", lead="Câu dẫn của thư ký.")
    assert again(article).lead == article.lead


def test_an_older_text_is_not_published_directly(managing_editor, section):
    article = make_article(section)
    first = article.latest_revision
    article.lead = "Câu dẫn thứ hai."
    article.save_revision().publish()
    form = article_form(slug=article.slug, lead="Câu dẫn thứ nhất.") | {"action-publish": "1"}
    managing_editor.post("wagtailadmin_pages:revisions_revert", article.pk, first.pk, **form)
    assert again(article).lead == "Câu dẫn thứ hai."
    assert newest(article).lead == "Câu dẫn thứ nhất."


@pytest.mark.parametrize("as_what", ["publish_copies", "alias"])
def test_a_copy_is_not_published(managing_editor, section, as_what):
    article = make_article(section)
    copy = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": section.pk}
    managing_editor.post("wagtailadmin_pages:copy", article.pk, **copy, **{as_what: "on"})
    assert not NewsPage.objects.filter(slug="ban-sao").exists()
    managing_editor.post("wagtailadmin_pages:copy", article.pk, **copy)
    assert not NewsPage.objects.get(slug="ban-sao").live


def test_many_articles_are_not_published_at_once(managing_editor, administrator, section, draft):
    for pages in (draft, section):
        address = f"/quan-tri/bulk/wagtailcore/page/publish/?id={pages.pk}"
        managing_editor.client.post(address, {"include_descendants": "on"})
        assert not again(draft).live
    administrator.client.post(address, {"include_descendants": "on"})
    assert again(draft).live


@pytest.mark.parametrize("action", ["publish", "copy", "delete", "unpublish", "create_alias"])
def test_the_programs_door_of_the_explorer_does_nothing(administrator, section, action):
    article = make_article(section)
    address = f"/quan-tri/api/main/pages/{article.pk}/action/{action}/"
    assert administrator.client.post(address, {}).status_code == 404
    assert again(article).live and NewsPage.objects.count() == 1


def test_an_administrator_publishes_directly(client, administrator, section):
    administrator.create(section, "publish")
    assert client.get(NewsPage.objects.get(live=True).url).status_code == 200


def test_news_is_never_closed_to_members(client, managing_editor, section):
    article = make_article(section)
    for kind in ("login", "password", "groups"):
        managing_editor.post(
            "wagtailadmin_pages:set_privacy", article.pk, restriction_type=kind, password="mat-khau"
        )
    assert not PageViewRestriction.objects.exists()
    assert client.get(article.url).status_code == 200


def test_an_article_is_withdrawn_by_who_may_publish(
    client, reporter, editor, managing_editor, section
):
    article = make_article(section, owner=reporter.user)
    for person in (reporter, editor):
        person.post("wagtailadmin_pages:unpublish", article.pk)
        assert client.get(article.url).status_code == 200
    managing_editor.post("wagtailadmin_pages:unpublish", article.pk)
    assert client.get(article.url).status_code == 404
