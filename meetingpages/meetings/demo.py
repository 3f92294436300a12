"""The demo's four meetings: concluded in 2019, in session, awaiting answers, a draft (meetings.md)."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone

from meetingpages.circulars import demo as circulars
from meetingpages.organisation.models import Person, Unit

from .inviting.sending import send_all
from .models import (
    AgendaItem,
    Answer,
    CheckEvent,
    Holiday,
    Invitation,
    Level,
    Meeting,
    MeetingBody,
    MeetingRoom,
    NamedBallot,
    Paper,
    PaperVersion,
    Role,
    Status,
    Vote,
    VoteStatus,
)
from .public.notices import publish_notice

CONTENT = Path(__file__).parent / "demo_content" / "meetings.toml"
BEFORE = timedelta(days=7)  # Invitations left a week before each meeting.
ITEM_FIELDS = ("kind", "minutes", "presenter", "outcome", "conclusion", "is_secret")
FIELDS = ("public_name", "full_name", "invitation_number", "level", "mode", "online_url", "content")


def load():
    """Make the meetings unless there are any."""
    if Meeting.objects.exists():
        return
    content = tomllib.loads(CONTENT.read_text("utf-8"))
    rooms = [
        MeetingRoom.objects.get_or_create(name=name)[0] for name in content["body"].pop("rooms")
    ]
    for entry in content["holiday"]:
        Holiday.objects.get_or_create(day=entry["day"], defaults=entry)
    body = make_body(content["body"])
    circulars.publish(content["notice"])
    for entry in content["meeting"]:
        meeting = make_meeting(entry, body, rooms[0])
        if meeting.status == Status.CONCLUDED:
            meeting.notice = circulars.find(content["notice"]["number"]).get()
            meeting.concluded_at = at(content["notice"]["issued_on"], "09:00")
            meeting.save()
        publish_notice(meeting)


def make_body(fields):
    body = MeetingBody.objects.create(**fields)
    body.members = Person.objects.exclude(account__username="thukyhop")
    body.secretaries = get_user_model().objects.filter(username="thukyhop")
    body.save()
    return body


def at(day, clock):
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def times_of(entry):
    """Return (start, end); the meeting in session began less than an hour ago."""
    if "from" not in entry:
        start = timezone.now().replace(second=0, microsecond=0) - timedelta(minutes=35)
        return start, start + timedelta(hours=2)
    day = entry["day"]
    day = day if isinstance(day, date) else next_working_day(timezone.localdate(), day)
    return at(day, entry["from"]), at(day, entry["until"])


def next_working_day(today, number):
    day = today + timedelta(days=number)
    return day + timedelta(days=max(0, 7 - day.isoweekday() + 1) if day.isoweekday() > 5 else 0)


def make_meeting(entry, body, room):
    starts_at, ends_at = times_of(entry)
    people = {person.full_name: person for person in Person.objects.select_related("unit")}
    meeting = Meeting.objects.create(
        body=body,
        room=room,
        starts_at=starts_at,
        ends_at=ends_at,
        answer_by=starts_at - timedelta(days=2),
        chair=people["Trần Văn Chủ Mẫu"],
        secretary=people["Phạm Thị Thư Mẫu"],
        status=entry["status"],
        created_by=get_user_model().objects.get(username="thukyhop"),
        **{name: entry[name] for name in FIELDS if name in entry},
    )
    add_items(meeting, entry)
    if meeting.status != Status.DRAFT:
        meeting.sent_at = starts_at - BEFORE if meeting.status != Status.SENT else timezone.now()
        uninvited = entry.get("uninvited", [])
        invite_all(
            meeting, entry, [one for one in people.values() if one.full_name not in uninvited]
        )
    if meeting.status in (Status.IN_SESSION, Status.CONCLUDED):
        hold(meeting, entry)
    meeting.save()
    if meeting.status == Status.SENT:
        send_all(meeting, meeting.created_by)
    return meeting


def add_items(meeting, entry):
    for number, row in enumerate(entry["item"], 1):
        item = AgendaItem.objects.create(
            meeting=meeting,
            order=number,
            label=str(number),
            public_name=row["name"],
            level=Level.PUBLIC if meeting.level == Level.PUBLIC else Level.INTERNAL,
            unit=Unit.objects.filter(name=row.get("unit")).first(),
            **{name: row[name] for name in ITEM_FIELDS if name in row},
        )
        for order, (title, unit) in enumerate(row.get("papers", []), 1):
            paper = Paper.objects.create(
                item=item, title=title, unit=Unit.objects.get(name=unit), order=order
            )
            if title not in row.get("missing", []):
                add_version(paper, meeting)


def add_version(paper, meeting):
    data = (circulars.FOLDER / "ban-minh-hoa.pdf").read_bytes()
    version = PaperVersion(paper=paper, number=1, uploaded_by=meeting.created_by)
    version.keep(ContentFile(data, f"{paper.title}.pdf"))
    version.save()
    came = min(timezone.now(), meeting.starts_at - timedelta(days=6))
    PaperVersion.objects.filter(pk=version.pk).update(uploaded_at=came)


def invite_all(meeting, entry, people):
    for person in people:
        role = Role.CHAIR if person == meeting.chair else Role.DELEGATE
        role = Role.SECRETARY if person == meeting.secretary else role
        answer = Answer.ABSENT if person.full_name in entry["absent"] else Answer.IN_PERSON
        is_silent = person.full_name in entry["silent"]
        Invitation.objects.create(
            meeting=meeting,
            person=person,
            unit=person.unit,
            role=role,
            has_vote=role != Role.SECRETARY,
            answer="" if is_silent else answer,
            reason="Đi công tác" if answer == Answer.ABSENT and not is_silent else "",
            answered_at=None if is_silent else meeting.sent_at + timedelta(hours=3),
            request_sent_at=meeting.sent_at,
            opened_at=None if is_silent else meeting.sent_at + timedelta(hours=2),
        )


def hold(meeting, entry):
    """Write what happened: who came, which items were dealt with, what was voted."""
    meeting.began_at = clock = meeting.starts_at + timedelta(minutes=2)
    meeting.check_in_code = "HPKG47"
    present = list(meeting.invitations.filter(answer=Answer.IN_PERSON))
    for number, row in enumerate(present):
        CheckEvent.objects.create(
            invitation=row, at=meeting.starts_at - timedelta(minutes=20 - number)
        )
    voters = [row for row in present if row.has_vote]
    members = meeting.invitations.filter(has_vote=True).count()
    for item, row in zip(meeting.items.all(), entry["item"], strict=True):
        is_current = row.get("is_current", False)
        if item.outcome or is_current:
            item.began_at, clock = clock, clock + timedelta(minutes=item.minutes)
            item.ended_at = None if is_current else clock
            item.save()
        if is_current:
            meeting.current_item = item
        if "vote" in row:
            vote_on(item, row["vote"], voters, members)
    if meeting.status == Status.CONCLUDED:
        meeting.closed_at = clock


def vote_on(item, statement, voters, members):
    is_over = bool(item.outcome)
    opened = item.began_at + timedelta(minutes=5)
    vote = Vote.objects.create(
        item=item,
        statement=statement,
        status=VoteStatus.PUBLISHED if is_over else VoteStatus.OPEN,
        opened_at=opened,
        closed_at=opened + timedelta(minutes=3) if is_over else None,
        roll=[row.pk for row in voters],
        members=members,
        present=len(voters),
    )
    for number, row in enumerate(voters if is_over else []):
        choice = 2 if number == len(voters) - 1 else 0
        NamedBallot.objects.create(
            vote=vote, invitation=row, choice=choice, at=opened + timedelta(seconds=20 + number)
        )
