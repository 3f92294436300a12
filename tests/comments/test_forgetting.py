"""What the portal forgets by itself (ED-3), and what the log keeps of a transition."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cms.audit.models import AuditEntry
from cms.comments import retention, steps
from cms.comments.models import ReaderComment, Status
from cms.schedule import JOBS
from cms.transitions import Refused, Stale, open_to, perform
from tests.factories import make_person

from .people import make_comment

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def test_each_is_forgotten_in_its_time_by_the_clock():
    jobs = {job: seconds for seconds, job in JOBS}
    assert jobs[retention.forget_network_keys] == 3600
    assert jobs[retention.forget_refused] == jobs[retention.forget_emails] == 24 * 3600


def test_what_was_refused_goes_after_half_a_year(article):
    kept = [
        make_comment(article, status=Status.REJECTED, decided_at=days_ago(179)),
        make_comment(article, status=Status.APPROVED, decided_at=days_ago(999)),
        make_comment(article, status=Status.SPAM, created_at=days_ago(179)),
    ]
    make_comment(article, status=Status.REJECTED, decided_at=days_ago(181))
    make_comment(article, status=Status.SPAM, decided_at=days_ago(181))
    make_comment(article, status=Status.SPAM, created_at=days_ago(181))
    assert retention.forget_refused() == 3
    assert set(ReaderComment.objects.all()) == set(kept)
    assert retention.forget_refused() == 0


def test_a_refused_comment_with_answers_leaves_an_empty_place(client, article):
    parent = make_comment(article, status=Status.REJECTED, decided_at=days_ago(181))
    reply = make_comment(article, "Câu trả lời còn đây", parent=parent)
    assert retention.forget_refused() == 1
    parent.refresh_from_db()
    assert (parent.body, parent.author_name) == ("", "")
    assert reply.body in client.get(article.url).text
    assert retention.forget_refused() == 0


def test_addresses_and_network_keys_go(article):
    for days in (29, 31):
        make_comment(
            article, author_email="a@b.vn", network_key="k" * 32, created_at=days_ago(days)
        )
    fresh = make_comment(article, author_email="a@b.vn", network_key="k" * 32)
    assert retention.forget_emails() == 1
    assert retention.forget_network_keys() == 2
    fresh.refresh_from_db()
    assert fresh.author_email and fresh.network_key


def test_a_step_asks_for_right_reason_and_the_version_that_was_seen(article, moderator):
    comment = make_comment(article, status=Status.PENDING)
    with pytest.raises(PermissionDenied):
        perform(steps.APPROVE, comment, make_person("phongvien"), 1)
    with pytest.raises(Refused):
        perform(steps.REJECT, comment, moderator, 1)
    with pytest.raises(Stale):
        perform(steps.APPROVE, comment, moderator, 2)
    guarded = steps.APPROVE._replace(guards=(lambda obj, actor: "Bài đã khóa.",))
    with pytest.raises(Refused, match="Bài đã khóa."):
        perform(guarded, comment, moderator, 1)
    assert not AuditEntry.objects.exists()
    group = perform(steps.APPROVE, comment, moderator, 1)
    assert (comment.status, comment.version) == (Status.APPROVED, 2)
    line = AuditEntry.objects.get()
    assert (line.group, line.actor, line.summary) == (group, moderator, "Duyệt ý kiến")


def test_the_buttons_are_those_of_the_table(article, moderator):
    comment = make_comment(article, status=Status.APPROVED)
    table = [*steps.DESK.values(), steps.WITHDRAW]
    labels = [str(step.label) for step in open_to(table, comment, moderator)]
    assert labels == ["Không đăng", "Tạm ẩn", "Rút ý kiến"]
    labels = [str(s.label) for s in open_to(table, comment, make_person("phongvien"))]
    assert labels == ["Rút ý kiến"]
