"""After the meeting: conclusions, the notice, the minutes, tasks (MT-36 … MT-38)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document

from cms.users.roles import CLERKS
from meetingpages.circulars.models import CircularPage
from meetingpages.meetings.models import (
    CheckEvent,
    Level,
    Meeting,
    NamedBallot,
    Status,
    Task,
    Vote,
    VoteStatus,
)
from tests.meetings.making import (
    invite,
    make_meeting,
    make_office,
    make_person,
    make_secretary,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(home):
    """A meeting of two that has ended: one came and voted, one did not."""
    now = timezone.now()
    chair = make_person("Trần Chủ Tọa", email="chu@congvu.example")
    meeting = make_meeting(status=Status.ENDED, chair=chair)
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=now - timedelta(hours=2), began_at=now - timedelta(hours=2),
        ends_at=now - timedelta(hours=1), closed_at=now,
    )  # fmt: skip
    item = meeting.items.get()
    item.conclusion, item.outcome = "Thống nhất báo cáo.", "thong-qua"
    item.save()
    came = invite(meeting, make_person("Mai Thị Phỏng", email="phong@congvu.example"))
    invite(meeting, make_person("Lý Văn Nháp", email="nhap@congvu.example"), reason="Đi công tác")
    CheckEvent.objects.create(invitation=came)
    vote = Vote.objects.create(
        item=item, statement="Thông qua báo cáo.", status=VoteStatus.PUBLISHED, members=2,
        present=1, roll=[came.pk], opened_at=now, closed_at=now,
    )  # fmt: skip
    NamedBallot.objects.create(vote=vote, invitation=came, choice=0)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def secretary(client, meeting):
    user = make_secretary(meeting)
    client.force_login(user)
    return user


def at(meeting, place):
    return f"/hop/{meeting.uuid}/{place}/"


NOTICE = {
    "number": "215-TB/TU", "issued_on": "01/01/2026", "place": "Bình Phước", "authority": "T/M",
    "signer": "Trần Chủ Tọa", "position": "Phó Bí thư", "level": Level.INTERNAL,
}  # fmt: skip


def issue(client, meeting, **fields):
    values = NOTICE | {"unit": meeting.chair.unit_id, "version": meeting.version} | fields
    return client.post(at(meeting, "thong-bao"), values)


def test_a_conclusion_is_kept_and_logged(client, meeting, secretary):
    item = meeting.items.get()
    values = {"item": item.uuid, "1-conclusion": "Sửa lại.", "1-version": item.version}
    assert client.post(at(meeting, "ket-luan"), values).status_code == 302
    item.refresh_from_db()
    assert item.conclusion == "Sửa lại."


def test_of_two_who_write_a_conclusion_at_once_the_second_sees_both(client, meeting, secretary):
    item = meeting.items.get()
    for text, status in [("Bản của tôi.", 302), ("Bản của người khác.", 400)]:
        values = {"item": item.uuid, "1-conclusion": text, "1-version": item.version}
        answer = client.post(at(meeting, "ket-luan"), values)
        assert answer.status_code == status
    assert "Bản của tôi." in answer.text and "Bản của người khác." in answer.text
    item.refresh_from_db()
    assert item.conclusion == "Bản của tôi."


def test_the_clerk_issues_the_notice_as_a_document_in_one_step(client, meeting):
    client.force_login(make_user("vanthu", CLERKS))
    assert issue(client, meeting).status_code == 302
    meeting.refresh_from_db()
    page = CircularPage.objects.get(printed_number="215-TB/TU")
    assert (meeting.status, meeting.notice) == (Status.CONCLUDED, page)
    assert page.live and page.level == Level.INTERNAL
    words = Document(page.files[0].file.file.path).paragraphs
    assert any("Thống nhất báo cáo." in paragraph.text for paragraph in words)


def test_the_secretary_drafts_and_does_not_issue(client, meeting, secretary):
    assert "Thống nhất báo cáo." in client.get(at(meeting, "thong-bao")).text
    assert issue(client, meeting).status_code == 403


def test_a_notice_is_never_more_open_than_its_meeting(client, meeting):
    client.force_login(make_office())
    assert issue(client, meeting, level=Level.PUBLIC).status_code == 400
    assert not CircularPage.objects.filter(printed_number="215-TB/TU").exists()


def test_a_public_notice_leaves_out_what_is_restricted(client, meeting):
    Meeting.objects.update(level=Level.PUBLIC)
    item = meeting.items.get()
    item.pk, item.uuid, item.label = None, "9b0c7e5e-0000-4000-8000-000000000009", "2"
    item.level, item.conclusion = Level.LIMITED, "Nhân sự kín."
    item.save()
    client.force_login(make_office())
    assert issue(client, meeting, level=Level.PUBLIC).status_code == 302
    page = CircularPage.objects.get(printed_number="215-TB/TU")
    text = " ".join(p.text for p in Document(page.files[0].file.file.path).paragraphs)
    assert "Thống nhất báo cáo." in text and "Nhân sự kín." not in text


def test_a_notice_is_issued_once_and_only_after_the_end(client, meeting):
    client.force_login(make_office())
    assert issue(client, meeting, issued_on="01/01/2099").status_code == 400
    assert issue(client, meeting, number="").status_code == 400
    assert issue(client, meeting).status_code == 302
    assert issue(client, meeting, number="216-TB/TU").status_code == 400
    Meeting.objects.update(status=Status.IN_SESSION, notice=None)
    assert issue(client, meeting, number="217-TB/TU").status_code == 400
    assert CircularPage.objects.filter(printed_number__endswith="TB/TU").count() == 1


def test_minutes_say_who_came_what_was_voted_and_concluded(client, meeting, secretary):
    text = client.get(at(meeting, "bien-ban")).text
    for words in ("Mai Thị Phỏng", "Lý Văn Nháp (Đi công tác)", "Tán thành: 1", "Thống nhất"):
        assert words in text
    file = client.get(f"/hop/{meeting.uuid}/bien-ban.docx")
    words = " ".join(paragraph.text for paragraph in Document(BytesIO(file.content)).paragraphs)
    assert "BIÊN BẢN CUỘC HỌP" in words and "Tán thành: Mai Thị Phỏng." in words


def test_figures_follow_until_the_minutes_are_settled(client, meeting, secretary):
    path = at(meeting, "bien-ban")
    client.post(path, {"action": "save", "text": "Họp đúng giờ.", "version": 0})
    client.post(path, {"action": "settle", "version": 1})
    meeting.items.update(conclusion="Đổi về sau.")
    text = client.get(path).text
    assert "Đã chốt lúc" in text and "Thống nhất báo cáo." in text and "Họp đúng giờ." in text
    assert "Đổi về sau." not in text
    assert client.post(path, {"action": "save", "text": "Sửa", "version": 2}).status_code == 409


def test_of_two_who_write_the_minutes_the_second_sees_both_texts(client, meeting, secretary):
    path = at(meeting, "bien-ban")
    client.post(path, {"action": "save", "text": "Bản một.", "version": 0})
    answer = client.post(path, {"action": "save", "text": "Bản hai.", "version": 0})
    assert answer.status_code == 409
    assert "Bản một." in answer.text and "Bản hai." in answer.text


def test_a_task_is_given_done_and_overdue_by_the_calendar(client, meeting, secretary):
    item = meeting.items.get()
    values = {"item": item.uuid, "action": "task", "1-viec-text": "Báo cáo lại",
              "1-viec-unit": meeting.chair.unit_id, "1-viec-due_on": "01/01/2026"}  # fmt: skip
    assert client.post(at(meeting, "ket-luan"), values).status_code == 302
    assert "quá hạn" in client.get(at(meeting, "ket-luan")).text
    task = Task.objects.get()
    client.post(at(meeting, "ket-luan"), {"item": item.uuid, "action": "done", "task": task.pk})
    assert "quá hạn" not in client.get(at(meeting, "ket-luan")).text
    bad = values | {"1-viec-due_on": "hôm qua"}
    assert client.post(at(meeting, "ket-luan"), bad).status_code == 400


@pytest.mark.parametrize("place", ["ket-luan", "thong-bao", "bien-ban"])
def test_delegates_and_strangers_find_nothing_there(client, meeting, place):
    account = make_user("dai-bieu")
    person = meeting.invitations.first().person
    person.account = account
    person.save()
    for user in (account, make_user("nguoi-la")):
        client.force_login(user)
        assert client.get(at(meeting, place)).status_code == 404
