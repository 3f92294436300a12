"""Meetings in the admin: what an administrator keeps, what secretaries look up and export."""

import pytest

from cms.audit.models import AuditEntry
from meetingpages.meetings.models import Holiday, MeetingBody, Status
from tests.factories import make_person as make_account
from tests.meetings.making import (
    invite,
    make_body,
    make_meeting,
    make_office,
    make_person,
    make_secretary,
)

pytestmark = pytest.mark.django_db
INVITATIONS = "/quan-tri/hop/giay-moi/"


@pytest.fixture
def meeting(home):
    return make_meeting(status=Status.SENT)


def text(answer):
    return answer.content.decode()


def test_an_administrator_keeps_bodies_and_it_stands_in_the_log(client, meeting):
    admin = make_account("quantri", superuser=True)
    client.force_login(admin)
    secretary, member = make_secretary(meeting), make_person("Mai Thi Phong")
    given = {
        "name": "Ban Mới",
        "secretaries": [secretary.pk],
        "members": [member.pk],
        "quorum": "two-thirds",
        "majority": "over-half",
        "majority_base": "members",
        "papers_days": "3",
        "notice_days": "5",
        "agenda": "Khai mạc | 10",
    }
    page = "/quan-tri/snippets/meetings/meetingbody/add/"
    shown = text(client.get(page))
    assert "Thuky (thuky)" in shown and "quantri" not in shown.split("secretaries")[1][:600]
    assert client.post(page, given).status_code == 302
    body = MeetingBody.objects.get(name="Ban Mới")
    assert list(body.members.all()) == [member] and list(body.secretaries.all()) == [secretary]
    line = AuditEntry.objects.get(action="meeting_body.add")
    assert line.actor == admin and line.details["secretaries"] == ["thuky"]
    client.post(
        "/quan-tri/snippets/meetings/holiday/add/", {"day": "2/9/2027", "name": "Quốc khánh"}
    )
    assert Holiday.objects.get().name == "Quốc khánh"
    assert AuditEntry.objects.filter(action="holiday.add").exists()


def test_lists_hold_the_meetings_of_the_own_bodies(client, meeting):
    client.force_login(make_secretary(meeting))
    invite(meeting, make_person("Nguoi Minh Moi"))
    invite(make_meeting(make_body("Khác"), Status.SENT), make_person("Nguoi Ho Moi"))
    shown = text(client.get(INVITATIONS))
    assert "Nguoi Minh Moi" in shown and "Nguoi Ho Moi" not in shown
    assert meeting.full_name not in shown
    exported = client.get(f"{INVITATIONS}?export=csv").content.decode("utf-8-sig")
    assert "Nguoi Minh Moi" in exported and "Nguoi Ho Moi" not in exported
    assert client.get("/quan-tri/hop/xac-nhan-doc/").status_code == 200


def test_an_export_holds_no_formula(client, meeting):
    client.force_login(make_secretary(meeting))
    invite(meeting, make_person("=1+1", email="a@congvu.example"))
    assert "'=1+1" in client.get(f"{INVITATIONS}?export=csv").content.decode("utf-8-sig")


def test_a_system_administrator_looks_into_no_list_and_has_no_way_to_the_desk(client, meeting):
    client.force_login(make_account("quantri", superuser=True))
    assert client.get(INVITATIONS).status_code == 302
    shown = text(client.get("/quan-tri/"))
    assert 'href="/hop/"' not in shown and "Cuộc họp cần bạn" not in shown


def test_the_dashboard_tells_the_office_what_waits_and_the_secretary_who_is_silent(client, meeting):
    invite(meeting, make_person("Chua Tra Loi"))
    make_meeting(status=Status.AWAITING, public_name="Họp chờ duyệt", full_name="")
    client.force_login(make_secretary(meeting))
    shown = text(client.get("/quan-tri/"))
    assert "Cuộc họp cần bạn (1)" in shown and "1 người chưa trả lời" in shown
    client.force_login(make_office())
    shown = text(client.get("/quan-tri/"))
    assert "Cuộc họp cần bạn (2)" in shown and "Họp chờ duyệt" in shown


def test_others_have_no_panel(client, meeting):
    client.force_login(make_account("truyenthong", "Truyền thông"))
    assert "Cuộc họp cần bạn" not in text(client.get("/quan-tri/"))
