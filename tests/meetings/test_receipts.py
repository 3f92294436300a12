"""Openings and confirmations are shown to the secretary; who had read an old version is told (MT-22, MT-24)."""

from email import message_from_bytes
from email.policy import default

import pytest

from cms.mail.models import OutgoingMail
from meetingpages.meetings.models import Level, Receipt, Status
from meetingpages.meetings.papers.listing import readable_papers
from meetingpages.meetings.papers.missing import missing_papers
from meetingpages.meetings.permissions import Standing
from meetingpages.organisation.models import Unit
from tests.meetings.making import (
    add_version,
    invite,
    make_meeting,
    make_paper,
    make_person,
    make_secretary,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    return make_meeting(status=Status.SENT)


@pytest.fixture
def reader(meeting):
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account))
    return account


@pytest.fixture
def secretary(meeting):
    return make_secretary(meeting)


def press(client, meeting, **fields):
    return client.post(f"/hop/{meeting.uuid}/tai-lieu/", fields, follow=True).content.decode()


def opens(client, account, version):
    client.force_login(account)
    assert client.get(version.url).status_code == 200


def text(mail):
    return message_from_bytes(mail.message.encode(), policy=default).get_content()


def own_paper(meeting):
    """The one paper as the one invited person sees it."""
    own = Standing(invitation=meeting.invitations.first())
    ((shown,),) = readable_papers(meeting, own).values()
    return shown


def test_a_reader_confirms_after_opening(client, meeting, reader):
    version = make_paper(meeting.items.first()).versions.get()
    client.force_login(reader)
    address, fields = f"/hop/{meeting.uuid}/da-doc/", {"version": version.pk, "action": "confirm"}
    client.post(address, fields)
    assert not Receipt.objects.exists()
    opens(client, reader, version)
    assert client.post(address, fields).status_code == 303
    assert Receipt.objects.get().confirmed_at
    assert own_paper(meeting).confirmed_at


def test_nobody_confirms_a_paper_that_is_closed_to_him(client, meeting, reader):
    version = make_paper(meeting.items.first(), level=Level.LIMITED).versions.get()
    client.force_login(reader)
    fields = {"version": version.pk}
    assert client.post(f"/hop/{meeting.uuid}/da-doc/", fields).status_code == 404


def test_the_secretary_sees_who_opened_and_who_did_not(client, meeting, reader, secretary):
    invite(meeting, make_person("Le Van Chua"))
    paper = make_paper(meeting.items.first())
    opens(client, reader, paper.versions.get())
    client.force_login(secretary)
    page = client.get(f"/hop/{meeting.uuid}/tai-lieu/?xem={paper.pk}").content.decode()
    assert "1 trên 2 người đã mở" in page and "Đã mở" in page and "Chưa nhận" in page
    assert "Mai Thi Phong" in page and "Le Van Chua" in page


def test_a_new_version_is_new_again_and_its_readers_are_told_once(
    client, meeting, reader, secretary
):
    other = make_user("chua-mo")
    invite(meeting, make_person("Le Van Chua", account=other))
    paper = make_paper(meeting.items.first())
    opens(client, reader, paper.versions.get())
    assert not own_paper(meeting).is_new
    add_version(paper)
    assert own_paper(meeting).is_new and not own_paper(meeting).opened_at
    assert OutgoingMail.objects.count() == 0  # uploading tells nobody
    client.force_login(secretary)
    for _time in range(2):
        press(client, meeting, action="announce", paper=paper.pk)
    mail = OutgoingMail.objects.get()
    assert mail.recipients == "mai.thi.phong@congvu.example"
    assert f"/hop/{meeting.uuid}/" in text(mail) and "bản 2" in text(mail)


def test_who_lost_the_right_is_told_nothing(client, meeting, reader, secretary):
    paper = make_paper(meeting.items.first())
    opens(client, reader, paper.versions.get())
    add_version(paper)
    paper.level = Level.LIMITED
    paper.save()
    client.force_login(secretary)
    press(client, meeting, action="announce", paper=paper.pk)
    assert not OutgoingMail.objects.exists()


def test_a_unit_whose_paper_is_missing_is_reminded(client, meeting, secretary):
    contact = make_person("Van Thu So")
    Unit.objects.filter(pk=contact.unit_id).update(contact=contact)
    paper = make_paper(meeting.items.first(), "Tờ trình 5", versions=0, unit=contact.unit)
    ((missing,), _needed) = missing_papers(meeting, Standing(is_secretary=True))
    assert missing.paper == paper and missing.can_remind
    client.force_login(secretary)
    assert "Đã gửi thư nhắc" in press(client, meeting, action="remind", paper=paper.pk)
    mail = OutgoingMail.objects.get()
    assert mail.recipients == "van.thu.so@congvu.example" and "Tờ trình 5" in text(mail)
    add_version(paper)
    assert missing_papers(meeting, Standing(is_secretary=True)) == ([], 1)
    press(client, meeting, action="remind", paper=paper.pk)
    assert OutgoingMail.objects.count() == 1


def test_a_unit_without_a_contact_is_named(client, meeting, secretary):
    unit = Unit.objects.create(name="Sở Minh Mẫu")
    paper = make_paper(meeting.items.first(), versions=0, unit=unit)
    client.force_login(secretary)
    page = press(client, meeting, action="remind", paper=paper.pk)
    assert "Sở Minh Mẫu chưa có người nhận thư" in page and not OutgoingMail.objects.exists()
