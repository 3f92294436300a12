"""An attachment is as public as what shows it, at every moment (news.md N-19, SR-3, SR-5, SR-7)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Collection, PageViewRestriction, ReferenceIndex, Site

from cms.media.models import PortalDocument
from cms.navigation.models import MenuItem, SiteIdentity
from home.models import HomeLayout, HomePage
from home.news.models import NewsPage
from home.news.roles import REPORTER
from home.standardpages.models import StandardPage
from tests.factories import make_article, make_member, make_person, make_section
from tests.media.files import pdf_of_pages, upload

pytestmark = pytest.mark.django_db

BYTES = pdf_of_pages(2)
QUESTIONS = [
    ("GET", {}),
    ("HEAD", {}),
    ("GET", {"Range": "bytes=0-9"}),
    ("GET", {"If-None-Match": "*"}),
    ("GET", {"If-Modified-Since": "Wed, 01 Jan 2099 00:00:00 GMT"}),
]


@pytest.fixture
def document(section):
    return make_document(
        "Công văn 3138-CV/TU", collection=Collection.objects.get(name=section.title)
    )


def make_document(title, collection=None, data=BYTES, name="Công văn 3138-CV.pdf"):
    document = PortalDocument(title=title, file=upload(name, data))
    document.collection = collection or Collection.get_first_root_node()
    document._set_document_file_metadata()
    document.save()
    return document


def attach(article, document, *, publish):
    article.attachments.create(document=document)
    revision = article.save_revision()
    if publish:
        revision.publish()
    return NewsPage.objects.get(pk=article.pk)


def ask(client, document, method="GET", headers=None):
    response = client.generic(method, document.url, headers=headers or {})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response, body


def assert_missing(client, document):
    """Whatever is asked, the answer is that of a document that never was."""
    missing = document.url.replace(f"/{document.pk}/", "/987654321/")
    for method, headers in QUESTIONS:
        there = client.generic(method, document.url, headers=headers)
        nowhere = client.generic(method, missing, headers=headers)
        assert there.status_code == nowhere.status_code == 404
        assert there.content == nowhere.content
        assert dict(there.headers) == dict(nowhere.headers)
        assert b"%PDF" not in there.content


def test_the_attachment_of_a_published_article_is_for_everybody(client, section, document):
    attach(make_article(section), document, publish=True)
    response, body = ask(client, document)
    assert response.status_code == 200
    assert body == BYTES
    assert response["Content-Type"] == "application/pdf"


def test_a_document_that_nothing_shows_is_for_nobody(client, document):
    assert_missing(client, document)


def test_the_attachment_of_a_draft_is_for_nobody(client, section, document):
    attach(make_article(section, live=False), document, publish=False)
    assert_missing(client, document)


def test_an_attachment_added_in_a_draft_of_a_live_article_waits(client, section, document):
    article = make_article(section)
    article.attachments.create(document=document)
    revision = article.save_revision()
    NewsPage.objects.get(pk=article.pk).attachments.all().delete()
    assert_missing(client, document)
    revision.publish()
    assert ask(client, document)[0].status_code == 200


def test_the_attachment_of_a_scheduled_article_waits_for_its_hour(client, section, document):
    article = make_article(section, live=False)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    attach(article, document, publish=True)
    assert_missing(client, document)


def test_the_attachment_of_an_expired_article_is_gone_before_the_clock_withdraws_it(
    client, section, document
):
    article = attach(make_article(section), document, publish=True)
    NewsPage.objects.filter(pk=article.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert article.live
    assert_missing(client, document)


def test_a_withdrawn_article_takes_its_attachments_along_at_once(client, section, document):
    article = attach(make_article(section), document, publish=True)
    first, _body = ask(client, document)
    article.unpublish()
    assert_missing(client, document)
    again = client.get(document.url, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 404


def test_an_attachment_taken_out_of_an_article_is_gone_at_once(client, section, document, settings):
    # The task queue stands still, as between two rounds of its worker.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    article = attach(make_article(section), document, publish=True)
    assert ask(client, document)[0].status_code == 200
    article.attachments.all().delete()
    article.save_revision().publish()
    assert_missing(client, document)


def test_the_attachment_of_a_private_branch_is_for_nobody(client, section, document):
    attach(make_article(section), document, publish=True)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert_missing(client, document)


def test_a_document_both_in_a_draft_and_in_a_live_article_is_public(client, section, document):
    attach(make_article(section, "Bài nháp", live=False), document, publish=False)
    attach(make_article(section, "Bài đã đăng"), document, publish=True)
    assert ask(client, document)[0].status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        lambda document: [("text", f'<p><a linktype="document" id="{document.pk}">x</a></p>')],
        lambda document: [("document", {"document": document})],
    ],
)
def test_a_document_shown_in_the_text_is_public_too(client, section, document, body):
    make_article(section, body=body(document))
    assert ask(client, document)[0].status_code == 200


def test_a_document_of_a_standing_page_is_as_public_as_the_page(client, home, document):
    page = StandardPage(title="Giới thiệu", body=[("document", {"document": document})])
    home.add_child(instance=page)
    page.save_revision().publish()
    assert ask(client, document)[0].status_code == 200
    StandardPage.objects.update(expire_at=timezone.now())
    assert_missing(client, document)
    StandardPage.objects.update(expire_at=None, live=False)
    assert_missing(client, document)
    StandardPage.objects.update(live=True)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert_missing(client, document)


@pytest.mark.parametrize(
    ("make", "is_public"),
    [
        (lambda: SiteIdentity.for_site(Site.objects.get()), True),
        (lambda: MenuItem.objects.create(title="Văn bản", address="/van-ban/"), True),
        (lambda: HomeLayout.objects.get(), True),
        (lambda: set_fields(HomeLayout.objects.get(), live=False), False),
        (lambda: set_fields(HomeLayout.objects.get(), expire_at=timezone.now()), False),
        (lambda: HomePage.objects.get(), True),
        (lambda: make_person("quantri"), False),
    ],
)
def test_only_what_readers_can_see_opens_a_document(client, document, make, is_public):
    refer(make(), document)
    assert client.get(document.url).status_code == (200 if is_public else 404)


def set_fields(thing, **fields):
    type(thing).objects.filter(pk=thing.pk).update(**fields)
    return thing


def refer(source, document):
    """Write into the reference index that `source` shows the document."""
    ReferenceIndex.objects.create(
        content_type=ContentType.objects.get_for_model(source),
        base_content_type=ReferenceIndex._get_base_content_type(source),
        object_id=source.pk,
        to_content_type=ContentType.objects.get_for_model(document),
        to_object_id=document.pk,
        model_path="file",
        content_path="file",
        content_path_hash=uuid4(),
    )


def test_a_document_in_a_private_collection_is_for_nobody_whatever_shows_it(
    client, section, document
):
    attach(make_article(section), document, publish=True)
    document.collection.view_restrictions.create(restriction_type="login")
    assert_missing(client, document)


def test_staff_of_the_section_see_the_attachment_of_a_draft_and_nobody_keeps_it(
    client, section, document
):
    client.force_login(make_member("phongvien", REPORTER, section))
    response, body = ask(client, document)
    assert body == BYTES
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response
    assert "Last-Modified" not in response


def test_staff_of_another_section_do_not(client, section, document):
    other = make_section("Văn hóa", "van-hoa")
    client.force_login(make_member("nguoikhac", REPORTER, other))
    assert client.get(document.url).status_code == 404


def test_a_dismissed_member_of_staff_does_not(client, section, document):
    person = make_member("phongvien", REPORTER, section)
    client.force_login(person)
    person.groups.clear()
    assert client.get(document.url).status_code == 404


@pytest.mark.parametrize("name", ["khac.pdf", "", "a/b.pdf", "..", "%2e%2e%2fa"])
def test_a_wrong_name_is_a_missing_document(client, section, document, name):
    attach(make_article(section), document, publish=True)
    assert client.get(f"/tep/{document.pk}/{name}").status_code == 404


@pytest.mark.parametrize("number", ["0", "99999999999999999999999", "-1", "x", "1e3"])
def test_no_number_is_an_error(client, home, number):
    assert client.get(f"/tep/{number}/a.pdf").status_code == 404


def test_a_document_is_only_read(client, section, document):
    attach(make_article(section), document, publish=True)
    for method in ["POST", "PUT", "DELETE", "PATCH"]:
        assert client.generic(method, document.url).status_code == 405


def test_a_document_whose_file_is_lost_is_missing(client, section, document):
    attach(make_article(section), document, publish=True)
    document.file.storage.delete(document.file.name)
    assert client.get(document.url).status_code == 404
