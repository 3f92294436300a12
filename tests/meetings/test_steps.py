"""The states of a meeting: who presses what, what stands against it, nothing else moves it (MT-6)."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from cms.audit.models import AuditEntry
from meetingpages.meetings.models import AgendaItem, Meeting, Outcome, Role, Status
from meetingpages.meetings.room.checking import code_of
from meetingpages.organisation.models import MailDomain
from tests.meetings.making import invite, make_meeting, make_office, make_person, make_secretary

pytestmark = pytest.mark.django_db

STEPS = ("submit", "approve", "give_back", "send", "begin", "end", "reopen", "cancel")
# The cells of MT-6 that the desk presses: (state, step) → state.
CELLS = {
    ("draft", "submit"): "awaiting",
    ("awaiting", "approve"): "ready",
    ("awaiting", "give_back"): "draft",
    ("ready", "give_back"): "draft",
    ("ready", "send"): "sent",
    ("sent", "begin"): "in_session",
    ("in_session", "end"): "ended",
    ("ended", "reopen"): "in_session",
    ("draft", "cancel"): "cancelled",
    ("awaiting", "cancel"): "cancelled",
    ("ready", "cancel"): "cancelled",
    ("sent", "cancel"): "cancelled",
}


def ready_for(status, **fields):
    """A meeting in a state in which nothing stands against the next step."""
    begins_soon = status in ("sent", "in_session", "ended")
    start = timezone.now() + (timedelta(minutes=30) if begins_soon else timedelta(days=20))
    chair = make_person("Nguyen Mau")
    values = {"starts_at": start, "ends_at": start + timedelta(hours=2), "chair": chair}
    if status == "ended":
        values["closed_at"] = timezone.now()
    meeting = make_meeting(status=status, **values | fields)
    invite(meeting, chair, role=Role.CHAIR)
    if status == "in_session":
        AgendaItem.objects.filter(meeting=meeting).update(outcome=Outcome.DONE)
    return meeting


def press(client, meeting, step, reason="Có lý do", version=None):
    given = {"action": step, "reason": reason}
    given["version"] = meeting.version if version is None else version
    return client.post(f"/hop/{meeting.uuid}/dieu-hanh/", given)


def status(meeting):
    return Meeting.objects.get(pk=meeting.pk).status


@pytest.fixture
def office(client, home):
    client.force_login(make_office())
    return client


@pytest.mark.parametrize(("state", "step"), product(Status.values, STEPS))
def test_only_the_cells_of_the_table_move_a_meeting(office, state, step):
    meeting = ready_for(state)
    answer = press(office, meeting, step)
    assert answer.status_code == 303
    assert status(meeting) == CELLS.get((state, step), state)


def test_every_step_stands_in_the_log_with_its_reason(office):
    meeting = ready_for("sent")
    press(office, meeting, "cancel", "Bão số 3")
    line = AuditEntry.objects.get(action="meeting.cancel")
    assert (line.reason, line.subject, line.actor_name) == (
        "Bão số 3",
        meeting.public_name,
        "Chanhvp",
    )


@pytest.mark.parametrize(("state", "step"), [("awaiting", "give_back"), ("sent", "cancel")])
def test_going_back_and_cancelling_need_a_reason(office, state, step):
    meeting = ready_for(state)
    answer = press(office, meeting, step, reason="  ")
    assert answer.status_code == 400 and "Hãy ghi lý do." in answer.content.decode()
    assert status(meeting) == state


def test_of_two_people_at_once_the_second_is_told(office):
    meeting = ready_for("awaiting")
    press(office, meeting, "give_back")
    answer = press(office, meeting, "approve")
    assert status(meeting) == "draft"
    assert "Trạng thái đã thay đổi, hãy xem lại." in office.get(answer["Location"]).content.decode()


def test_who_submitted_does_not_approve(client, home):
    meeting = ready_for("draft")
    client.force_login(make_office())
    press(client, meeting, "submit")
    meeting.refresh_from_db()
    shown = client.get(f"/hop/{meeting.uuid}/dieu-hanh/").content.decode()
    assert "Người trình không tự duyệt" in shown and 'value="approve"' not in shown
    press(client, meeting, "approve")
    assert status(meeting) == "awaiting"
    client.force_login(make_office("chanhvp2"))
    press(client, meeting, "approve")
    assert status(meeting) == "ready"


def test_a_secretary_submits_and_neither_approves_sends_nor_cancels(client, home):
    meeting = ready_for("draft")
    client.force_login(make_secretary(meeting))
    press(client, meeting, "submit")
    assert status(meeting) == "awaiting"
    for state, step in (("awaiting", "approve"), ("ready", "send"), ("sent", "cancel")):
        Meeting.objects.filter(pk=meeting.pk).update(status=state)
        meeting.refresh_from_db()
        assert press(client, meeting, step).status_code == 404
        assert status(meeting) == state


def test_a_meeting_changed_while_it_waits_is_not_approved_unseen(office):
    meeting = ready_for("awaiting")
    seen = meeting.version
    person = make_person("Tran Mau")
    office.post(f"/hop/{meeting.uuid}/thanh-phan/", {"act": f"person:{person.pk}"})
    press(office, meeting, "approve", version=seen)
    assert status(meeting) == "awaiting"


def test_every_unmet_guard_is_named_before_anyone_presses(client, home):
    meeting = make_meeting(items=0, starts_at=None, ends_at=None, room=None)
    client.force_login(make_secretary(meeting))
    shown = client.get(f"/hop/{meeting.uuid}/dieu-hanh/").content.decode()
    for words in (
        "Chưa chọn người chủ trì.",
        "Chưa đặt giờ bắt đầu và kết thúc.",
        "Chưa chọn phòng họp.",
        "Chương trình chưa có mục nào.",
        "Chưa mời ai.",
    ):
        assert words in shown
    press(client, meeting, "submit")
    assert status(meeting) == "draft"


@pytest.mark.parametrize(("state", "step"), [("awaiting", "approve"), ("ready", "send")])
def test_no_invitation_is_approved_or_sent_to_an_address_that_is_not_official(office, state, step):
    meeting = ready_for(state)
    MailDomain.objects.update(valid_to=timezone.localdate() - timedelta(days=1))
    answer = press(office, meeting, step)
    said = office.get(answer["Location"]).content.decode()
    assert "Thư công vụ chưa hợp lệ: Nguyen Mau." in said and status(meeting) == state


def test_late_invitations_need_a_reason_unless_the_meeting_is_urgent(office):
    soon = timezone.now() + timedelta(hours=20)
    meeting = ready_for("ready", starts_at=soon, ends_at=soon + timedelta(hours=1))
    assert press(office, meeting, "send", reason="").status_code == 400
    Meeting.objects.filter(pk=meeting.pk).update(is_urgent=True)
    assert press(office, meeting, "send", reason="").status_code == 303
    now = Meeting.objects.get(pk=meeting.pk)
    assert now.status == "sent" and now.sent_at


def test_beginning_keeps_the_code_that_hangs_in_the_room_and_ending_has_a_time(office):
    meeting = ready_for("sent")
    code = code_of(meeting)
    assert press(office, meeting, "begin", reason="").status_code == 400  # no quorum yet
    press(office, meeting, "begin")
    meeting.refresh_from_db()
    assert meeting.began_at and meeting.check_in_code == code
    assert len(code) == 6 and not set(code) & set("0O1IL")
    press(office, meeting, "end")
    meeting.refresh_from_db()
    assert meeting.status == "in_session"  # an item has no outcome
    meeting.items.update(outcome=Outcome.DONE)
    press(office, meeting, "end")
    meeting.refresh_from_db()
    assert meeting.status == "ended" and meeting.closed_at


def test_a_meeting_begins_from_an_hour_before(office):
    later = timezone.now() + timedelta(hours=3)
    meeting = ready_for("sent", starts_at=later, ends_at=later + timedelta(hours=1))
    press(office, meeting, "begin")
    assert status(meeting) == "sent"
    shown = office.get(f"/hop/{meeting.uuid}/dieu-hanh/").content.decode()
    assert f"Bấm được từ {timezone.localtime(later - timedelta(hours=1)):%H:%M}" in shown


def test_a_meeting_reopens_for_a_day_only(office):
    meeting = ready_for("ended", closed_at=timezone.now() - timedelta(hours=25))
    press(office, meeting, "reopen")
    assert status(meeting) == "ended"


def test_sending_that_fails_leaves_the_meeting_ready(office, monkeypatch):
    from django.core.exceptions import ValidationError

    from meetingpages.meetings.desk import pressing

    def refuse(*_given):
        raise ValidationError("Địa chỉ thư không hợp lệ.")

    monkeypatch.setattr(pressing, "send_all", refuse)
    meeting = ready_for("ready")
    press(office, meeting, "send")
    assert status(meeting) == "ready" and not AuditEntry.objects.filter(action="meeting.send")
