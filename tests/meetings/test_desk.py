"""The list of meetings and the desk of one: what waits on top, counts, days, the printed sheet."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from cms.mail.models import MailState, OutgoingMail
from meetingpages.meetings.desk.clock import clock_of
from meetingpages.meetings.models import (
    Answer,
    CheckEvent,
    Holiday,
    Invitation,
    Level,
    Meeting,
    Paper,
    Role,
    Status,
)
from tests.meetings.making import (
    invite,
    make_body,
    make_meeting,
    make_office,
    make_person,
    make_secretary,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return make_meeting(status=Status.SENT)


@pytest.fixture
def desk(client, meeting):
    client.force_login(make_secretary(meeting))
    return client


def shown(client, meeting, query=""):
    return client.get(f"/hop/{meeting.uuid}/dieu-hanh/{query}").content.decode()


def mail(state):
    return OutgoingMail.objects.create(
        state=state, next_try_at=timezone.now(), last_error="hộp thư đầy"
    )


# The list.


def test_meetings_stand_under_what_they_wait_for(desk, meeting):
    for status in (Status.AWAITING, Status.IN_SESSION, Status.ENDED, Status.DRAFT):
        make_meeting(status=status, full_name="", public_name=f"Họp {status}")
    page = desk.get("/hop/").content.decode()
    places = [page.index(f"{title} <span") for title in (
        "Chờ duyệt", "Đang họp", "Sắp họp", "Chờ kết luận", "Nháp",
    )]  # fmt: skip
    assert places == sorted(places) and "Tạo cuộc họp" in page
    assert f"/hop/{meeting.uuid}/dieu-hanh/" in page


def test_past_meetings_come_by_pages(desk, meeting):
    for number in range(21):
        make_meeting(status=Status.CONCLUDED, full_name="", public_name=f"Họp cũ {number}")
    assert desk.get("/hop/").content.decode().count("Họp cũ") == 20
    assert desk.get("/hop/?trang=2").content.decode().count("Họp cũ") == 1
    assert desk.get("/hop/?trang=3").status_code == 404


def test_a_delegate_sees_the_own_meetings_and_no_button(client, meeting):
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account))
    make_meeting(make_body("Khác"), Status.SENT, public_name="Họp khác", full_name="")
    client.force_login(account)
    page = client.get("/hop/").content.decode()
    assert f'href="/hop/{meeting.uuid}/"' in page and "Họp khác" not in page
    assert "Tạo cuộc họp" not in page and "dieu-hanh" not in page


def test_a_secretary_of_another_body_sees_and_opens_nothing(client, meeting):
    make_body("Ban Khác", secretary=(other := make_user("thukykhac", "Thư ký họp")))
    client.force_login(other)
    assert meeting.name not in client.get("/hop/").content.decode()
    for place in ("dieu-hanh", "sua", "chuong-trinh", "thanh-phan", "diem-danh"):
        assert client.get(f"/hop/{meeting.uuid}/{place}/").status_code == 404
    assert client.post(f"/hop/{meeting.uuid}/nhan-ban/").status_code == 404
    assert Meeting.objects.count() == 1


# The desk.


def test_what_needs_work_stands_on_top_and_in_its_tab(desk, meeting):
    come = invite(meeting, make_person("Den Duoc"), answer=Answer.IN_PERSON)
    failed = invite(meeting, make_person("Gui Loi"), answer=Answer.ONLINE, mail=mail("failed"))
    waiting = invite(meeting, make_person("Chua Tra Loi"))
    sends = invite(meeting, make_person("Cu Dai"), answer=Answer.SUBSTITUTE)
    invite(meeting, make_person("Du Thay"), substitute_for=sends)
    page = shown(desk, meeting)
    order = [page.index(row.person.full_name) for row in (failed, waiting, sends, come)]
    assert order == sorted(order) and "Du Thay" in page
    assert page.index("Đã xong") < page.index("Den Duoc")
    tabs = {"gui-loi": [failed], "chua-tra-loi": [waiting], "du-thay": [sends]}
    for tab, rows in tabs.items():
        page = shown(desk, meeting, f"?xem={tab}")
        names = {row.person.full_name for row in Invitation.objects.filter(substitute_for=None)}
        assert {name for name in names if name in page} == {row.person.full_name for row in rows}
    assert "Còn 1 giấy mời chưa chắc tới nơi" in shown(desk, meeting)


def test_a_withdrawn_person_is_not_listed(desk, meeting):
    invite(meeting, make_person("Da Rut"), withdrawn_at=timezone.now())
    assert "Da Rut" not in shown(desk, meeting)


def test_those_who_need_nothing_open_on_demand(desk, meeting):
    for number in range(14):
        invite(meeting, make_person(f"Nguoi {number}"), answer=Answer.IN_PERSON)
    assert "Xem thêm 4 người đã xong" in shown(desk, meeting)
    assert "Xem thêm" not in shown(desk, meeting, "?het")


def test_the_sum_of_the_answers_and_the_quorum_if_all_come(desk, meeting):
    answers = [Answer.IN_PERSON] * 3 + [Answer.ONLINE, Answer.ABSENT, ""]
    for number, answer in enumerate(answers):
        invite(meeting, make_person(f"Nguoi {number}"), answer=answer)
    page = shown(desk, meeting)
    assert "5 trong 6" in page
    assert "Đủ điều kiện họp nếu giữ nguyên: 4 trên 6, cần từ 4" in page


def test_missing_papers_are_counted_and_a_closed_one_is_not_named(desk, meeting):
    item = meeting.items.get()
    Paper.objects.create(item=item, title="Báo cáo quý III")
    Paper.objects.create(item=item, title="Nhân sự kín", level=Level.LIMITED)
    page = shown(desk, meeting)
    assert "2 trong 2" in page and "Báo cáo quý III" in page and "Nhân sự kín" not in page


def test_the_days_before_the_meeting_of_the_example(home):
    start = timezone.make_aware(datetime(2019, 9, 11, 8))
    meeting = make_meeting(
        status=Status.SENT,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        answer_by=timezone.make_aware(datetime(2019, 9, 9, 17)),
    )
    Meeting.objects.filter(pk=meeting.pk).update(sent_at=start - timedelta(days=7))
    meeting.refresh_from_db()
    days = clock_of(meeting)
    assert [day.name for day in days] == [
        "Thứ tư 04/09", "Thứ năm 05/09", "Thứ sáu 06/09", "T7", "CN", "Thứ hai 09/09",
        "Thứ ba 10/09", "Thứ tư 11/09",
    ]  # fmt: skip
    assert [day.is_off for day in days].count(True) == 2
    assert days[0].lines == ["Đã gửi giấy mời"]
    assert days[2].lines == ["Hạn tài liệu, trước họp 3 ngày làm việc"]
    assert days[5].lines == ["17:00 hạn trả lời"]
    assert days[7].lines == ["08:00 họp", "điểm danh từ 07:00"]


def test_tet_is_one_cell_of_the_clock(home):
    start = timezone.make_aware(datetime(2027, 2, 17, 8))
    for day in range(4, 13):
        Holiday.objects.create(day=datetime(2027, 2, day).date(), name="Tết")
    meeting = make_meeting(status=Status.SENT, starts_at=start, ends_at=start)
    assert "04/02 – 14/02" in [day.name for day in clock_of(meeting)]


def test_the_sheet_lists_everybody_with_a_place_to_sign(desk, meeting):
    invite(meeting, make_person("An Mau"), answer=Answer.ABSENT)
    invite(meeting, make_person("Chu Tri"), role=Role.CHAIR)
    page = desk.get(f"/hop/{meeting.uuid}/diem-danh/").content.decode()
    assert page.index("Chu Tri") < page.index("An Mau")
    assert "Vắng mặt" in page and "Chưa trả lời" in page and "Chữ ký" in page


def test_withdrawing_keeps_who_was_present(desk, meeting):
    row = invite(meeting, make_person("Mai Thi Phong"))
    CheckEvent.objects.create(invitation=row)
    desk.post(f"/hop/{meeting.uuid}/thanh-phan/", {"act": f"withdraw:{row.pk}"})
    assert Invitation.objects.get().checks.count() == 1


def test_a_finished_meeting_is_read_not_written(client, home):
    meeting = make_meeting(status=Status.CONCLUDED)
    client.force_login(make_office())
    assert 'name="act"' not in client.get(f"/hop/{meeting.uuid}/chuong-trinh/").content.decode()
    person = make_person("Mai Thi Phong")
    client.post(f"/hop/{meeting.uuid}/thanh-phan/", {"act": f"person:{person.pk}"})
    assert not meeting.invitations.exists()


def test_unknown_delivery_counts_as_doubtful(desk, meeting):
    invite(meeting, make_person("Khong Ro"), mail=mail(MailState.UNKNOWN), answer=Answer.IN_PERSON)
    assert "Khong Ro" in shown(desk, meeting, "?xem=gui-loi")


# The ways from the desk.

RUN, MOVE, EDIT = "Điều khiển phiên họp", "Hoãn, đổi giờ họp", "Sửa cuộc họp"
AFTER, SHEET = "Kết luận, biên bản", "In danh sách điểm danh"


def near(meeting, status, minutes):
    """The meeting in a state, beginning in so many minutes."""
    starts = timezone.now() + timedelta(minutes=minutes)
    began = starts if status not in (Status.DRAFT, Status.AWAITING, Status.SENT) else None
    Meeting.objects.filter(pk=meeting.pk).update(
        status=status, starts_at=starts, ends_at=starts + timedelta(hours=2), began_at=began,
        closed_at=timezone.now(), sent_at=None if status == Status.DRAFT else timezone.now(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "minutes", "offered"),
    [
        (Status.DRAFT, 9000, {EDIT}),
        (Status.SENT, 9000, {EDIT, MOVE, SHEET}),
        (Status.SENT, 61, {EDIT, MOVE, SHEET}),
        (Status.SENT, 59, {EDIT, MOVE, SHEET, RUN}),
        (Status.IN_SESSION, -5, {SHEET, RUN, AFTER}),
        (Status.ENDED, -120, {AFTER}),
        (Status.CONCLUDED, -9000, {AFTER}),
        (Status.CANCELLED, 9000, set()),
    ],
)
def test_the_desk_leads_where_there_is_something_to_do(desk, meeting, status, minutes, offered):
    near(meeting, status, minutes)
    if status == Status.CANCELLED:
        Meeting.objects.update(began_at=None)
    page = shown(desk, meeting)
    assert {words for words in (RUN, MOVE, EDIT, AFTER, SHEET) if f"{words}</a>" in page} == offered
    assert all(f"{words}</a>" in page for words in ("Thành phần", "Tài liệu"))
    assert "Nhân bản cuộc họp</button>" in page
    ways = page.split('class="h-ways"')[1].split("</nav>")[0]
    assert ways.count('class="h-btn') == (RUN in offered)  # one main way, or none


def test_before_sending_nothing_is_said_of_answers_nobody_can_give(desk, meeting):
    near(meeting, Status.DRAFT, 9000)
    invite(meeting, make_person("Mai Thi Phong"))
    page = shown(desk, meeting)
    assert "Chưa trả lời <i>" not in page and "Mai Thi Phong" in page
    near(meeting, Status.SENT, 9000)
    assert "Chưa trả lời <i>1</i>" in shown(desk, meeting)


def test_before_sending_a_mailbox_that_would_be_refused_stands_on_top(client, home):
    meeting = make_meeting(status=Status.DRAFT)
    invite(meeting, make_person("An Thị Được", email="duoc@congvu.example"))
    person = make_person("Zung Văn Hết", email="het@congvu.example")
    type(person).objects.filter(pk=person.pk).update(official_email="het@gmail.com")
    invite(meeting, person)
    client.force_login(make_secretary(meeting))
    text = client.get(f"/hop/{meeting.uuid}/dieu-hanh/").content.decode()
    assert "het@gmail.com thuộc dịch vụ thư công cộng" in text
    assert text.index("Cần xử lý") < text.index("Zung Văn Hết") < text.index("An Thị Được")


def test_once_the_meeting_is_over_nobody_is_asked_to_chase_answers(client, home):
    meeting = make_meeting(status=Status.SENT)
    Meeting.objects.filter(pk=meeting.pk).update(sent_at=timezone.now())
    invite(meeting, make_person("An Thị Được", email="duoc@congvu.example"))
    client.force_login(make_secretary(meeting))
    path = f"/hop/{meeting.uuid}/dieu-hanh/"
    assert "Cần xử lý <i>1</i>" in client.get(path).content.decode()
    Meeting.objects.filter(pk=meeting.pk).update(status=Status.ENDED)
    assert "Cần xử lý <i>0</i>" in client.get(path).content.decode()
