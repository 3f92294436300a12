"""A unit that owes papers is reminded once by the clock, a working day before the term (MT-39)."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from cms.audit.models import AuditEntry
from cms.schedule import JOBS
from meetingpages.meetings.models import Holiday, Level, Meeting, Outcome, Paper, Status
from meetingpages.meetings.papers import telling
from meetingpages.meetings.papers.reminding import remind_units_due
from meetingpages.organisation.models import Unit
from tests.meetings.letters import mails, part, subject
from tests.meetings.making import make_meeting, make_paper, make_person, make_secretary

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "real_outbox")]


def at(text):
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.fixture
def meeting():
    """The example of the spec: Wednesday 11/9/2019, papers by the end of Friday 6/9."""
    starts = at("2019-09-11 08:00")
    return make_meeting(
        status=Status.SENT, items=2, starts_at=starts, ends_at=starts + timedelta(hours=2)
    )


@pytest.fixture
def contact():
    person = make_person("Mai Thi Phong", unit="Sở Tài chính")
    Unit.objects.filter(pk=person.unit_id).update(contact=person)
    return person


def owe(meeting, contact, title="Tờ trình", label="1", **fields):
    item = meeting.items.get(label=label)
    return make_paper(item, title, versions=0, unit=Unit.objects.get(pk=contact.unit_id), **fields)


THURSDAY = "2019-09-05 08:00"


def test_on_the_working_day_before_the_term_the_units_person_is_told_all_it_owes(meeting, contact):
    papers = [owe(meeting, contact), owe(meeting, contact, "Phụ lục", "2")]
    assert remind_units_due(at(THURSDAY)) == 1
    (mail,) = mails(contact)
    words = part(mail, "text/plain")
    assert subject(mail) == "Đề nghị gửi tài liệu họp: Họp Ban Thường vụ"
    assert "- Tài liệu “Tờ trình”, mục 1\n- Tài liệu “Phụ lục”, mục 2" in words
    assert "Hạn gửi tài liệu: 23:59 06/09/2019" in words and "Sở Tài chính" in words
    assert mail["Reply-To"].endswith(meeting.secretary.official_email)
    lines = AuditEntry.objects.filter(action="meeting.paper.remind")
    assert [line.actor_name for line in lines] == ["Cổng thông tin"] * 2
    assert {paper.reminded_at for paper in Paper.objects.filter(pk__in=[p.pk for p in papers])} == {
        at(THURSDAY)
    }


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2019-09-04 23:00", 0),
        ("2019-09-05 07:29", 0),
        ("2019-09-05 07:30", 1),
        ("2019-09-06 12:00", 1),  # the clock stood still for a day
        ("2019-09-06 23:59", 1),
        ("2019-09-07 00:00", 0),  # late is late: the desk says so
    ],
)
def test_the_days_edges(meeting, contact, now, told):
    owe(meeting, contact)
    assert remind_units_due(at(now)) == told


@pytest.mark.parametrize(
    ("starts", "special", "first"),
    [
        ("2019-09-10", {}, "2019-09-04"),  # Tuesday: term Thursday
        ("2019-09-12", {}, "2019-09-06"),  # term Monday, told on Friday over the weekend
        ("2019-09-06", {"2019-09-02": False}, "2019-08-30"),  # the national day and a weekend
        # … with the Saturday before worked instead.
        ("2019-09-06", {"2019-09-02": False, "2019-08-31": True}, "2019-08-31"),
    ],
)
def test_weekends_days_off_and_make_up_days_are_reckoned_with(
    meeting, contact, starts, special, first
):
    for day, is_worked in special.items():
        Holiday.objects.create(day=day, name="x", is_worked=is_worked)
    begin = at(f"{starts} 08:00")
    Meeting.objects.update(starts_at=begin, ends_at=begin + timedelta(hours=1))
    owe(meeting, contact)
    morning = at(f"{first} 07:30")
    assert remind_units_due(morning - timedelta(minutes=1)) == 0
    assert remind_units_due(morning) == 1


def test_tet_of_nine_days_lies_between_reminder_and_meeting(meeting, contact):
    for number in range(9):  # 14/02 … 22/02/2026
        day = date(2026, 2, 14) + timedelta(days=number)
        Holiday.objects.create(day=day, name="Tết")
    begin = at("2026-02-25 08:00")  # Wednesday: Tuesday, Monday, then Friday 13/02 is the term
    Meeting.objects.update(starts_at=begin, ends_at=begin + timedelta(hours=1))
    owe(meeting, contact)
    assert remind_units_due(at("2026-02-12 07:29")) == 0
    assert remind_units_due(at("2026-02-12 07:30")) == 1


def test_nobody_is_told_twice_by_any_number_of_clocks(meeting, contact):
    owe(meeting, contact)
    assert [remind_units_due(at(THURSDAY)) for _clock in range(3)] == [1, 0, 0]
    assert remind_units_due(at("2019-09-06 08:00")) == 0 and len(mails(contact)) == 1


def test_a_clock_that_comes_while_another_writes_finds_nothing(meeting, contact, monkeypatch):
    owe(meeting, contact)
    real, others = telling.official_mail.send, []

    def send(*given, **named):
        others.append(remind_units_due(at(THURSDAY)))
        return real(*given, **named)

    monkeypatch.setattr(telling.official_mail, "send", send)
    assert remind_units_due(at(THURSDAY)) == 1
    assert others == [0] and len(mails(contact)) == 1


def test_a_clock_killed_on_the_way_has_sent_nothing_and_the_next_sends_one(
    meeting, contact, monkeypatch
):
    paper = owe(meeting, contact)

    class Killed(BaseException):
        pass

    def die(*_given, **_named):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(telling, "record", die)  # the mail is in the outbox by then
        with pytest.raises(Killed):
            remind_units_due(at(THURSDAY))
    paper.refresh_from_db()
    assert mails() == [] and paper.reminded_at is None
    assert remind_units_due(at(THURSDAY)) == 1 and len(mails(contact)) == 1


@pytest.mark.parametrize(
    "status",
    [
        Status.DRAFT,
        Status.AWAITING,
        Status.READY,
        Status.IN_SESSION,
        Status.ENDED,
        Status.CANCELLED,
    ],
)
def test_only_of_a_meeting_whose_invitations_have_left(meeting, contact, status):
    owe(meeting, contact)
    Meeting.objects.update(status=status)
    assert remind_units_due(at(THURSDAY)) == 0 and mails() == []


def test_what_came_is_not_owed_nor_what_was_withdrawn_or_is_handed_out(meeting, contact):
    unit = Unit.objects.get(pk=contact.unit_id)
    make_paper(meeting.items.get(label="1"), "Đã gửi", unit=unit)
    owe(meeting, contact, "Đã rút", withdrawn_at=timezone.now())
    secret = owe(meeting, contact, "Mật", "2")
    secret.item.is_secret = True
    secret.item.save()
    assert remind_units_due(at(THURSDAY)) == 0
    secret.item.is_secret, secret.item.outcome = False, Outcome.WITHDRAWN
    secret.item.save()
    assert remind_units_due(at(THURSDAY)) == 0 and mails() == []


def test_a_reminder_by_hand_in_these_days_counts_an_older_one_does_not(meeting, contact):
    owe(meeting, contact, reminded_at=at("2019-09-05 07:31"))
    assert remind_units_due(at(THURSDAY)) == 0
    Paper.objects.update(reminded_at=at("2019-08-20 09:00"))
    assert remind_units_due(at(THURSDAY)) == 1


def test_a_postponed_meeting_has_a_term_and_a_reminder_of_its_own(meeting, contact):
    owe(meeting, contact)
    assert remind_units_due(at(THURSDAY)) == 1
    begin = at("2019-10-09 08:00")
    Meeting.objects.update(starts_at=begin, ends_at=begin + timedelta(hours=2))
    assert remind_units_due(at("2019-09-06 08:00")) == 0
    assert remind_units_due(at("2019-10-03 08:00")) == 1


def test_each_unit_gets_its_own_and_one_bad_mailbox_keeps_nothing_from_the_others(meeting, contact):
    gone = make_person("Nguyen Van Cu", unit="Sở Y tế", email="cu@het-han.example")
    Unit.objects.filter(pk=gone.unit_id).update(contact=gone)
    for person in (gone, contact):
        owe(meeting, person, f"Của {person.full_name}")
    nobody = Unit.objects.create(name="Sở Không Người")
    make_paper(meeting.items.get(label="2"), "Không ai", versions=0, unit=nobody)
    assert remind_units_due(at(THURSDAY)) == 1
    (mail,) = mails()
    assert mail["To"] == contact.official_email
    assert "Nguyen Van Cu" not in part(mail, "text/plain")
    assert Paper.objects.get(title="Của Nguyen Van Cu").reminded_at is None  # it says no untruth


@pytest.mark.parametrize("where", ["paper", "item", "meeting"])
def test_the_title_of_a_limited_paper_stays_in_the_room(meeting, contact, where, client):
    paper = owe(meeting, contact, "Nhân sự kín")
    thing = {"paper": paper, "item": paper.item, "meeting": meeting}[where]
    type(thing).objects.filter(pk=thing.pk).update(level=Level.LIMITED)
    assert remind_units_due(at(THURSDAY)) == 1
    client.force_login(make_secretary(meeting))
    client.post(f"/hop/{meeting.uuid}/tai-lieu/", {"action": "remind", "paper": paper.pk})
    assert len(mails(contact)) == 2
    for mail in mails(contact):
        words = part(mail, "text/plain")
        assert "- Một tài liệu, mục 1" in words and "Nhân sự" not in words


def test_the_clock_asks_every_hour_and_costs_the_same_with_more_papers(
    meeting, contact, django_assert_max_num_queries
):
    assert (3600, remind_units_due) in JOBS
    for number in range(20):
        owe(meeting, contact, f"Tài liệu {number}")
    with django_assert_max_num_queries(3):  # on every other day
        remind_units_due(at("2019-09-01 08:00"))
