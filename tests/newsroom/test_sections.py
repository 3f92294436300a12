"""Rights follow the section: another section's article is not there for you (N-41)."""

import pytest
from django.urls import reverse

from cms.media.models import PortalImage
from home.news.models import NewsCategoryPage, NewsIndexPage
from home.news.roles import ensure_section_groups
from tests.factories import make_article, make_member, make_person
from tests.media.files import picture, upload

from .desk import Desk, again

pytestmark = pytest.mark.django_db
TITLE = "Bài kín của chuyên mục khác"


@pytest.fixture
def draft(section):
    article = make_article(section, TITLE, live=False)
    article.save_revision()
    return article


@pytest.fixture
def published(section):
    return make_article(section, "Bài đã đăng của chuyên mục khác")


def roads(article, section):
    """Every address that shows or changes one article."""
    pk, revision = article.pk, article.latest_revision_id
    names = ("edit preview_on_edit view_draft history history_results workflow_history usage copy "
             "move delete unpublish set_privacy revisions_index confirm_workflow_cancellation "
             "lock unlock convert_alias add_subpage")  # fmt: skip
    yield from (reverse(f"wagtailadmin_pages:{name}", args=[pk]) for name in names.split())
    for name in ("revisions_view", "revisions_revert", "revisions_unschedule"):
        yield reverse(f"wagtailadmin_pages:{name}", args=[pk, revision])
    yield reverse("wagtailadmin_pages:revisions_compare", args=[pk, "earliest", "latest"])
    yield reverse("wagtailadmin_pages:move_confirm", args=[pk, section.pk])
    yield reverse("wagtailadmin_explore", args=[pk])
    for action in ("delete", "move", "publish", "unpublish"):
        yield f"/quan-tri/bulk/wagtailcore/page/{action}/?id={pk}"
        yield f"/quan-tri/bulk/wagtailcore/page/{action}/?id=all&childOf={section.pk}"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", ["draft", "published"])
def test_another_sections_article_is_refused_on_every_road(
    request, outsider, section, kind, method
):
    article = request.getfixturevalue(kind)
    for address in roads(article, section):
        answer = getattr(outsider.client, method)(address)
        assert answer.status_code == 403, address
        assert article.title not in answer.text, address


def test_an_editor_of_another_section_is_refused_as_well(outsider, other_section, section, draft):
    stranger = Desk(make_member("thuky2", "Thư ký tòa soạn", other_section))
    for address in roads(draft, section):
        assert stranger.client.post(address).status_code == 403, address


def test_the_explorer_and_the_search_do_not_list_it(outsider, draft, published):
    root = NewsIndexPage.objects.get()
    for address in (
        reverse("wagtailadmin_explore", args=[root.pk]),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_pages:search") + "?q=Bài",
        reverse("wagtailadmin_pages:search_results") + "?q=Bài",
        reverse("wagtailadmin_pages:type_use", args=["news", "newspage"]),
        "/quan-tri/api/main/pages/?limit=20",
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_reports:workflow"),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_reports:aging_pages"),
    ):
        answer = outsider.client.get(address, follow=True)
        assert draft.title not in answer.text and published.title not in answer.text, address


def test_a_link_may_lead_to_another_sections_article_once_it_is_public(
    outsider, section, draft, published
):
    listing = reverse("wagtailadmin_choose_page_child", args=[section.pk])
    search = reverse("wagtailadmin_choose_page_search") + "?q=Bài"
    for address in (listing, search):
        answer = outsider.client.get(address)
        words = answer.json()["html"] if address == listing else answer.text
        assert published.title in words and draft.title not in words
    chosen = reverse("wagtailadmin_choose_page_chosen_multiple")
    assert outsider.client.get(chosen, {"id": published.pk}).status_code == 200
    assert outsider.client.get(chosen, {"id": draft.pk}).status_code == 403
    hidden = reverse("wagtailadmin_choose_page_child", args=[draft.pk])
    assert outsider.client.get(hidden).status_code == 403


def test_the_own_sections_drafts_may_be_chosen(reporter, draft):
    listing = reverse("wagtailadmin_choose_page_child", args=[draft.get_parent().pk])
    assert draft.title in reporter.client.get(listing).json()["html"]


def test_a_copy_cannot_be_put_into_another_section(outsider, other_section, section):
    own = outsider.write(other_section)
    copy = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": section.pk}
    outsider.post("wagtailadmin_pages:copy", own.pk, **copy)
    outsider.post("wagtailadmin_pages:move_confirm", own.pk, section.pk)
    assert not section.get_children().exists() and again(own).is_child_of(other_section)


def test_nothing_is_written_into_another_section(outsider, section):
    assert outsider.create(section).status_code == 403
    assert not section.get_children().exists()


def test_a_reporter_reads_colleagues_drafts_but_does_not_change_them(section, reporter, draft):
    assert draft.title in reporter.get("wagtailadmin_explore", section.pk).text
    answer = reporter.edit(draft, title="Tiêu đề khác")
    assert answer.status_code == 302 and again(draft).title == TITLE
    assert "không có quyền" in reporter.told(answer)


def test_a_new_section_gets_its_people(administrator):
    index = NewsIndexPage.objects.get()
    form = {"title": "Đời sống", "slug": "", "intro": "", "seo_title": "", "search_description": "",
            "go_live_at": "", "expire_at": "", "action-publish": "1"}  # fmt: skip
    rows = {f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    administrator.post(
        "wagtailadmin_pages:add", "news", "newscategorypage", index.pk, **form, **rows
    )
    section = NewsCategoryPage.objects.get(slug="doi-song")
    person = Desk(make_person("nguoimoi", "Phóng viên · Đời sống"))
    assert person.write(section).owner == person.user


def test_a_renamed_section_keeps_its_people_and_files(reporter, section):
    section.title = "Thời sự trong tỉnh"
    section.save()
    ensure_section_groups(section)
    assert [group.name for group in reporter.user.groups.all()] == [
        "Phóng viên · Thời sự trong tỉnh"
    ]
    assert reporter.write(section)
    photo = {"title": "Chợ phiên", "description": "Chợ phiên", "file": upload("a.jpg", picture())}
    reporter.post("wagtailimages:add", **photo)
    assert PortalImage.objects.get().collection.name == "Thời sự trong tỉnh"


def test_two_sections_of_one_name_share_no_rights(reporter, section):
    twin = NewsIndexPage.objects.get().add_child(
        instance=NewsCategoryPage(title=section.title, slug="tin-trong-tinh-2")
    )
    ensure_section_groups(twin)
    assert reporter.create(twin).status_code == 403
