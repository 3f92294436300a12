"""A secretary prepares a meeting: from the body's template, with agenda and participants."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.audit.models import AuditEntry
from meetingpages.meetings.models import (
    AgendaItem,
    Invitation,
    Level,
    Meeting,
    Outcome,
    Paper,
    Role,
    Status,
)
from meetingpages.organisation.links import make_link
from meetingpages.organisation.models import MailDomain, Person, PersonalLink, Unit
from meetingpages.organisation.models.links import Purpose
from tests.meetings.making import (
    DOMAIN,
    invite,
    make_body,
    make_meeting,
    make_office,
    make_person,
    make_secretary,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return make_meeting(items=3)


@pytest.fixture
def desk(client, meeting):
    client.force_login(make_secretary(meeting))
    return client


def filled(on=None, **given):
    """What a secretary types into the form of a meeting."""
    day = on or timezone.localdate() + timedelta(days=10)
    values = {
        "public_name": "Họp giao ban",
        "day": f"{day:%d/%m/%Y}",
        "begins": "08:00",
        "ends": "10:00",
        "level": "noi-bo",
        "mode": "truc-tiep",
    }
    return values | given


def path(meeting, place):
    return f"/hop/{meeting.uuid}/{place}/"


def text(answer):
    return answer.content.decode()


# The form.


def test_a_new_meeting_starts_with_the_agenda_and_the_members_of_its_body(desk, meeting):
    body, member = meeting.body, make_person("Mai Thi Phong")
    body.agenda = "Khai mạc | 10\n\nBáo cáo quý III | 40\nBế mạc"
    body.members.add(member)
    body.save()
    answer = desk.post("/hop/tao/", filled())
    made = Meeting.objects.get(public_name="Họp giao ban")
    assert answer.status_code == 303 and answer["Location"] == path(made, "chuong-trinh")
    items = list(made.items.values_list("label", "public_name", "minutes"))
    assert items == [("1", "Khai mạc", 10), ("2", "Báo cáo quý III", 40), ("3", "Bế mạc", 15)]
    assert [(row.person, row.has_vote) for row in made.invitations.all()] == [(member, True)]
    assert timezone.localtime(made.starts_at).hour == 8 and made.status == Status.DRAFT


def test_a_secretary_makes_meetings_of_the_own_bodies_only(desk, meeting):
    other = make_body("Ban Khác")
    answer = desk.post(f"/hop/tao/?to-chuc={other.pk}", filled())
    assert answer.status_code == 200 and "Chọn tổ chức họp" in text(answer)
    assert not Meeting.objects.filter(body=other).exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ends": "07:00"}, "Giờ kết thúc phải sau giờ bắt đầu."),
        ({"day": "01/02/2019"}, "Giờ bắt đầu đã qua."),
        ({"day": "31/02/2030"}, "Ghi ngày theo dạng ngày/tháng/năm"),
        ({"begins": "25:99"}, "Ghi giờ theo dạng giờ:phút"),
        ({"answer_day": "01/01/2990"}, "Hạn trả lời phải trước giờ họp."),
        ({"grounds": "99-CV/XYZ"}, "Trên cổng không có văn bản “99-CV/XYZ”."),
        ({"day": "1" * 300}, "Ghi ngày theo dạng"),
    ],
)
def test_bad_input_is_said_beside_the_field_and_what_was_typed_stays(desk, meeting, given, said):
    answer = desk.post("/hop/tao/", filled(**given))
    assert answer.status_code == 400
    assert said in text(answer) and "Họp giao ban" in text(answer)
    assert not Meeting.objects.filter(public_name="Họp giao ban").exists()


def test_a_day_is_also_taken_as_a_browser_sends_it(desk, meeting):
    day = timezone.localdate() + timedelta(days=10)
    assert desk.post("/hop/tao/", filled(day=day.isoformat())).status_code == 303


def test_an_overlap_in_room_or_people_must_be_ticked(desk, meeting):
    chair = make_person("Trinh Van Nhap")
    starts = timezone.localtime(meeting.starts_at)
    other = make_meeting(make_body("Khác"), public_name="Họp trùng", full_name="Kín của họ")
    invite(other, chair)
    same_time = {
        "begins": f"{starts:%H:%M}",
        "ends": "23:59",
        "room": meeting.room_id,
        "chair": chair.pk,
    }
    given = filled(starts.date()) | same_time
    answer = desk.post("/hop/tao/", given)
    assert answer.status_code == 400
    shown = text(answer)
    assert "Họp trùng" in shown and "cùng phòng" in shown and "Trinh Van Nhap" in shown
    assert "Kín của họ" not in shown
    assert desk.post("/hop/tao/", given | {"anyway": "on"}).status_code == 303


def test_an_agenda_longer_than_the_meeting_is_warned_of_not_refused(desk, meeting):
    meeting.body.agenda = "Báo cáo | 300"
    meeting.body.save()
    answer = desk.post("/hop/tao/", filled(), follow=True)
    assert "Chương trình dài 300 phút, cuộc họp chỉ có 120 phút." in text(answer)


def test_the_chair_of_the_form_is_the_only_one_with_the_role(desk, meeting):
    first, second = make_person("Nguyen Mau"), make_person("Tran Mau")
    seen = {"seen": meeting.version, "anyway": "on"}
    desk.post(path(meeting, "sua"), filled(chair=first.pk) | seen)
    assert meeting.invitations.get(role=Role.CHAIR).person == first
    answer = desk.post(path(meeting, "sua"), filled(chair=second.pk) | seen)
    assert answer.status_code == 400 and "Trạng thái đã thay đổi" in text(answer)
    desk.post(path(meeting, "sua"), filled(chair=second.pk) | seen | {"seen": 1})
    assert meeting.invitations.get(role=Role.CHAIR).person == second


def test_after_sending_time_place_and_title_stay_as_those_invited_know_them(client, home):
    sent = make_meeting(status=Status.SENT)
    client.force_login(make_secretary(sent))
    answer = client.get(path(sent, "sua"))
    assert 'name="day"' not in text(answer) and 'name="content"' in text(answer)
    given = filled(content="Nội dung mới") | {"seen": sent.version}
    assert client.post(path(sent, "sua"), given).status_code == 303
    now = Meeting.objects.get(pk=sent.pk)
    assert now.content == "Nội dung mới"
    assert (now.public_name, now.starts_at) == (sent.public_name, sent.starts_at)


def test_what_was_approved_is_changed_by_the_office_only(desk, client, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(status=Status.READY)
    answer = desk.get(path(meeting, "sua"), follow=True)
    assert "đề nghị Chánh Văn phòng trả lại" in text(answer)
    person = make_person("Mai Thi Phong")
    desk.post(path(meeting, "thanh-phan"), {"act": f"person:{person.pk}"})
    desk.post(path(meeting, "chuong-trinh"), agenda_of(meeting) | {"act": "save"})
    assert not meeting.invitations.exists()
    client.force_login(make_office())
    assert client.get(path(meeting, "sua")).status_code == 200


# The agenda.


def agenda_of(meeting, **changes):
    """What the editor sends of an agenda; `changes` are {"1-minutes": 5} by label."""
    from meetingpages.meetings.desk.agenda_forms import stamp_of

    items = list(meeting.items.all())
    sent = {"stamp": stamp_of(items)}
    for item in items:
        row = {"place": item.order, "label": item.label, "public_name": item.public_name}
        row |= {"full_name": item.full_name, "minutes": item.minutes, "kind": item.kind}
        row |= {"level": item.level, "presenter": item.presenter}
        sent |= {f"muc-{item.pk}-{name}": value for name, value in row.items()}
        for key, value in changes.items():
            label, _dash, name = key.partition("-")
            if label == item.label:
                sent[f"muc-{item.pk}-{name}"] = value
    return sent


def labels(meeting):
    return list(meeting.items.order_by("order").values_list("label", flat=True))


def test_items_move_by_buttons_and_by_numbers(desk, meeting):
    last = meeting.items.get(label="3")
    desk.post(path(meeting, "chuong-trinh"), agenda_of(meeting) | {"act": f"up:{last.pk}"})
    assert labels(meeting) == ["1", "3", "2"]
    given = agenda_of(meeting, **{"1-place": 9, "2-minutes": 45})
    desk.post(path(meeting, "chuong-trinh"), given | {"act": "save"})
    assert labels(meeting) == ["3", "2", "1"]
    assert meeting.items.get(label="2").minutes == 45
    assert list(meeting.items.values_list("order", flat=True)) == [1, 2, 3]


def test_the_empty_row_becomes_an_item_and_times_are_computed(desk, meeting):
    given = agenda_of(meeting) | {
        "muc-moi-public_name": "Bế mạc",
        "muc-moi-minutes": 5,
        "muc-moi-kind": "thong-tin",
        "muc-moi-level": "noi-bo",
        "muc-moi-label": "4",
        "act": "add",
    }
    answer = desk.post(path(meeting, "chuong-trinh"), given, follow=True)
    assert labels(meeting) == ["1", "2", "3", "4"]
    start = timezone.localtime(meeting.starts_at) + timedelta(minutes=45)
    assert f"dự kiến {start:%H:%M}" in text(answer)


def test_wrong_minutes_are_said_and_nothing_is_saved(desk, meeting):
    given = agenda_of(meeting, **{"1-minutes": 999, "2-public_name": "Tên mới"})
    answer = desk.post(path(meeting, "chuong-trinh"), given | {"act": "save"})
    assert answer.status_code == 400
    assert "Nhiều nhất 480 phút" in text(answer) and "Tên mới" in text(answer)
    assert not meeting.items.filter(public_name="Tên mới").exists()


def test_an_item_with_data_is_withdrawn_not_deleted(desk, meeting):
    first, second, third = meeting.items.all()
    Paper.objects.create(item=first, title="Báo cáo")
    AgendaItem.objects.filter(pk=second.pk).update(outcome=Outcome.PASSED)
    for item in (first, second):
        given = agenda_of(meeting) | {"act": f"delete:{item.pk}"}
        answer = desk.post(path(meeting, "chuong-trinh"), given, follow=True)
        assert "Mục đã có dữ liệu phiên họp; hãy chọn “Rút”." in text(answer)
    desk.post(path(meeting, "chuong-trinh"), agenda_of(meeting) | {"act": f"delete:{third.pk}"})
    desk.post(path(meeting, "chuong-trinh"), agenda_of(meeting) | {"act": f"withdraw:{first.pk}"})
    outcomes = dict(meeting.items.values_list("label", "outcome"))
    assert outcomes == {"1": Outcome.WITHDRAWN, "2": Outcome.PASSED}


def test_a_decided_item_is_locked(desk, meeting):
    AgendaItem.objects.filter(meeting=meeting, label="2").update(outcome=Outcome.PASSED)
    given = agenda_of(meeting, **{"2-public_name": "Đổi tên"}) | {"act": "save"}
    desk.post(path(meeting, "chuong-trinh"), given)
    assert not meeting.items.filter(public_name="Đổi tên").exists()
    assert 'value="Nội dung 2"' not in text(desk.get(path(meeting, "chuong-trinh")))


def test_the_second_of_two_editors_is_told_and_keeps_the_typed_text(desk, meeting):
    old = agenda_of(meeting, **{"1-public_name": "Của người thứ hai"}) | {"act": "save"}
    meeting.items.filter(label="1").update(public_name="Của người thứ nhất")
    answer = desk.post(path(meeting, "chuong-trinh"), old)
    assert answer.status_code == 409
    assert "Người khác vừa sửa" in text(answer) and "Của người thứ hai" in text(answer)
    assert meeting.items.get(label="1").public_name == "Của người thứ nhất"


def test_a_limited_item_shows_its_full_name_to_its_readers_only(desk, meeting):
    meeting.items.filter(label="1").update(level=Level.LIMITED, full_name="Nhân sự kín")
    item, reader = meeting.items.get(label="1"), make_person("Mai Thi Phong")
    invite(meeting, reader)
    assert "Nhân sự kín" not in text(desk.get(path(meeting, "chuong-trinh")))
    given = agenda_of(meeting, **{"1-full_name": "Tên khác", "1-minutes": 20})
    desk.post(path(meeting, "chuong-trinh"), given | {"act": "save"})
    item.refresh_from_db()
    assert (item.full_name, item.minutes) == ("Nhân sự kín", 20)
    page = path(meeting, f"chuong-trinh/{item.pk}/nguoi-doc")
    stranger = make_person("Nguoi La")
    desk.post(page, {"person": [reader.pk, stranger.pk]})
    assert list(item.readers.all()) == [reader]
    assert AuditEntry.objects.filter(action="meeting.readers").exists()


# Participants.


def test_a_person_is_found_without_marks_and_invited_once(desk, meeting):
    person = make_person("Bùi Thị Minh Ví", email=f"vi@{DOMAIN}")
    page = path(meeting, "thanh-phan")
    assert "Bùi Thị Minh Ví" in text(desk.get(page, {"tim": "minh vi"}))
    for _time in range(2):
        answer = desk.post(page, {"act": f"person:{person.pk}"}, follow=True)
    assert "Đã có trong danh sách" in text(answer)
    assert meeting.invitations.count() == 1


def test_a_unit_is_invited_by_its_contact(desk, meeting):
    person = make_person("Mai Thi Phong")
    page, unit = path(meeting, "thanh-phan"), person.unit
    answer = desk.post(page, {"act": "unit", "unit": unit.pk}, follow=True)
    assert "chưa có người nhận giấy mời" in text(answer)
    Unit.objects.filter(pk=unit.pk).update(contact=person)
    desk.post(page, {"act": "unit", "unit": unit.pk})
    assert meeting.invitations.get().person == person


def test_a_list_joins_those_already_invited(desk, meeting):
    one, two = make_person("Nguyen Mau"), make_person("Tran Mau")
    other = make_body("Ban Chấp hành")
    other.members.set([one, two])
    other.save()
    invite(meeting, one)
    answer = desk.post(path(meeting, "thanh-phan"), {"act": "body", "body": other.pk}, follow=True)
    assert "Đã thêm: Tran Mau." in text(answer) and "không thêm lần nữa: Nguyen Mau" in text(answer)
    assert meeting.invitations.count() == 2


def test_a_guest_needs_an_official_mailbox(desk, meeting):
    unit = make_person("Mai Thi Phong").unit
    guest = {"act": "guest", "full_name": "Khách Mẫu", "unit": unit.pk}
    page = path(meeting, "thanh-phan")
    answer = desk.post(page, guest | {"official_email": "khach@gmail.com"})
    assert answer.status_code == 400
    assert "dịch vụ thư công cộng" in text(answer) and "Khách Mẫu" in text(answer)
    desk.post(page, guest | {"official_email": f"khach@{DOMAIN}"})
    row = meeting.invitations.get()
    assert (row.person.full_name, row.role, row.has_vote) == ("Khách Mẫu", Role.GUEST, False)
    answer = desk.post(page, guest | {"official_email": f"KHACH@{DOMAIN}"}, follow=True)
    assert "không thêm lần nữa" in text(answer)
    assert Person.objects.filter(full_name="Khách Mẫu").count() == 1


def test_roles_and_votes_are_kept_and_nobody_becomes_chair_by_them(desk, meeting):
    row = invite(meeting, make_person("Mai Thi Phong"))
    given = {"act": "roles", f"row-{row.pk}": "1", f"role-{row.pk}": "bao-cao-vien"}
    desk.post(path(meeting, "thanh-phan"), given)
    row.refresh_from_db()
    assert (row.role, row.has_vote) == (Role.REPORTER, False)
    desk.post(path(meeting, "thanh-phan"), given | {f"role-{row.pk}": "chu-tri"})
    row.refresh_from_db()
    assert row.role == Role.REPORTER


def test_who_is_taken_off_before_sending_is_gone_afterwards_the_link_dies(desk, client, meeting):
    row = invite(meeting, make_person("Mai Thi Phong"))
    desk.post(path(meeting, "thanh-phan"), {"act": f"withdraw:{row.pk}"})
    assert not Invitation.objects.exists()
    sent = make_meeting(status=Status.SENT)
    row = invite(sent, make_person("Bui Mau"))
    make_link(row.person, Purpose.MEETING, sent.uuid, timezone.now() + timedelta(days=9))
    desk.post(path(sent, "thanh-phan"), {"act": f"withdraw:{row.pk}"})
    assert Invitation.objects.get().withdrawn_at is not None
    assert not PersonalLink.objects.open().exists()
    desk.post(path(sent, "thanh-phan"), {"act": f"person:{row.person_id}"})
    assert Invitation.objects.get().withdrawn_at is None


def test_people_who_cannot_be_written_to_today_are_marked(desk, meeting):
    invite(meeting, make_person("Mai Thi Phong"))
    MailDomain.objects.update(valid_to=timezone.localdate() - timedelta(days=1))
    shown = text(desk.get(path(meeting, "thanh-phan")))
    assert "hết hiệu lực từ" in shown and "1 thư công vụ chưa hợp lệ" in shown


def test_a_copy_carries_agenda_and_people_and_nothing_that_happened(desk, meeting):
    row = invite(meeting, make_person("Mai Thi Phong"), answer="truc-tiep", has_vote=True)
    left = invite(meeting, make_person("Da Nghi"))
    Person.objects.filter(pk=left.person_id).update(is_active=False)
    invite(meeting, make_person("Da Rut"), withdrawn_at=timezone.now())
    meeting.items.filter(label="1").update(outcome=Outcome.PASSED, conclusion="Thông qua")
    Paper.objects.create(item=meeting.items.first(), title="Báo cáo")
    answer = desk.post(path(meeting, "nhan-ban"), follow=True)
    made = Meeting.objects.exclude(pk=meeting.pk).get()
    assert "Da Nghi đã thôi việc" in text(answer)
    assert (made.starts_at, made.status, made.previous) == (None, Status.DRAFT, meeting)
    assert made.uuid != meeting.uuid and made.items.count() == 3
    assert not {*made.items.values_list("uuid")} & {*meeting.items.values_list("uuid")}
    assert not made.items.exclude(outcome="", conclusion="", papers=None).exists()
    copied = made.invitations.get()
    assert (copied.person, copied.has_vote, copied.answer) == (row.person, True, "")


@pytest.mark.parametrize("place", ["chuong-trinh", "thanh-phan", "dieu-hanh", "diem-danh"])
def test_queries_do_not_grow_with_the_meeting(desk, meeting, place, django_assert_max_num_queries):
    """The sizes of MT-45: 300 invited people, 30 items, 100 papers."""
    Meeting.objects.filter(pk=meeting.pk).update(status=Status.SENT, sent_at=timezone.now())
    for items, papers, people in ((2, 2, 2), (30, 100, 300)):
        fill(meeting, items, papers, people)
        with django_assert_max_num_queries(15):
            assert desk.get(path(meeting, place)).status_code == 200


def fill(meeting, items, papers, people):
    """Bring a meeting up to so many items, papers and invited people."""
    unit, _made = Unit.objects.get_or_create(name="Sở Minh Họa")
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, order=number, public_name=f"Mục {number}", unit=unit)
        for number in range(meeting.items.count(), items)
    )
    first = meeting.items.first()
    Paper.objects.bulk_create(Paper(item=first, title="Báo cáo") for _number in range(papers))
    made = Person.objects.bulk_create(
        Person(full_name=f"Người {people} {number}", unit=unit,
               official_email=f"n{people}.{number}@{DOMAIN}")
        for number in range(people)
    )  # fmt: skip
    Invitation.objects.bulk_create(
        Invitation(meeting=meeting, person=person, unit=unit, has_vote=True) for person in made
    )
