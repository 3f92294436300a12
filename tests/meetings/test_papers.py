"""Papers of a meeting are opened by those they are open to, and every opening is noted (MT-21, MT-44)."""

import pytest
from django.utils import timezone

from cms.audit.models import AuditEntry
from meetingpages.meetings.models import Level, Receipt, Role, Status
from tests.meetings.making import (
    add_version,
    invite,
    make_meeting,
    make_office,
    make_paper,
    make_person,
    make_secretary,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return make_meeting(status=Status.SENT, items=2)


@pytest.fixture
def delegate(meeting):
    """The account of an invited person."""
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account))
    return account


def first(meeting):
    return meeting.items.first()


def opened(client, user, version, **headers):
    if user:
        client.force_login(user)
    return client.get(version.url, **headers)


def test_who_is_invited_opens_a_paper_in_every_version(client, meeting, delegate):
    paper = make_paper(first(meeting), versions=2)
    for version in paper.versions.all():
        answer = opened(client, delegate, version)
        assert answer.status_code == 200 and b"".join(answer).startswith(b"%PDF")
        assert answer["Cache-Control"] == "private, no-store" and "ETag" not in answer
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["Content-Disposition"].startswith("inline")
    answer = client.get(version.url + "?tai=1")
    assert answer["Content-Disposition"].startswith("attachment")


def closed(client, version):
    answer = client.get(version.url)
    nothing = client.get("/hop/tep/00000000-0000-4000-8000-000000000000/to-trinh.pdf")
    assert answer.status_code == 404 and answer.content == nothing.content


def test_a_guessed_address_gives_nobody_else_a_byte(client, meeting, delegate):
    version = make_paper(first(meeting)).versions.get()
    closed(client, version)
    admin = make_user("quan-tri")
    admin.is_superuser = True
    admin.save()
    stranger = make_user("nguoi-la")
    other = make_meeting(status=Status.SENT)
    invite(other, make_person("Nguoi La", account=stranger))
    for user in (stranger, admin):
        client.force_login(user)
        closed(client, version)
    client.force_login(delegate)
    assert client.get(version.url.replace("to-trinh", "khac")).status_code == 404
    assert not AuditEntry.objects.filter(action="meeting.paper.open").exists()


def test_a_limited_paper_is_for_those_listed_and_the_chair(client, meeting, delegate):
    item, listed, chair = first(meeting), make_user("duoc-doc"), make_user("chu-tri")
    reader = make_person("Duoc Doc", account=listed)
    invite(meeting, reader)
    invite(meeting, make_person("Chu Tri", account=chair), role=Role.CHAIR)
    paper = make_paper(item, versions=2, level=Level.LIMITED, readers=[reader])
    for version in paper.versions.all():
        for user, status in [
            (delegate, 404), (listed, 200), (chair, 200), (make_secretary(meeting, f"tk{version.pk}"), 404),
            (make_office(f"vp{version.pk}"), 404),
        ]:  # fmt: skip
            assert opened(client, user, version).status_code == status
    item.level = Level.LIMITED
    item.save()
    assert opened(client, listed, version).status_code == 404  # the item itself is closed to them


def test_the_end_of_a_right_closes_the_file_at_once(client, meeting, delegate):
    paper = make_paper(first(meeting))
    version = paper.versions.get()
    assert opened(client, delegate, version).status_code == 200
    meeting.invitations.update(withdrawn_at=timezone.now())
    assert opened(client, delegate, version).status_code == 404
    meeting.invitations.update(withdrawn_at=None)
    paper.withdrawn_at = timezone.now()
    paper.save()
    assert opened(client, delegate, version).status_code == 404


@pytest.mark.parametrize("state", [Status.DRAFT, Status.AWAITING, Status.READY])
def test_papers_of_a_meeting_that_was_not_sent_are_the_secretarys(client, home, state):
    meeting = make_meeting(status=state)
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account), role=Role.CHAIR)
    version = make_paper(first(meeting)).versions.get()
    assert opened(client, account, version).status_code == 404
    assert opened(client, make_secretary(meeting), version).status_code == 200


def test_a_meeting_cancelled_before_it_was_sent_opens_nothing(client, home):
    meeting = make_meeting(status=Status.READY)
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account))
    version = make_paper(first(meeting)).versions.get()
    meeting.status = Status.CANCELLED
    meeting.save()
    assert opened(client, account, version).status_code == 404
    assert meeting.name not in client.get("/hop/").content.decode()


def test_an_item_ticked_secret_gives_no_file_any_more(client, meeting, delegate):
    version = make_paper(first(meeting)).versions.get()
    meeting.items.update(is_secret=True)
    assert opened(client, delegate, version).status_code == 404


def test_every_opening_is_noted_with_person_and_version(client, meeting, delegate):
    version = list(make_paper(first(meeting), versions=2).versions.all())[0]
    opened(client, delegate, version)
    entry = AuditEntry.objects.get(action="meeting.paper.open")
    assert (entry.actor_name, entry.details["version"]) == ("Mai Thi Phong", 2)
    receipt = Receipt.objects.get()
    assert receipt.paper_version == version and receipt.opened_at
    first_time = receipt.opened_at
    opened(client, delegate, version)
    assert AuditEntry.objects.filter(action="meeting.paper.open").count() == 2
    assert Receipt.objects.get().opened_at == first_time


def test_a_look_at_the_head_or_the_rest_of_a_file_is_no_opening(client, meeting, delegate):
    version = make_paper(first(meeting)).versions.get()
    client.force_login(delegate)
    assert client.head(version.url).status_code == 200
    assert not Receipt.objects.exists()
    client.get(version.url, headers={"Range": "bytes=5-9"})  # nobody takes a file behind the log
    assert AuditEntry.objects.filter(action="meeting.paper.open").count() == 1
    client.get(version.url, headers={"Range": "bytes=10-20"})
    assert AuditEntry.objects.filter(action="meeting.paper.open").count() == 1


def test_a_file_lost_on_disk_is_not_found(client, meeting, delegate):
    version = add_version(make_paper(first(meeting), versions=0))
    version.file.storage.delete(version.file.name)
    assert opened(client, delegate, version).status_code == 404


def test_the_room_shows_what_is_new_missing_and_opened_and_nothing_that_is_closed(client, home):
    meeting = make_meeting(status=Status.IN_SESSION)
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account))
    item = first(meeting)
    replaced = make_paper(item, "Phụ lục", versions=2)
    make_paper(item, "Số liệu", versions=0)
    make_paper(item, "Hồ sơ kín", level=Level.LIMITED)
    client.force_login(account)

    def room():
        return client.get(f"/hop/{meeting.uuid}/?muc={item.uuid}").content.decode()

    page = room()
    assert ">mới<" in page and "Đơn vị chưa gửi" in page and "Hồ sơ kín" not in page
    assert "Tải cả 1 tệp" in page and "Cổng ghi nhận việc mở tài liệu" in page
    assert "xem bản cũ" in page
    newest = replaced.versions.first()
    opened(client, account, newest)
    page = room()
    assert ">mới<" not in page and "đã mở" in page and "Xác nhận đã đọc" in page
    client.post(f"/hop/{meeting.uuid}/da-doc/", {"version": newest.pk})
    assert "đã đọc" in room() and "Xác nhận đã đọc" not in room()


@pytest.mark.parametrize("status", [Status.SENT, Status.IN_SESSION])
def test_that_openings_are_noted_is_said_once_a_page_and_only_where_it_is_so(client, home, status):
    meeting = make_meeting(status=status, items=3)
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account))
    chief = make_office()
    client.force_login(account)
    url, said = f"/hop/{meeting.uuid}/", "Cổng ghi nhận việc mở tài liệu"
    assert said not in client.get(url).content.decode()  # there is none to open
    for item in meeting.items.all():
        make_paper(item)
    assert client.get(url).content.decode().count(said) == 1
    client.force_login(chief)
    assert said not in client.get(url).content.decode()  # reads without being invited
