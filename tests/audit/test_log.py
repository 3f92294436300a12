"""Decisions stay as they were written, for those who check them (EG-13, SR-71)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.audit.models import AuditEntry
from cms.audit.recording import record, record_all
from cms.audit.retention import forget_old_entries
from cms.users.roles import AUDITORS
from tests.factories import make_article, make_person

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/audit/auditentry/"


@pytest.fixture
def entry(section):
    actor = make_person("nguoi-duyet")
    return record(actor, "test.close", "Đóng", make_article(section), reason="Hết hạn", count=3)


def test_a_line_says_who_did_what_to_which_thing_and_why(entry):
    line = AuditEntry.objects.get()
    assert (line.actor_name, line.summary, line.reason) == ("Nguoi-Duyet", "Đóng", "Hết hạn")
    assert line.subject == "Chợ phiên Tân Mẫu mở lại" and line.details == {"count": 3}


def test_a_line_keeps_the_name_of_a_person_who_is_gone(entry):
    entry.actor.delete()
    assert AuditEntry.objects.get().actor_name == "Nguoi-Duyet"


def test_no_line_is_changed_or_deleted(entry):
    for act in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(reason="khác"),
    ):
        with pytest.raises(TypeError):
            act()
    assert AuditEntry.objects.get().reason == "Hết hạn"


def test_a_bulk_action_is_one_group_written_at_once(section, django_assert_num_queries):
    articles = [make_article(section, f"Bài {number}") for number in range(3)]
    group = "9b0c7e5e-0000-4000-8000-000000000001"
    record(None, "test.first", "Dòng đầu", articles[0])
    with django_assert_num_queries(3):  # hold the chain's end, write the lines, move it on
        record_all(None, "test.hide", "Ẩn", articles, group=group)
    assert AuditEntry.objects.filter(group=group, actor_name="Cổng thông tin").count() == 3


def test_the_auditor_reads_the_log_and_can_write_nothing(client, entry):
    client.force_login(make_person("kiem-toan", AUDITORS))
    assert "Hết hạn" in client.get(LIST).text
    assert client.get(f"{LIST}inspect/{entry.pk}/").status_code == 200
    for act in ("create/", f"edit/{entry.pk}/", f"delete/{entry.pk}/"):
        client.post(f"{LIST}{act}", {"reason": "khác"})
    assert AuditEntry.objects.get(pk=entry.pk).reason == "Hết hạn"


def test_nobody_else_reads_the_log(client, entry, section):
    people = [make_person("truyen-thong", "Truyền thông"), make_person("quan-tri", superuser=True)]
    for person in people:
        client.force_login(person)
        for path in (LIST, f"{LIST}inspect/{entry.pk}/", f"{LIST}?export=csv"):
            assert "Hết hạn" not in client.get(path, follow=True).text


def test_a_line_is_kept_for_five_years(entry, monkeypatch):
    assert forget_old_entries() == 0
    later = timezone.now() + timedelta(days=5 * 366 + 1)
    monkeypatch.setattr("cms.audit.retention.timezone.now", lambda: later)
    assert forget_old_entries() == 1


def test_the_auditor_starts_at_the_newest_lines_and_nobody_else_does(client, entry):
    client.force_login(make_person("kiemtoan", AUDITORS))
    desk = client.get("/quan-tri/").content.decode()
    assert f"{LIST}inspect/{entry.pk}/" in desk and "Chợ phiên Tân Mẫu mở lại" in desk
    client.force_login(make_person("truyenthong", "Truyền thông"))
    assert f"{LIST}inspect/" not in client.get("/quan-tri/").content.decode()
