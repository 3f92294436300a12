"""The demo's own articles: marked, valid, in every state of the newsroom (news.md N-12, N-56, N-57)."""

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import WorkflowState

from home.news.models import EventSeries, NewsCategoryPage, NewsPage

from .pages import CUSTOMER_ARTICLE, words

NINE_BLOCKS = {
    "text", "heading", "image", "gallery", "quote", "table", "document", "video", "notice",
}  # fmt: skip


def articles(**conditions):
    return NewsPage.objects.filter(**conditions)


def test_at_least_six_articles_in_each_of_six_sections_and_three_series(demo):
    counts = [articles(live=True).child_of(s).count() for s in NewsCategoryPage.objects.all()]
    assert len(counts) == 6 and min(counts) >= 6 and sum(counts) > 42
    assert EventSeries.objects.count() == 3


def test_every_article_but_the_customers_says_that_it_is_a_sample(article_pages):
    for address, page in article_pages.items():
        is_marked = "Bài mẫu, viết cho bản trình diễn." in words(page.select_one("article"))
        assert is_marked == (address != CUSTOMER_ARTICLE), address


def test_an_editor_could_save_every_article_and_page_as_it_is(demo):
    for article in articles():
        article.body.stream_block.clean(article.body)
        assert len(article.title) <= 90 and len(article.lead) <= 600
        assert bool(article.lead_image) == bool(article.lead_image_alt)
        assert article.lead_image_alt.startswith("Tranh vẽ: ") or not article.lead_image


def test_all_nine_kinds_of_block_occur(demo):
    kinds = Counter(block.block_type for article in articles(live=True) for block in article.body)
    assert set(kinds) == NINE_BLOCKS


def test_an_article_is_as_old_as_it_says(demo):
    for article in articles(live=True):
        revision = article.latest_revision
        moments = {article.published_at, article.first_published_at, revision.created_at}
        assert moments == {article.last_published_at}
        assert date(2019, 7, 1) <= timezone.localdate(article.published_at) <= date(2019, 9, 16)
        assert not article.has_unpublished_changes


def test_one_article_carries_a_correction_under_its_lead(demo, article_pages):
    corrected = articles(corrections__isnull=False).get()
    printed = article_pages[corrected.url].select_one("article").get_text("")
    assert "Đính chính (10/09/2019): Bản đăng lúc đầu ghi" in " ".join(printed.split())


@pytest.mark.parametrize("state", ["scheduled", "expired", "waiting", "returned"])
def test_an_article_that_is_not_published_is_not_shown(demo, client, state):
    article = in_state(state)
    assert not article.live
    assert client.get(article.url).status_code == 404
    assert article.title not in client.get("/tin-tuc/").content.decode()


def in_state(state):
    workflows = {"waiting": WorkflowState.STATUS_IN_PROGRESS, "returned": "needs_changes"}
    if state == "scheduled":
        return articles(go_live_at__gt=timezone.now()).get()
    if state == "expired":
        return articles(expired=True).get()
    state = WorkflowState.objects.get(status=workflows[state])
    return state.content_object


def test_a_returned_article_says_why(demo):
    task = in_state("returned").current_workflow_state.current_task_state
    assert task.comment and task.finished_by.username == "bientap"
