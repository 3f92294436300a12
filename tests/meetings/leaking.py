"""A meeting whose every private text carries a word of its own, and everybody who may ask for it.

`secret("lim-title")` is a word that stands nowhere else. READERS says who may meet it: the table of
MT-9, with "a limited item is read by the chair and its readers, a substitute reads what the original
reads". Whatever is not named there is nobody's.
"""

import io
import re
import zipfile
from datetime import timedelta

from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms.mail.writing import queue
from cms.users.roles import AUDITORS, CLERKS, COMMUNICATIONS, OFFICE, SECRETARIES
from meetingpages.meetings.after import minutes as written
from meetingpages.meetings.after.notice import circular_of, issue
from meetingpages.meetings.models import (
    AgendaItem,
    Answer,
    CheckEvent,
    Level,
    Meeting,
    NamedBallot,
    Note,
    Outcome,
    Paper,
    PaperVersion,
    Receipt,
    Role,
    Status,
    Task,
    Vote,
    VoteStatus,
)
from meetingpages.meetings.public.notices import publish_notice
from meetingpages.organisation import links
from meetingpages.organisation.models import Unit
from meetingpages.organisation.models.links import Purpose
from tests.factories import make_member, make_section
from tests.factories import make_person as make_account
from tests.media.files import pdf_of_pages
from tests.meetings.making import (
    invite,
    make_body,
    make_meeting,
    make_person,
    make_user,
)

OVER = {Status.ENDED, Status.CONCLUDED}
OUTSIDE = {
    "nobody", "stranger", "withdrawn", "revoked", "elsewhere", "other_secretary", "auditor",
    "superuser", "desk_editor", "communications", "clerk",
}  # fmt: skip
INVITED = {"unlisted", "listed", "of_paper", "substitute", "replaced", "linked", "chair"}
DESK = {"secretary", "office"}
ENTER = INVITED | DESK
RUN = DESK | {"chair"}
LISTED = {"chair", "listed", "substitute", "replaced"}
OF_PAPER = {"chair", "of_paper"}
EVERYBODY = ENTER | OUTSIDE
SIGNED_IN = EVERYBODY - {"nobody", "revoked", "elsewhere", "linked"}
ITEM_WORDS = ("full", "presenter", "statement", "option", "conclusion")
PAPER_WORDS = ("title", "file", "remark", "bytes", "oldfile", "oldremark", "oldbytes")


def secret(name):
    """Return the word of a thing: ASCII, in lower case, and whole in slugs and file names."""
    return "zq" + name.replace("-", "") + "qz"


def readers(level, status):
    """Return {name of a word: who may meet it} for a meeting of that level in that state."""
    is_public, is_over = level == Level.PUBLIC, status in OVER
    is_out = status == Status.CONCLUDED
    clerk = {"clerk"} if is_over else set()
    who = dict.fromkeys(("meeting-full", "content", "url"), ENTER)
    who["meeting-public"] = EVERYBODY if is_public else ENTER | clerk
    who["chair-name"] = ENTER | clerk | {"other_secretary"}
    who |= dict.fromkeys(("silent-name", "listed-name"), RUN | {"other_secretary"})  # as persons
    who["listed-name"] = who["listed-name"] | {"listed"}
    who["code"] = RUN
    who |= dict.fromkeys(("reason", "desk-note", "minutes", "letter"), DESK)
    who |= dict.fromkeys(("lim-note", "int-note"), {"listed"})
    who["token"] = set()
    for key, ring in {"lim": LISTED, "int": ENTER, "pub": ENTER}.items():
        who |= {f"{key}-{word}": ring for word in (*ITEM_WORDS, *PAPER_WORDS)}
        who[f"{key}-task"] = ring & RUN
    who |= {f"pap-{word}": OF_PAPER for word in PAPER_WORDS}
    who["lim-public"] = ENTER
    who["int-public"] = ENTER | clerk
    who["pub-public"] = EVERYBODY if is_public else ENTER | clerk
    who["int-conclusion"] = who["pub-conclusion"] = ENTER | clerk
    if is_public:
        who |= dict.fromkeys(("pub-title", "pub-file", "pub-bytes"), EVERYBODY)
    if is_out:  # the notice is a document of the meeting's level
        told = EVERYBODY if is_public else SIGNED_IN | ENTER
        who["chair-name"] = told  # who signed it
        who["meeting-public"] = who["meeting-public"] | told
        who["pub-public"], who["pub-conclusion"] = told, told
        if not is_public:
            who["int-public"], who["int-conclusion"] = told, told
    # The log names what was done to which paper; of a limited one it does not (MT-9, MT-44).
    for key in ("int", "pub"):
        for word in ("title", "file", "oldfile", "public", "statement"):
            who[f"{key}-{word}"] = who[f"{key}-{word}"] | {"auditor"}
    for word in ("lim-public", "meeting-public", "chair-name", "silent-name", "listed-name"):
        who[word] = who[word] | {"auditor"}
    return {secret(name): ring for name, ring in who.items()}


class Leaky:
    """The meeting, its people and a browser for each relation; `paths` of every address."""

    def __init__(self, level, status):
        self.level, self.status = level, status
        self.make_accounts()
        self.make_meeting()
        self.make_people()
        self.make_items()
        self.make_rows()
        self.finish()
        self.sign_in()

    def make_accounts(self):
        section = make_section("Tin trong tỉnh", "tin-trong-tinh-ro-ri")
        self.users = {
            "stranger": make_user("nguoi-la"),
            "secretary": make_user("thu-ky", SECRETARIES),
            "other_secretary": make_user("thu-ky-khac", SECRETARIES),
            "office": make_user("chanh-vp", OFFICE),
            "clerk": make_user("van-thu", CLERKS),
            "auditor": make_user("kiem-toan", AUDITORS),
            "superuser": make_account("quan-tri", superuser=True),
            "desk_editor": make_member("thu-ky-toa-soan", "Thư ký tòa soạn", section),
            "communications": make_user("truyen-thong", COMMUNICATIONS),
        }

    def make_meeting(self):
        start = timezone.now() + timedelta(minutes=30)
        if self.status != Status.SENT:
            start -= timedelta(minutes=40)
        self.meeting = make_meeting(
            make_body(secretary=self.users["secretary"]), self.status, 0,
            level=self.level, mode="ket-hop", starts_at=start, ends_at=start + timedelta(hours=2),
            answer_by=start - timedelta(minutes=1), check_in_code="ZQMAQZ",
            public_name=f"Hop {secret('meeting-public')}",
            full_name=f"Hop {secret('meeting-full')}", content=f"Ban ve {secret('content')}",
            online_url=f"https://hop.congvu.example/{secret('url')}",
        )  # fmt: skip
        make_body("Ủy ban khác", secretary=self.users["other_secretary"])
        if self.status != Status.SENT:
            Meeting.objects.filter(pk=self.meeting.pk).update(began_at=start)
        if self.status in OVER:
            Meeting.objects.filter(pk=self.meeting.pk).update(closed_at=timezone.now())

    def make_people(self):
        meeting, self.rows = self.meeting, {}
        for name, role in (
            ("unlisted", Role.DELEGATE), ("listed", Role.DELEGATE), ("of_paper", Role.DELEGATE),
            ("replaced", Role.DELEGATE), ("linked", Role.DELEGATE), ("withdrawn", Role.DELEGATE),
            ("revoked", Role.DELEGATE), ("silent", Role.DELEGATE), ("chair", Role.CHAIR),
        ):  # fmt: skip
            account = None
            if name not in ("linked", "revoked", "silent"):
                account = self.users[name] = make_user(f"nguoi-{name.replace('_', '-')}")
            word = secret(f"{name}-name") if name in ("listed", "silent", "chair") else name
            person = make_person(f"Ong {word}", account=account, email=f"{name}@congvu.example")
            self.rows[name] = invite(meeting, person, role=role)
        self.users["substitute"] = make_user("nguoi-thay")
        person = make_person("Ba Thay", account=self.users["substitute"])
        self.rows["substitute"] = invite(meeting, person, substitute_for=self.rows["replaced"])
        self.rows["replaced"].answer = Answer.SUBSTITUTE
        self.rows["replaced"].answered_at = timezone.now()
        self.rows["withdrawn"].withdrawn_at = timezone.now()
        absent = self.rows["silent"]
        absent.answer, absent.reason = Answer.ABSENT, secret("reason")
        absent.secretary_note, absent.answered_at = secret("desk-note"), timezone.now()
        address = self.rows["listed"].person.official_email
        self.rows["listed"].mail = queue([address], "Thư", secret("letter"), is_private=True)
        for row in self.rows.values():
            row.save()
        meeting.chair = self.rows["chair"].person
        meeting.save()

    def make_items(self):
        listed = [self.rows[name].person for name in ("listed", "replaced", "withdrawn")]
        self.items, self.papers, self.votes = {}, {}, {}
        for order, (key, level) in enumerate(
            (("lim", Level.LIMITED), ("int", Level.INTERNAL), ("pub", Level.PUBLIC)), 1
        ):
            item = self.items[key] = AgendaItem.objects.create(
                meeting=self.meeting, order=order, label=str(order), level=level,
                public_name=f"Muc {secret(f'{key}-public')}",
                full_name=f"Muc {secret(f'{key}-full')}",
                presenter=secret(f"{key}-presenter"), conclusion=secret(f"{key}-conclusion"),
                began_at=timezone.now(),
                outcome=Outcome.PASSED if self.status in OVER else "",
            )  # fmt: skip
            if level == Level.LIMITED:
                item.readers.set(listed)
            self.papers[key] = self.make_paper(item, key, Level.PUBLIC)
            self.votes[key] = self.make_vote(item, key)
        reader = self.rows["of_paper"].person
        self.papers["pap"] = self.make_paper(self.items["int"], "pap", Level.LIMITED, reader)

    def make_paper(self, item, key, level, *readers):
        unit = Unit.objects.first()
        title = f"To {secret(f'{key}-title')}"
        paper = Paper.objects.create(item=item, title=title, level=level, unit=unit)
        paper.readers.set(readers)
        for number, old in ((1, "old"), (2, "")):
            remark, name = secret(f"{key}-{old}remark"), secret(f"{key}-{old}file")
            version = PaperVersion(paper=paper, number=number, note=remark, page_count=1)
            data = pdf_of_pages(1) + b"\n%" + secret(f"{key}-{old}bytes").encode()
            version.keep(ContentFile(data, f"{name}.pdf"), counted=True)
            version.save()
        return paper

    def make_vote(self, item, key):
        is_open = key == "int" and self.status == Status.IN_SESSION
        vote = Vote.objects.create(
            item=item, statement=secret(f"{key}-statement"),
            options=["Co", "Khong", secret(f"{key}-option")], opened_at=timezone.now(),
            status=VoteStatus.OPEN if is_open else VoteStatus.PUBLISHED,
            closed_at=None if is_open else timezone.now(), members=8, present=3,
            roll=[self.rows["unlisted"].pk], version=3,
        )  # fmt: skip
        NamedBallot.objects.create(vote=vote, invitation=self.rows["unlisted"], choice=2)
        return vote

    def make_rows(self):
        """What hangs on items and people: notes, tasks, receipts, checks, the minutes."""
        person = self.rows["listed"].person
        for key in ("lim", "int"):
            Note.objects.create(person=person, item=self.items[key], text=secret(f"{key}-note"))
        for key, item in self.items.items():
            Task.objects.create(
                item=item, text=secret(f"{key}-task"), unit=Unit.objects.first(),
                due_on=timezone.localdate(),
            )  # fmt: skip
        for paper in self.papers.values():
            version = paper.versions.first()
            for name in ("listed", "of_paper"):
                Receipt.objects.create(
                    invitation=self.rows[name], paper_version=version, opened_at=timezone.now()
                )
        for name in ("unlisted", "chair"):
            CheckEvent.objects.create(invitation=self.rows[name])
        record = written.minutes_of(self.meeting)
        written.write_text(record, secret("minutes"), 0, self.users["secretary"])

    def finish(self):
        meeting = self.meeting
        if self.status == Status.IN_SESSION:  # the pointer stands on the limited item
            meeting.current_item = self.items["lim"]
            meeting.save()
        if self.status == Status.CONCLUDED:
            record = written.minutes_of(meeting)
            written.settle(record, secret("minutes"), 1, self.users["secretary"])
            Meeting.objects.filter(pk=meeting.pk).update(status=Status.ENDED)
            meeting.refresh_from_db()
            unit = Unit.objects.first()
            page = circular_of(meeting, {
                "number": "215-TB/TU", "issued_on": timezone.localdate(), "place": "",
                "level": self.level, "unit": unit, "signer": meeting.chair.full_name,
                "position": "", "authority": "", "addressees": [unit],
            })  # fmt: skip
            issue(meeting, page, self.users["clerk"], meeting.version)
        else:
            publish_notice(meeting)
        meeting.refresh_from_db()

    def sign_in(self):
        self.clients = {"nobody": browser()}
        for name, user in self.users.items():
            self.clients[name] = browser()
            self.clients[name].force_login(user)
        ends = self.meeting.ends_at + timedelta(days=7)
        other = make_meeting(make_body("Ủy ban khác"), Status.SENT, public_name="Hop khac")
        invite(other, self.rows["linked"].person)
        for name, meeting in (
            ("linked", self.meeting),
            ("revoked", self.meeting),
            ("elsewhere", other),
        ):
            person = self.rows["linked" if name == "elsewhere" else name].person
            token = links.make_link(person, Purpose.MEETING, meeting.uuid, ends)
            self.clients[name] = browser()
            assert self.clients[name].post(f"/hop/moi/{token}/").status_code == 303
            if name == "revoked":
                links.revoke(person, Purpose.MEETING, meeting.uuid)
                self.revoked_token = token
            elif name == "linked":
                self.token = token


def browser():
    return Client(raise_request_exception=False)


def text_of(answer):
    """Return all that an answer tells, in lower case: headers, body, and what is packed in it."""
    body = b"".join(answer) if answer.streaming else answer.content
    parts = [f"{name}: {value}" for name, value in answer.headers.items()]
    parts += [cookie.value for cookie in answer.cookies.values()]
    return "\n".join([*parts, *unpacked(body)]).lower()


def unpacked(body):
    """Yield the texts in some bytes: a ZIP or an Office file is opened, lines of calendars joined."""
    if not body.startswith(b"PK"):
        yield re.sub(r"\r\n ", "", body.decode("utf-8", "replace"))
        return
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in archive.namelist():
            yield name
            yield from unpacked(archive.read(name))
