"""After the invitations left, a changed agenda is shown, then told or not, once (MT-8)."""

import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.audit.models import AuditEntry
from meetingpages.meetings.inviting.sending import send_all
from meetingpages.meetings.models import AgendaItem, Level, Meeting, Note, Status

from .letters import link_of, mails, part, subject
from .making import invite, make_meeting, make_person, make_secretary

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "real_outbox")]
ASKED = "Gửi thông báo thay đổi?"


@pytest.fixture
def meeting():
    return make_meeting(status=Status.SENT, items=3)


@pytest.fixture
def row(meeting):
    row = invite(meeting, make_person("Mai Thi Phong"), answer="truc-tiep")
    send_all(meeting, None)
    return row


@pytest.fixture
def desk(client, meeting, row):
    client.force_login(make_secretary(meeting))
    return client


def address(meeting):
    return f"/hop/{meeting.uuid}/chuong-trinh/"


def seen(client, meeting):
    """What the page of the agenda sends back when nothing is typed."""
    rows = client.get(address(meeting)).context["rows"]
    return {"stamp": rows.stamp} | {
        field.html_name: value
        for form in rows.forms
        for field in form
        if (value := field.value()) is not None and value is not False
    }


def press(client, meeting, act="save", follow=True, **typed):
    data = seen(client, meeting) | {"act": act} | typed
    return client.post(address(meeting), data, follow=follow)


def text(answer):
    return answer.content.decode()


def field(item, name):
    return f"muc-{item.pk}-{name}"


def items(meeting):
    return list(meeting.items.all())


def test_each_kind_of_change_is_shown_and_nobody_is_told_yet(desk, meeting):
    first, second, third = items(meeting)
    press(desk, meeting, **{
        field(first, "public_name"): "Khai mạc", field(second, "minutes"): "40",
        "muc-moi-public_name": "Việc gấp", "muc-moi-label": "4", "muc-moi-minutes": "15",
        "muc-moi-kind": "thao-luan", "muc-moi-level": "noi-bo",
    })  # fmt: skip
    page = text(press(desk, meeting, f"withdraw:{third.pk}"))
    assert ASKED in page
    for line in (
        "Thêm mục “4. Việc gấp”, 15 phút",
        "Rút mục “3. Nội dung 3”",
        "Đổi tên mục “1. Nội dung 1” thành “Khai mạc”",
        "Thời lượng mục “2. Nội dung 2”: 40 phút (trước đây: 15 phút)",
    ):
        assert line in page
    assert len(mails()) == 1


def test_what_moved_and_what_was_taken_out_is_said_without_those_that_only_shifted(desk, meeting):
    first, _second, third = items(meeting)
    page = text(press(desk, meeting, **{field(third, "place"): "0"}))
    assert "Chuyển mục “3. Nội dung 3” tới vị trí thứ 1 (trước đây: 3)" in page
    assert page.count("Chuyển mục") == 1
    page = text(press(desk, meeting, f"delete:{first.pk}"))
    assert "Bỏ mục “1. Nội dung 1”" in page and page.count("Chuyển mục") == 1


def test_other_numbers_of_the_items_are_one_line(desk, meeting):
    _first, second, third = items(meeting)
    page = text(
        press(desk, meeting, **{field(second, "label"): "2.1", field(third, "label"): "2.2"})
    )
    assert "Đổi số hiệu mục: 2 thành 2.1, 3 thành 2.2" in page


def test_everybody_invited_is_told_once_and_the_calendar_entry_stays(desk, meeting, row):
    late = invite(meeting, make_person("Chua Gui Moi"))  # no invitation has left for this one
    press(desk, meeting, **{field(items(meeting)[0], "minutes"): "45"})
    page = text(press(desk, meeting, "tell"))
    assert "Đã gửi thông báo thay đổi tới 1 người" in page and ASKED not in page
    first, news = mails(row.person)
    assert mails(late.person) == []
    assert subject(news) == "Thay đổi chương trình họp: Họp Ban Thường vụ"
    for kind in ("text/plain", "text/html"):
        assert "Thời lượng mục “1. Nội dung 1”: 45 phút" in part(news, kind)
        assert "Lý do" not in part(news, kind)
    assert all(piece.get_content_type() != "text/calendar" for piece in news.walk())
    assert int(vobject.readOne(part(first, "text/calendar")).vevent.sequence.value) == (
        Meeting.objects.get().calendar_sequence
    )
    assert desk.get(link_of(news)).status_code == 200
    assert AuditEntry.objects.get(action="meeting.agenda_told").details["count"] == 1
    row.refresh_from_db()
    assert row.mail.subject.startswith("Thay đổi chương trình")  # its delivery is followed


def test_who_does_not_want_to_tell_is_asked_no_more_until_the_next_change(desk, meeting):
    item = items(meeting)[0]
    press(desk, meeting, **{field(item, "minutes"): "45"})
    page = text(press(desk, meeting, "quiet"))
    assert ASKED not in page and len(mails()) == 1
    assert AuditEntry.objects.filter(action="meeting.agenda_untold").exists()
    page = text(press(desk, meeting, **{field(item, "minutes"): "50"}))
    assert "50 phút (trước đây: 45 phút)" in page


def test_an_agenda_that_is_again_as_it_was_asks_nothing(desk, meeting):
    item = items(meeting)[0]
    assert ASKED in text(press(desk, meeting, f"down:{item.pk}"))
    assert ASKED not in text(press(desk, meeting, f"up:{item.pk}"))
    assert Meeting.objects.get().agenda_known is None


def test_what_was_typed_besides_is_saved_and_shown_before_it_is_told(desk, meeting):
    first, second, _third = items(meeting)
    press(desk, meeting, **{field(first, "minutes"): "45"})
    page = text(press(desk, meeting, "tell", **{field(second, "public_name"): "Việc khác"}))
    assert "hãy xem lại" in page and "thành “Việc khác”" in page and len(mails()) == 1
    press(desk, meeting, "tell")
    assert "thành “Việc khác”" in part(mails()[-1], "text/plain")


def test_a_mistake_beside_the_box_keeps_the_box_and_what_was_typed(desk, meeting):
    first, second, _third = items(meeting)
    press(desk, meeting, **{field(first, "minutes"): "45"})
    wrong = press(desk, meeting, "tell", **{field(second, "minutes"): "nhiều"})
    assert wrong.status_code == 400
    assert ASKED in text(wrong) and "nhiều" in text(wrong) and len(mails()) == 1


def test_of_two_tabs_the_second_is_told_and_nobody_gets_two_mails(desk, meeting, row):
    press(desk, meeting, **{field(items(meeting)[0], "minutes"): "45"})
    other_tab = seen(desk, meeting)
    press(desk, meeting, "tell")
    again = desk.post(address(meeting), other_tab | {"act": "tell"}, follow=True)
    assert "đã được quyết định" in text(again)
    assert len(mails(row.person)) == 2


def test_a_tab_that_shows_an_older_agenda_tells_nothing(desk, meeting, row):
    item = items(meeting)[0]
    press(desk, meeting, **{field(item, "minutes"): "45"})
    other_tab = seen(desk, meeting)
    press(desk, meeting, **{field(item, "minutes"): "60"})
    again = desk.post(address(meeting), other_tab | {"act": "tell"})
    assert again.status_code == 409 and "Người khác vừa sửa" in text(again)
    assert len(mails(row.person)) == 1


def test_full_names_never_leave_in_the_mail(desk, meeting, row):
    secret, limited, inner = items(meeting)
    AgendaItem.objects.filter(pk=secret.pk).update(is_secret=True, public_name="Tên lộ")
    AgendaItem.objects.filter(pk=limited.pk).update(level=Level.LIMITED, full_name="Nhân sự A")
    page = text(press(desk, meeting, **{
        field(secret, "minutes"): "45", field(limited, "minutes"): "45",
        field(inner, "full_name"): "Nhân sự B",
    }))  # fmt: skip
    assert "Đổi tên đầy đủ của mục “3. Nội dung 3”" in page
    press(desk, meeting, "tell")
    for kind in ("text/plain", "text/html"):
        told = part(mails()[-1], kind)
        assert "Thời lượng mục 1: 45 phút" in told and "mục “2. Nội dung 2”" in told
        assert "Nhân sự" not in told and "Tên lộ" not in told
    known = str(Meeting.objects.values_list("agenda_known", flat=True).get())
    assert "Nhân sự" not in known


def test_of_a_limited_meeting_the_mail_says_only_that_the_agenda_changed(desk, meeting):
    Meeting.objects.update(level=Level.LIMITED)
    page = text(press(desk, meeting, **{field(items(meeting)[0], "public_name"): "Việc kín"}))
    assert "thành “Việc kín”" in page
    press(desk, meeting, "tell")
    told = part(mails()[-1], "text/plain")
    assert "Chương trình có thay đổi" in told and "Việc kín" not in told


def test_one_ended_mailbox_does_not_keep_the_news_from_the_others(desk, meeting, row):
    old = make_person("Nguyen Van Cu", email="cu@het-han.example")
    invite(meeting, old, request_sent_at=timezone.now())
    press(desk, meeting, **{field(items(meeting)[0], "minutes"): "45"})
    assert "hãy báo bằng cách khác: Nguyen Van Cu" in text(press(desk, meeting, "tell"))
    assert len(mails(row.person)) == 2 and mails(old) == []


@pytest.mark.parametrize("status", [Status.DRAFT, Status.AWAITING, Status.IN_SESSION])
def test_before_sending_and_in_the_room_nothing_is_asked(desk, meeting, status):
    Meeting.objects.update(status=status)
    page = text(press(desk, meeting, **{field(items(meeting)[0], "minutes"): "45"}))
    assert ASKED not in page and Meeting.objects.get().agenda_known is None


def test_the_desk_says_that_a_change_waits_for_a_decision(desk, meeting):
    words = "chưa quyết định có báo người dự họp không"
    place = f"/hop/{meeting.uuid}/dieu-hanh/"
    assert words not in text(desk.get(place))
    press(desk, meeting, **{field(items(meeting)[0], "minutes"): "45"})
    assert words in text(desk.get(place))


def test_an_edit_of_the_editor_that_is_refused_leaves_nothing_to_tell(desk, meeting, row):
    item = items(meeting)[0]
    Note.objects.create(person=row.person, item=item, text="của riêng tôi")
    assert ASKED not in text(press(desk, meeting, f"delete:{item.pk}"))


def test_showing_what_changed_asks_one_question_whatever_the_agenda(desk, meeting):
    def asked():
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(address(meeting)).status_code == 200
        return len(caught)

    before = asked()
    for number in range(4, 34):
        AgendaItem.objects.create(meeting=meeting, order=number, public_name=f"Mục {number}")
    press(desk, meeting, **{field(items(meeting)[0], "minutes"): "45"})
    assert asked() == before + 1
