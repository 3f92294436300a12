"""Answers until the term, the secretary's afterwards; who comes instead (MT-16, MT-17)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.audit.models import AuditEntry
from meetingpages.meetings.inviting.sending import send_all, withdraw
from meetingpages.meetings.models import AgendaItem, Invitation, Meeting, Mode, Paper, Status
from meetingpages.organisation.models import Person, Unit

from .letters import link_of, mails
from .making import DOMAIN, invite, make_meeting, make_person, make_secretary

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "real_outbox")]


@pytest.fixture
def meeting():
    return make_meeting(status=Status.SENT)


@pytest.fixture
def row(meeting):
    return invite(meeting, make_person("Mai Thi Phong"))


@pytest.fixture
def room(client, meeting, row):
    """The room's address, entered by the personal link."""
    send_all(meeting, None)
    return client.post(link_of(mails(row.person)[0]))["Location"]


def answer(client, room, what, **data):
    return client.post(room, {"action": "answer", "answer": what} | data)


def send_instead(client, room, name="Đỗ Thị Ví Dụ", email=f"vi.du@{DOMAIN}"):
    return answer(client, room, "du-thay", substitute_name=name, substitute_email=email)


def substitute():
    return Invitation.objects.get(substitute_for__isnull=False, withdrawn_at=None)


def test_an_answer_is_kept_shown_and_in_the_log_under_the_persons_name(client, room, row):
    assert 'data-form="rsvp"' in client.get(room).content.decode()
    assert answer(client, room, "truc-tiep").status_code == 303
    row.refresh_from_db()
    assert row.answer == "truc-tiep" and row.answered_at
    assert "Tham dự trực tiếp" in client.get(room).content.decode()
    line = AuditEntry.objects.get(action="meeting.answer")
    assert (line.actor_name, line.details["answer"]) == ("Mai Thi Phong", "truc-tiep")


def test_being_absent_needs_a_reason_and_what_was_typed_stays(client, room, row):
    refused = answer(client, room, "vang-mat")
    assert refused.status_code == 400 and "Hãy ghi lý do vắng mặt" in refused.content.decode()
    answer(client, room, "vang-mat", reason="Đi công tác")
    row.refresh_from_db()
    assert (row.answer, row.reason) == ("vang-mat", "Đi công tác")


@pytest.mark.parametrize(
    ("mode", "refused"), [(Mode.IN_PERSON, "truc-tuyen"), (Mode.ONLINE, "truc-tiep")]
)
def test_only_ways_to_come_that_the_meeting_has(client, room, row, mode, refused):
    Meeting.objects.update(mode=mode)
    assert f'value="{refused}"' not in client.get(room).content.decode()
    assert answer(client, room, refused).status_code == 400
    row.refresh_from_db()
    assert row.answer == ""


def test_after_the_term_only_the_secretary_answers_with_a_note(client, room, meeting, row):
    Meeting.objects.update(answer_by=timezone.now())
    late = answer(client, room, "truc-tiep")
    assert late.status_code == 400 and "Lê Thị Thư" in late.content.decode()
    assert 'data-form="rsvp"' not in client.get(room).content.decode()
    client.force_login(make_secretary(meeting))
    path = f"/hop/{meeting.uuid}/dieu-hanh/tra-loi/{row.pk}/"
    assert client.post(path, {"answer": "truc-tiep"}).status_code == 400
    assert client.post(path, {"answer": "truc-tiep", "note": "báo lúc 9:10"}).status_code == 303
    row.refresh_from_db()
    assert (row.answer, row.secretary_note) == ("truc-tiep", "báo lúc 9:10")


def test_a_substitute_is_invited_at_once_and_the_page_says_so(client, room, row):
    assert send_instead(client, room).status_code == 303
    new = substitute()
    assert (new.person.full_name, new.person.unit) == ("Đỗ Thị Ví Dụ", row.person.unit)
    page = client.get(room).content.decode()
    assert "Cử người dự thay" in page and "Đỗ Thị Ví Dụ" in page
    (mail,) = mails(new.person)
    assert client.post(link_of(mail), {"as": "link"}).status_code == 303
    own = client.get(room).content.decode()
    assert "Kính gửi đồng chí Đỗ Thị Ví Dụ" in own
    assert 'value="du-thay"' not in own  # no chain
    assert send_instead(client, room, email=f"khac@{DOMAIN}").status_code == 400


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("vidu.do@gmail.com", "thư công cộng"),
        (f"vi.du@{DOMAIN}.evil.com", "không có trong danh sách"),
        ("", "Hãy ghi thư công vụ"),
        (f"mai.thi.phong@{DOMAIN}", "không phải của người được mời"),
        (f"da.moi@{DOMAIN}", "đã có giấy mời"),
        (f"so.khac@{DOMAIN}", "cùng đơn vị"),
    ],
)
def test_who_may_not_come_instead_is_refused_at_the_field(client, meeting, room, email, said):
    invite(meeting, make_person("Da Moi"))
    make_person("So Khac", unit="Sở Ví Dụ")
    refused = send_instead(client, room, email=email)
    page = refused.content.decode()
    assert refused.status_code == 400 and said in page
    assert "Đỗ Thị Ví Dụ" in page  # typed, so kept
    assert not Invitation.objects.exclude(substitute_for=None).exists()


def test_somebody_of_the_successor_of_the_office_may_come(client, room, row):
    new = Unit.objects.create(name="Sở Mới")
    Unit.objects.filter(pk=row.unit_id).update(successor=new)
    make_person("Vi Du", unit="Sở Mới")
    assert send_instead(client, room).status_code == 303
    assert substitute().unit == new
    assert Person.objects.filter(official_email=f"vi.du@{DOMAIN}").count() == 1


def test_another_answer_takes_the_substitute_back_at_once(client, room, row):
    send_instead(client, room)
    old = substitute()
    link = link_of(mails(old.person)[0])
    assert answer(client, room, "truc-tiep").status_code == 303
    old.refresh_from_db()
    assert old.withdrawn_at
    assert client.get(link).status_code == 410
    assert len(mails(old.person)) == 2  # invited, taken back


def test_when_the_desk_takes_the_substitute_off_an_answer_is_asked_for_again(client, room, row):
    send_instead(client, room)
    withdraw(substitute(), None)
    row.refresh_from_db()
    assert row.answer == ""
    assert "Gửi trả lời" in client.get(room).content.decode()


def test_another_substitute_replaces_the_first_and_the_first_may_come_back(client, room):
    send_instead(client, room)
    first = substitute()
    send_instead(client, room, "Lê Văn Hai", f"le.hai@{DOMAIN}")
    assert substitute().person.full_name == "Lê Văn Hai"
    first.refresh_from_db()
    assert first.withdrawn_at
    send_instead(client, room)
    assert substitute().person == first.person
    assert client.get(link_of(mails(first.person)[-1])).status_code == 200


def test_the_page_costs_the_same_whatever_the_agenda_holds(client, meeting, room):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(room).status_code == 200
        return len(found)

    client.get(room)
    few = queries()
    for number in range(30):
        item = AgendaItem.objects.create(meeting=meeting, order=number, public_name="Mục")
        Paper.objects.bulk_create(Paper(item=item, title="Báo cáo") for _n in range(4))
    assert few <= queries() <= 15
