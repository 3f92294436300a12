"""Staff read ballots, narrow them, and download them safely; nobody changes one (ES-8, ES-9)."""

import csv
import io

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from cms.audit.models import AuditEntry
from cms.polls.models import Ballot, Poll
from tests.factories import make_person

from .making import bulk, make_poll, moment, vote

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/polls/ballot/"


def table(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def listed(client, **filters):
    return client.get(LIST, filters).context["result_count"]


def test_ballots_are_narrowed_by_poll_day_flag_and_exclusion(desk):
    poll, other = make_poll(), make_poll("Khác?")
    bulk(poll, "Sáng", 3, flags="cap")
    bulk(poll, "Tối", 2, cast_at=moment(days=-3))
    bulk(other, "Sáng", 1)
    assert listed(desk) == 6
    assert listed(desk, poll=poll.pk) == 5
    assert listed(desk, flag="any") == listed(desk, flag="cap") == 3
    assert listed(desk, flag="none") == 3
    day = f"{timezone.localtime(moment(days=-3)):%d/%m/%Y}"
    assert listed(desk, day=day) == 2 and day in desk.get(LIST, {"poll": poll.pk}).text
    assert listed(desk, excluded="yes") == 0 and listed(desk, excluded="no") == 6
    assert listed(desk, q=Ballot.objects.last().receipt) == 1


@pytest.mark.parametrize(
    "wrong",
    [{"poll": "x"}, {"nope": "1"}, {"day": "31/02/2019"}, {"day": "?"}, {"cast_at__gte": "?"}],
)
def test_an_unreal_filter_is_no_error(desk, wrong):
    bulk(make_poll(), "Sáng", 1)
    assert desk.get(LIST, wrong).status_code in (200, 302)


def test_nobody_adds_changes_or_deletes_a_ballot(home):
    ballot = bulk(make_poll(), "Sáng", 1)[0]
    chief = Client()
    chief.force_login(make_person("quantri", superuser=True))
    for address in ("create/", f"edit/{ballot.pk}/", f"delete/{ballot.pk}/"):
        for method in (chief.get, chief.post):
            assert method(LIST + address).status_code in (302, 403, 404)
    assert Ballot.objects.count() == 1


def test_a_download_holds_the_rows_of_the_filter_and_no_keys(desk, officer):
    poll = make_poll(texts=["=1+1", "Chiều"])
    bulk(make_poll("Khác?"), "Sáng", 1)
    vote(poll, "=1+1")
    answer = desk.get(LIST, {"poll": poll.pk, "xuat": "csv"})
    head, row = table(answer)
    ballot = Ballot.objects.get(poll=poll)
    assert head[0] == "Mã phiếu" and row[0] == ballot.receipt
    assert row[4] == "'=1+1"  # no spreadsheet takes it for a formula
    for secret in (ballot.voter_key, ballot.network_key):
        assert secret not in answer.content.decode()
    entry = AuditEntry.objects.get(action="poll.export")
    assert entry.actor == officer and entry.details == {"what": "phieu", "kind": "csv"}


def test_the_result_is_downloaded_all_and_filtered_side_by_side(desk):
    poll = make_poll()
    bulk(poll, "Sáng", 3)
    bulk(poll, "Tối", 1)
    address = f"/quan-tri/polls/poll/{poll.pk}/ket-qua"
    rows = table(desk.get(f"{address}.csv"))
    assert rows[1] == ["Sáng", "3", "75.0", "3", "75.0"]
    sheet = load_workbook(io.BytesIO(desk.get(f"{address}.xlsx").content)).active
    assert [cell.value for cell in sheet[2]] == ["Sáng", 3, 75, 3, 75]


def test_days_are_vietnamese_days(desk):
    from datetime import UTC, datetime

    poll = make_poll(texts=["=A", "B"], opens_at=moment(days=-900))
    for hour in (16, 17):  # 23:00 and 00:00 of the next day in Vietnam
        bulk(poll, "=A", 1, cast_at=datetime(2025, 2, 28, hour, 30, tzinfo=UTC))
    rows = table(desk.get(f"/quan-tri/polls/poll/{poll.pk}/theo-ngay.csv"))
    assert rows[0] == ["Ngày", "Số phiếu", "'=A", "B"]
    assert [row[:2] for row in rows[1:]] == [["28/02/2025", "1"], ["01/03/2025", "1"]]
    page = desk.get(f"/quan-tri/polls/poll/{poll.pk}/").text
    assert "28/02/2025" in page and "01/03/2025" in page


def test_the_lists_need_no_sign_of_djangos_own_admin(desk, settings):
    """Its files are not installed, and in production a missing file is an error."""
    make_poll(pinned=True)
    page = desk.get("/quan-tri/polls/poll/").text
    assert "admin/img/" not in page and "Đang ghim" in page


@pytest.mark.parametrize("count", [2, 40])
def test_lists_and_the_page_of_a_poll_ask_no_more_for_more_rows(
    desk, count, django_assert_max_num_queries
):
    poll = make_poll()
    bulk(poll, "Sáng", count)
    for number in range(count // 4):
        make_poll(f"Số {number}?")
    for address in (LIST, "/quan-tri/polls/poll/", f"/quan-tri/polls/poll/{poll.pk}/"):
        desk.get(address)
        with django_assert_max_num_queries(30):
            desk.get(address)


@pytest.mark.parametrize(
    "name", ["draft", "scheduled", "open", "paused", "closed", "archived", "khong-co"]
)
def test_polls_are_narrowed_by_state(desk, name):
    for question, fields in {
        "draft": {"stage": "draft"},
        "scheduled": {"opens_at": moment(hours=1)},
        "open": {"closes_at": moment(hours=1)},
        "paused": {"paused_at": moment()},
        "closed": {"paused_at": moment(), "closes_at": moment(minutes=-1)},
        "archived": {"stage": "archived"},
    }.items():
        make_poll(question, **fields)
    found = desk.get("/quan-tri/polls/poll/", {"state": name}).context["object_list"]
    expected = [name] if name != "khong-co" else [p.question for p in Poll.objects.all()]
    assert [poll.question for poll in found] == expected
