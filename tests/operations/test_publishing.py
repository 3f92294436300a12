"""What was scheduled goes live or away by itself: all of it, once, whatever one item does (N-36)."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from cms.pages.publishing import publish_due
from home.models import HomeLayout
from home.news.models import NewsPage
from tests.factories import make_article

MANY = 200
PUBLISHED, WITHDRAWN = "wagtail.publish.scheduled", "wagtail.unpublish.scheduled"


@pytest.fixture(autouse=True)
def tasks_wait(settings):
    """As in production, the search index is brought up to date by another process."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def schedule(section, count, at=None, **fields):
    """Return articles that an editor has approved for a later hour, by default one just passed."""
    at = at or timezone.now() - timedelta(seconds=1)
    articles = [make_article(section, f"Bài {n}", live=False, **fields) for n in range(count)]
    Revision.page_revisions.filter(object_id__in=[str(article.pk) for article in articles]).update(
        approved_go_live_at=at
    )
    return articles


def live_titles():
    return set(NewsPage.objects.filter(live=True).values_list("title", flat=True))


def test_two_hundred_articles_of_one_minute_are_all_live_after_one_round(section):
    schedule(section, MANY)
    assert publish_due() == MANY
    assert len(live_titles()) == MANY
    assert publish_due() == 0


def test_nothing_goes_live_before_its_time(section):
    at = timezone.now() + timedelta(minutes=5)
    schedule(section, 1, at=at)
    assert publish_due(now=at - timedelta(seconds=1)) == 0
    assert live_titles() == set()
    assert publish_due(now=at) == 1
    assert live_titles() == {"Bài 0"}


def test_one_item_that_fails_does_not_hold_up_the_others(section, monkeypatch):
    schedule(section, 3)
    publish = Revision.publish

    def fail_for_the_first(revision, *args, **kwargs):
        if revision.object_str == "Bài 0":
            raise RuntimeError("khối nội dung hỏng")
        return publish(revision, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", fail_for_the_first)
    assert publish_due() == 2
    assert live_titles() == {"Bài 1", "Bài 2"}
    monkeypatch.undo()
    assert publish_due() == 1  # it was left for the next round
    assert "Bài 0" in live_titles()


def test_what_has_expired_is_withdrawn_and_kept(section):
    article = make_article(section, expire_at=timezone.now() + timedelta(hours=1))
    assert publish_due() == 0
    assert publish_due(now=article.expire_at) == 1
    article.refresh_from_db()
    assert (article.live, article.expired) == (False, True)
    assert PageLogEntry.objects.filter(action=WITHDRAWN, page=article.pk).count() == 1


def test_the_composition_of_the_home_page_changes_and_ends_by_the_clock_too(home):
    now = timezone.now()
    layout = HomeLayout.objects.get()
    layout.unpublish()
    layout.save_revision(approved_go_live_at=now)
    assert publish_due(now=now) == 1
    HomeLayout.objects.update(expire_at=now + timedelta(hours=1))
    assert HomeLayout.objects.get().live
    assert publish_due(now=now + timedelta(hours=1)) == 1
    assert not HomeLayout.objects.get().live
    assert ModelLogEntry.objects.filter(action=WITHDRAWN).count() == 1


def test_two_clocks_publish_once(committed_section):
    schedule(committed_section, 10)
    start, done = threading.Barrier(2), []

    def publish():
        start.wait()
        done.append(publish_due())
        connection.close()

    clocks = [threading.Thread(target=publish) for _ in range(2)]
    for clock in clocks:
        clock.start()
    for clock in clocks:
        clock.join()
    assert sum(done) == 10
    assert PageLogEntry.objects.filter(action=PUBLISHED).count() == 10
