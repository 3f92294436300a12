"""The board of the units: figures with the rows behind them, and who may see them (MT-41)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetingpages.circulars.models import Acknowledgement
from meetingpages.meetings.after.compliance import board_of
from meetingpages.meetings.after.compliance_views import name_of, quarter_of
from meetingpages.meetings.deadlines import working_days_from
from meetingpages.meetings.models import (
    CheckEvent,
    Meeting,
    Paper,
    PaperVersion,
    Status,
)
from meetingpages.organisation.models import Person
from tests.circulars.making import make_circular
from tests.meetings.making import (
    invite,
    make_meeting,
    make_office,
    make_person,
    make_secretary,
    make_user,
)

pytestmark = pytest.mark.django_db
BOARD = "/hop/muc-do-thuc-hien/"


@pytest.fixture
def meeting(home):
    start = timezone.now() - timedelta(hours=3)
    meeting = make_meeting(status=Status.ENDED, starts_at=start, ends_at=start)
    answer_by = start - timedelta(days=2)
    Meeting.objects.filter(pk=meeting.pk).update(closed_at=start, answer_by=answer_by)
    meeting.refresh_from_db()
    return meeting


def row_of(meeting, unit):
    day = timezone.localdate(meeting.starts_at)
    rows = board_of(Meeting.objects.all(), quarter_of(day))
    return {
        name: (cell.done, cell.due)
        for name, cell in next(row for row in rows if row.unit.name == unit).cells.items()
    }


def test_each_figure_counts_what_was_due_and_what_was_done(meeting):
    early = meeting.answer_by - timedelta(hours=1)
    late = meeting.answer_by + timedelta(hours=1)
    people = [make_person(f"Người {n}", email=f"nguoi.{n}@congvu.example") for n in range(4)]
    rows = [invite(meeting, person) for person in people]
    for row, moment in zip(rows, [early, late, None, early], strict=True):
        row.answered_at = moment
        row.save()
    CheckEvent.objects.create(invitation=rows[0])
    substitute = invite(
        meeting, make_person("Người thay", email="thay@congvu.example"), substitute_for=rows[1]
    )
    CheckEvent.objects.create(invitation=substitute)
    Person.objects.filter(pk=people[3].pk).update(official_email="nguoi@gmail.com")
    unit = people[0].unit
    for days in (9, 0):
        paper = Paper.objects.create(item=meeting.items.get(), title="Tờ trình", unit=unit)
        version = PaperVersion.objects.create(paper=paper, number=1, name="a.pdf", size=1)
        came = meeting.starts_at - timedelta(days=days)
        PaperVersion.objects.filter(pk=version.pk).update(uploaded_at=came)
    Paper.objects.create(item=meeting.items.get(), title="Phụ lục", unit=unit)
    assert row_of(meeting, unit.name) == {
        "thu-cong-vu": (3, 4), "tra-loi": (2, 4), "tai-lieu": (1, 3), "du-hop": (2, 4),
        "van-ban": (0, 0),
    }  # fmt: skip


def test_nothing_due_is_a_dash_and_no_per_cent(client, home):
    meeting = make_meeting(status=Status.SENT)
    invite(meeting, make_person("Mai Thị Phỏng", email="phong@congvu.example"))
    client.force_login(make_office())
    quarter = name_of(quarter_of(timezone.localdate(meeting.starts_at)))
    text = client.get(f"{BOARD}?ky={quarter}").text
    assert "1 trên 1" in text and text.count("<td>—</td>") == 4
    assert "%" not in text.partition("<tbody>")[2].partition("</tbody>")[0]


def test_reports_on_documents_count_for_the_unit_in_the_quarter_of_their_term(home):
    term = timezone.localdate() - timedelta(days=1)
    unit = make_person("Mai Thị Phỏng", email="phong@congvu.example").unit
    Acknowledgement.objects.create(
        circular=make_circular(report_by=term), unit=unit, duty="thuc-hien"
    )
    for fields, done in [({}, 0), ({"status": "da-trien-khai"}, 1)]:
        moment = timezone.now() - timedelta(days=2)
        Acknowledgement.objects.update(done_at=moment if fields else None, **fields)
        (row,) = board_of(Meeting.objects.none(), quarter_of(term))
        cell = row.cells["van-ban"]
        assert (row.unit, cell.done, cell.due) == (unit, done, 1)


def test_a_figure_opens_the_rows_behind_it(client, meeting):
    person = make_person("Mai Thị Phỏng", email="phong@congvu.example")
    invite(meeting, person)
    client.force_login(make_office())
    quarter = name_of(quarter_of(timezone.localdate(meeting.starts_at)))
    address = f"{BOARD}?ky={quarter}&mo={person.unit_id}.tra-loi"
    assert "Chưa trả lời" in client.get(address).text
    assert "Chưa trả lời" not in client.get(f"{BOARD}?ky={quarter}").text


def test_the_table_for_spreadsheets_holds_the_same_figures(client, meeting):
    invite(meeting, make_person("Mai Thị Phỏng", unit="=SUM(A1)", email="phong@congvu.example"))
    client.force_login(make_office())
    quarter = name_of(quarter_of(timezone.localdate(meeting.starts_at)))
    table = client.get(f"{BOARD}?ky={quarter}&dinh-dang=csv").content.decode("utf-8-sig")
    assert "'=SUM(A1)" in table and ",1,1," in table


def test_secretaries_see_their_bodies_and_others_nothing(client, meeting):
    invite(meeting, make_person("Mai Thị Phỏng", email="phong@congvu.example"))
    quarter = name_of(quarter_of(timezone.localdate(meeting.starts_at)))
    client.force_login(make_secretary(meeting))
    assert "Sở Minh Họa" in client.get(f"{BOARD}?ky={quarter}").text
    client.force_login(make_user("nguoi-la"))
    assert client.get(BOARD).status_code == 404
    client.logout()
    assert client.get(BOARD).status_code == 302


@pytest.mark.parametrize(
    "query", ["ky=a", "ky=2019-9", "to-chuc=x", "mo=1", "mo=a.b", "dinh-dang=x"]
)
def test_wrong_filters_are_ignored(client, meeting, query):
    client.force_login(make_office())
    assert client.get(f"{BOARD}?{query}").status_code == 200


def test_the_board_asks_the_same_number_of_questions_for_many(
    meeting, django_assert_max_num_queries
):
    for number in range(40):
        invite(meeting, make_person(f"Người {number}", email=f"n{number}@congvu.example"))
    with django_assert_max_num_queries(6):
        board_of(Meeting.objects.all(), quarter_of(timezone.localdate(meeting.starts_at)))


def test_papers_are_due_three_working_days_before():
    """The example of MT-39: Wednesday 11/9/2019 → Friday 6/9; the notice → Wednesday 18/9."""
    from datetime import date

    day = date(2019, 9, 11)
    assert working_days_from(day, -3, {}) == date(2019, 9, 6)
    assert working_days_from(day, 5, {}) == date(2019, 9, 18)
    tet = {date(2019, 9, 9): False, date(2019, 9, 7): True}
    assert working_days_from(day, -3, tet) == date(2019, 9, 6)
    assert working_days_from(day, -2, tet) == date(2019, 9, 7)
