"""The auditor finds out when a line of the log was changed, taken away or moved (MT-44)."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from cms.audit.chaining import faults
from cms.audit.models import AuditEntry
from cms.audit.recording import record
from cms.audit.retention import KEPT, forget_old_entries
from cms.users.roles import AUDITORS
from tests.factories import make_article, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(section):
    article, actor = make_article(section), make_person("nguoi-duyet")
    return [
        record(actor, "test.close", f"Việc {number}", article, reason="", count=number)
        for number in range(5)
    ]


def behind_its_back(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_untouched_log_is_whole(lines):
    said = StringIO()
    call_command("verify_audit", stdout=said)
    assert "nguyên vẹn" in said.getvalue()
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("column", ["reason", "actor_name", "summary", "at", "details"])
def test_a_changed_line_is_found(lines, column):
    other = {"at": timezone.now(), "details": '{"count": 9}'}.get(column, "khác")
    statement = f"UPDATE audit_auditentry SET {column} = %s WHERE number = 3"  # noqa: S608
    behind_its_back(statement, other)
    assert faults() == ["Dòng 3 không còn như khi ghi."]
    with pytest.raises(CommandError):
        call_command("verify_audit", stdout=StringIO())


def test_a_removed_line_is_found(lines):
    behind_its_back("DELETE FROM audit_auditentry WHERE number = 2")
    assert "Thiếu dòng 2 đến 2." in faults()


def test_a_log_cut_at_its_end_is_found(lines):
    behind_its_back("DELETE FROM audit_auditentry WHERE number >= 4")
    assert faults() == ["Các dòng sau dòng 3 đã mất, phải đến dòng 5."]


def test_two_lines_that_changed_places_are_found(lines):
    for old, new in [(2, 99), (3, 2), (99, 3)]:
        behind_its_back("UPDATE audit_auditentry SET number = %s WHERE number = %s", new, old)
    assert len(faults()) >= 2


def test_a_deleted_account_breaks_nothing(lines):
    lines[0].actor.delete()
    assert faults() == []


def test_retention_takes_the_beginning_and_the_rest_stays_whole(lines):
    old = timezone.now() - KEPT - timedelta(days=1)
    for line in AuditEntry.objects.order_by("number")[:2]:  # as if they had been written then
        behind_its_back("UPDATE audit_auditentry SET at = %s WHERE number = %s", old, line.number)
    assert forget_old_entries() == 2
    assert faults() == []


def test_reading_and_exporting_the_log_stand_in_it(client, lines):
    client.force_login(make_person("kiem-toan", AUDITORS))
    client.get("/quan-tri/audit/auditentry/")
    exported = client.get("/quan-tri/audit/auditentry/?export=csv").content.decode("utf-8-sig")
    assert "Việc 3" in exported
    actions = list(AuditEntry.objects.order_by("number").values_list("action", flat=True))
    assert actions[-2:] == ["audit.read", "audit.export"]
