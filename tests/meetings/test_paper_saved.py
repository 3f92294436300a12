"""Paper saved: pages of the newest version × (invited who may read − copies printed) (MT-40)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetingpages.meetings.after.paper_saved import paper_saved
from meetingpages.meetings.models import Level, Meeting, Paper, PaperVersion, Role, Status
from tests.media.files import pdf_of_pages
from tests.meetings.making import (
    add_version,
    invite,
    make_meeting,
    make_office,
    make_paper,
    make_person,
    make_secretary,
    signed_in,
)

pytestmark = pytest.mark.django_db
BOARD = "/hop/muc-do-thuc-hien/"


@pytest.fixture
def meeting(home):
    """Four invited people, one of whom sends a substitute."""
    start = timezone.now() - timedelta(hours=3)
    meeting = make_meeting(status=Status.ENDED, starts_at=start, ends_at=start)
    rows = [invite(meeting, make_person(f"Dai Bieu {number}")) for number in range(4)]
    invite(meeting, make_person("Du Thay"), substitute_for=rows[0])
    return meeting


def paper_of(meeting, pages=10, **fields):
    return make_paper(meeting.items.get(), data=pdf_of_pages(pages), **fields)


def pages(*meetings):
    return paper_saved(list(Meeting.objects.filter(pk__in=[one.pk for one in meetings]))).pages


def board(user):
    return " ".join(signed_in(user).get(BOARD).content.decode().split())


def test_each_invited_reader_saves_the_pages_that_were_not_printed(meeting):
    paper_of(meeting, printed_copies=1)
    assert pages(meeting) == 10 * (4 - 1)
    said = board(make_office())
    assert "<b>30 trang</b>" in said and "10 trang × (4 người − 1 bản in) = 30" in said
    assert "không ước đoán" in said


def test_only_the_newest_version_counts_and_no_paper_that_was_withdrawn(meeting):
    add_version(paper_of(meeting, pages=3), pdf_of_pages(5))
    paper_of(meeting, pages=7, withdrawn_at=timezone.now())
    make_paper(meeting.items.get(), versions=0)
    assert pages(meeting) == 5 * 4


def test_a_limited_paper_counts_for_its_readers_and_is_not_named(meeting):
    chair = make_person("Tran Van Chu")
    invite(meeting, chair, role=Role.CHAIR)
    one = meeting.invitations.first().person
    paper_of(meeting, level=Level.LIMITED, readers=[one], title="Nhân sự kín")
    assert pages(meeting) == 10 * 2
    said = board(make_secretary(meeting))
    assert "Nhân sự kín" not in said and "Tài liệu hạn chế" in said


def test_more_copies_than_readers_save_nothing_and_take_nothing_from_others(meeting):
    paper_of(meeting, printed_copies=9)
    paper_of(meeting)
    assert pages(meeting) == 40


def test_an_unknown_number_of_pages_is_listed_not_guessed(meeting):
    paper_of(meeting)
    table = paper_of(meeting, title="Bảng số liệu")
    PaperVersion.objects.filter(paper=table).update(page_count=None)
    said = board(make_office())
    assert "<b>40 trang</b>" in said
    assert "1 tài liệu chưa biết số trang, không tính: Bảng số liệu." in said


def test_money_is_said_where_a_price_is_set_and_nowhere_else(meeting):
    paper_of(meeting, pages=100)
    assert "đồng" not in board(make_office())
    meeting.body.page_price = 500
    meeting.body.save()
    assert "khoảng <b>200.000 đồng</b>" in board(make_office("khac"))


def test_meetings_to_come_or_cancelled_have_saved_nothing_yet(meeting):
    paper_of(meeting)
    Meeting.objects.update(starts_at=timezone.now() + timedelta(hours=1))
    assert "chưa có cuộc họp nào đã tới giờ" in board(make_office())
    Meeting.objects.update(starts_at=timezone.now() - timedelta(hours=1), status=Status.CANCELLED)
    assert "chưa có cuộc họp nào đã tới giờ" in board(make_office("khac"))


def test_the_secretary_writes_how_many_copies_were_printed(meeting):
    Meeting.objects.update(status=Status.SENT)
    paper, secretary = paper_of(meeting), signed_in(make_secretary(meeting))
    url = f"/hop/{meeting.uuid}/tai-lieu/"
    assert "Số bản in" not in secretary.get(f"{url}?them={paper.item_id}").content.decode()
    assert "Số bản in" in secretary.get(f"{url}?sua={paper.pk}").content.decode()
    given = {"action": "sua", "paper": paper.pk, "title": "Tờ trình", "role": "chinh",
             "level": "noi-bo", "printed_copies": "3"}  # fmt: skip
    assert secretary.post(url, given).status_code == 303
    assert Paper.objects.get().printed_copies == 3
    answer = secretary.post(url, given | {"printed_copies": "-1"})
    assert answer.status_code == 400 and 'value="-1"' in answer.content.decode()


def test_many_meetings_cost_no_more_questions(meeting, django_assert_max_num_queries):
    for number in range(5):
        other = make_meeting(status=Status.ENDED, starts_at=meeting.starts_at, items=1)
        invite(other, make_person(f"Nguoi {number}"))
        paper_of(other)
        paper_of(other, level=Level.LIMITED)
    meetings = list(Meeting.objects.select_related("body"))
    with django_assert_max_num_queries(4):
        assert paper_saved(meetings).pages == 50
