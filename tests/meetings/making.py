"""Meetings, people and invitations for tests."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from cms.users.roles import OFFICE, SECRETARIES
from meetingpages.meetings.models import (
    AgendaItem,
    CheckEvent,
    Invitation,
    Meeting,
    MeetingBody,
    MeetingRoom,
    Paper,
    PaperVersion,
    Role,
    Status,
    Vote,
)
from meetingpages.organisation.models import MailDomain, Person, Unit
from tests.media.files import keep_one_page

DOMAIN = "congvu.example"


def make_user(username, *groups):
    user = get_user_model().objects.create(username=username, first_name=username.title())
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def make_person(name, unit="Sở Minh Họa", account=None, email=None):
    """A person with an official mailbox; the mail domain and the office are made when missing."""
    MailDomain.objects.get_or_create(domain=DOMAIN)
    office, _made = Unit.objects.get_or_create(name=unit)
    address = email or f"{name.lower().replace(' ', '.')}@{DOMAIN}"
    return Person.objects.create(
        full_name=name, position="Giám đốc", unit=office, official_email=address, account=account
    )


def secretary_person():
    """Who signs the invitations as secretary and is asked: one for all meetings of a test."""
    address = f"thu.ky@{DOMAIN}"
    found = Person.objects.filter(official_email=address).first()
    return found or make_person("Lê Thị Thư", unit="Văn phòng Minh Họa", email=address)


def make_body(name="Ban Thường vụ", secretary=None, **fields):
    body, _made = MeetingBody.objects.get_or_create(name=name, defaults=fields)
    if secretary:
        body.secretaries.add(secretary)
        body.save()
    return body


def make_meeting(body=None, status=Status.DRAFT, items=1, **fields):
    """A meeting in a week, two hours long, ready in all but people."""
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=7)
    room, _made = MeetingRoom.objects.get_or_create(name="Phòng họp số 1")
    values = {
        "public_name": "Họp Ban Thường vụ",
        "full_name": "Họp về nhân sự kín",
        "starts_at": start,
        "ends_at": start + timedelta(hours=2),
        "answer_by": start - timedelta(days=2),
        "room": room,
        "secretary": secretary_person(),
    } | fields
    meeting = Meeting.objects.create(body=body or make_body(), status=status, **values)
    if status not in (Status.DRAFT, Status.AWAITING, Status.READY):
        Meeting.objects.filter(pk=meeting.pk).update(sent_at=timezone.now())
        meeting.refresh_from_db()
    for number in range(1, items + 1):
        AgendaItem.objects.create(
            meeting=meeting, order=number, label=str(number), public_name=f"Nội dung {number}"
        )
    return meeting


def invite(meeting, person, role=Role.DELEGATE, has_vote=True, **fields):
    return Invitation.objects.create(
        meeting=meeting, person=person, unit=person.unit, role=role, has_vote=has_vote, **fields
    )


def make_secretary(meeting, username="thuky"):
    """An account that prepares the meetings of this meeting's body."""
    user = make_user(username, SECRETARIES)
    meeting.body.secretaries.add(user)
    meeting.body.save()
    return user


def make_office(username="chanhvp"):
    return make_user(username, OFFICE)


def make_paper(item, title="Tờ trình", versions=1, data=None, **fields):
    """A paper of an item, with so many versions of one page each; `data` are other bytes."""
    readers = fields.pop("readers", [])
    paper = Paper.objects.create(item=item, title=title, **fields)
    paper.readers.set(readers)
    for _number in range(versions):
        add_version(paper, data)
    return paper


def add_version(paper, data=None, name="to-trinh.pdf"):
    version = PaperVersion(paper=paper, number=paper.versions.count() + 1)
    keep_one_page(version, name, data)
    version.save()
    return version


def hold(members=3, items=3, present=None, **fields):
    """A meeting in session with voting members, the first `present` of them (all) checked in."""
    start = timezone.now() - timedelta(minutes=5)
    meeting = make_meeting(status=Status.IN_SESSION, items=items, starts_at=start, **fields)
    Meeting.objects.filter(pk=meeting.pk).update(began_at=start, check_in_code="HPKG47")
    meeting.refresh_from_db()
    for number in range(1, members + 1):
        row = invite(meeting, make_person(f"Dai Bieu {number}", account=make_user(f"db{number}")))
        if present is None or number <= present:
            CheckEvent.objects.create(invitation=row)
    return meeting


def make_chair(meeting, name="Tran Van Chu"):
    """An account that chairs the meeting, without a vote of its own."""
    person = make_person(name, account=make_user("chutri"))
    invite(meeting, person, role=Role.CHAIR, has_vote=False)
    meeting.chair = person
    meeting.save()
    return person.account


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def member(meeting, number):
    """The signed-in browser of a member that `hold` made."""
    return signed_in(get_user_model().objects.get(username=f"db{number}"))


def put_on(meeting, number=1):
    """Put the pointer on an item, as the chair's press does."""
    item = meeting.items.get(label=str(number))
    AgendaItem.objects.filter(pk=item.pk).update(began_at=timezone.now())
    Meeting.objects.filter(pk=meeting.pk).update(
        current_item=item, pointer_number=meeting.pointer_number + 1
    )
    meeting.refresh_from_db()
    return meeting.current_item


def make_vote(item, **fields):
    return Vote.objects.create(item=item, statement="Thông qua báo cáo quý III.", **fields)


def opened(meeting, chair, number=1, **fields):
    """A vote of an item that the chair opened through the page."""
    vote = make_vote(put_on(meeting, number), **fields)
    run(meeting, chair, action="vote_open", vote=vote.pk, seen=0)
    vote.refresh_from_db()
    return vote


def run(meeting, user, **given):
    """Press a button of the page from which the meeting is run; return the page that follows."""
    answer = signed_in(user).post(f"/hop/{meeting.uuid}/phien/", given, follow=True)
    return answer.content.decode()
