"""After the meeting: conclusions, the notice, the minutes, tasks (MT-36 … MT-38)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document

from cms.audit.models import AuditEntry
from cms.users.roles import CLERKS
from meetingpages.circulars.models import CircularPage
from meetingpages.meetings.models import (
    AgendaItem,
    CheckEvent,
    Level,
    Meeting,
    NamedBallot,
    Paper,
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


def typed(item, text="", task=None):
    """What the page of conclusions sends for an item that stood there as it is."""
    shown = {"version": item.version, "conclusion": text, "initial-conclusion": item.conclusion}
    names = {
        f"initial-muc-{item.pk}-conclusion" if name.startswith("initial") else f"muc-{item.pk}-{name}": value
        for name, value in shown.items()
    }  # fmt: skip
    return names | {f"viec-{item.pk}-{name}": value for name, value in (task or {}).items()}


def test_whatever_was_typed_in_any_item_is_saved_by_any_button(client, meeting, secretary):
    first = meeting.items.get()
    second = AgendaItem.objects.create(meeting=meeting, label="1", order=2, public_name="Hai")
    third = AgendaItem.objects.create(meeting=meeting, order=3, public_name="Ba")
    task = {"text": "Báo cáo lại", "unit": meeting.chair.unit_id, "due_on": "01/01/2026"}
    values = typed(first, "Sửa lại.") | typed(second, "Hai xong.", task) | typed(third)
    answer = client.post(at(meeting, "ket-luan"), values | {"at": second.pk})
    assert answer.status_code == 303 and answer["Location"].endswith(f"#muc-{second.pk}")
    texts = list(meeting.items.order_by("order").values_list("conclusion", flat=True))
    assert texts == ["Sửa lại.", "Hai xong.", ""]
    assert second.tasks.get().text == "Báo cáo lại"
    lines = AuditEntry.objects.filter(action="meeting.conclusion")
    assert lines.count() == 2  # what was not touched is not written


def test_of_two_who_write_a_conclusion_at_once_the_second_sees_both(client, meeting, secretary):
    item = meeting.items.get()
    other = AgendaItem.objects.create(meeting=meeting, label="2", order=2, public_name="Hai")
    client.post(at(meeting, "ket-luan"), typed(item, "Bản của tôi."))
    values = typed(item, "Bản của người khác.") | typed(other, "Mục hai của người khác.")
    answer = client.post(at(meeting, "ket-luan"), values)
    assert answer.status_code == 400
    for words in ("Bản của tôi.", "Bản của người khác.", "Mục hai của người khác."):
        assert words in answer.text
    item.refresh_from_db()
    other.refresh_from_db()
    assert item.conclusion == "Bản của tôi." and other.conclusion == ""
    values[f"muc-{item.pk}-version"] = item.version
    assert client.post(at(meeting, "ket-luan"), values).status_code == 303
    item.refresh_from_db()
    assert item.conclusion == "Bản của người khác."


def test_who_wrote_nothing_of_an_item_does_not_undo_what_another_wrote(client, meeting, secretary):
    item = meeting.items.get()
    untouched = typed(item, item.conclusion)
    client.post(at(meeting, "ket-luan"), typed(item, "Bản mới."))
    assert client.post(at(meeting, "ket-luan"), untouched).status_code == 303
    item.refresh_from_db()
    assert item.conclusion == "Bản mới."


def test_of_a_limited_item_nobody_off_its_list_reads_or_writes_the_conclusion(
    client, meeting, secretary
):
    item = AgendaItem.objects.create(
        meeting=meeting, label="2", order=2, public_name="Việc khác", full_name="Kỷ luật ông Kín",
        level=Level.LIMITED, conclusion="Khiển trách.", presenter="Người Trình Kín",
    )  # fmt: skip
    Paper.objects.create(item=item, title="Hồ sơ kín")
    hidden = ("ông Kín", "Khiển trách", "Người Trình Kín", "Hồ sơ kín")
    for place in ("ket-luan", "thong-bao", "bien-ban"):
        text = client.get(at(meeting, place)).text
        assert not [words for words in hidden if words in text], place
    assert "Việc khác" in client.get(at(meeting, "bien-ban")).text
    client.post(at(meeting, "ket-luan"), typed(item, "Đổi."))
    client.post(at(meeting, "bien-ban"), {"action": "settle", "text": "", "version": 0})
    file = client.get(f"/hop/{meeting.uuid}/bien-ban.docx").content
    words = " ".join(paragraph.text for paragraph in Document(BytesIO(file)).paragraphs)
    assert not [each for each in hidden if each in words] and "Việc khác" in words
    item.refresh_from_db()
    assert item.conclusion == "Khiển trách."
    meeting.chair.account = make_user("chutri")
    meeting.chair.save()
    client.force_login(meeting.chair.account)
    assert "Khiển trách." in client.get(at(meeting, "ket-luan")).text


def test_thirty_items_cost_the_page_of_conclusions_no_more_questions(
    client, meeting, secretary, django_assert_max_num_queries
):
    for number in range(2, 31):
        item = AgendaItem.objects.create(
            meeting=meeting, label=str(number), order=number, public_name=f"Mục {number}"
        )
        Task.objects.create(
            item=item, text="Việc", unit=meeting.chair.unit, due_on=timezone.localdate()
        )
    with django_assert_max_num_queries(15):
        client.get(at(meeting, "ket-luan"))


def test_the_clerk_issues_the_notice_as_a_document_in_one_step(client, meeting):
    client.force_login(make_user("vanthu", CLERKS))
    assert issue(client, meeting).status_code == 302
    meeting.refresh_from_db()
    page = CircularPage.objects.get(printed_number="215-TB/TU")
    assert (meeting.status, meeting.notice) == (Status.CONCLUDED, page)
    assert page.live and page.level == Level.INTERNAL
    words = Document(page.files[0].file.file.path).paragraphs
    assert any("Thống nhất báo cáo." in paragraph.text for paragraph in words)


def test_the_notice_goes_to_the_offices_that_were_invited_and_still_ticked(client, meeting):
    client.force_login(make_user("vanthu", CLERKS))
    shown = client.get(at(meeting, "thong-bao")).text
    units = {row.unit for row in meeting.invitations.all()}
    assert units and all(f'value="{unit.pk}" id' in shown for unit in units)
    kept = units.pop()
    assert issue(client, meeting, addressees=[kept.pk]).status_code == 302
    page = CircularPage.objects.get(printed_number="215-TB/TU")
    assert [row.unit for row in page.addressees.all()] == [kept]
    words = [paragraph.text for paragraph in Document(page.files[0].file.file.path).paragraphs]
    assert words[-2:] == ["Nơi nhận:", f"- {kept.shown_name}"]
    assert not page.acknowledgements.exists()  # sending is the clerk's own step


def test_nobody_is_shown_the_way_to_a_page_that_is_not_for_them(client, meeting):
    client.force_login(make_user("vanthu", CLERKS))
    text = client.get(at(meeting, "thong-bao")).text
    assert "/ket-luan/" not in text and "/bien-ban/" not in text


def test_the_secretary_drafts_and_does_not_issue(client, meeting, secretary):
    assert "Thống nhất báo cáo." in client.get(at(meeting, "thong-bao")).text
    assert issue(client, meeting).status_code == 403


def test_a_notice_is_never_more_open_than_its_meeting(client, meeting):
    client.force_login(make_office())
    assert issue(client, meeting, level=Level.PUBLIC).status_code == 400
    assert not CircularPage.objects.filter(printed_number="215-TB/TU").exists()


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.INTERNAL, Level.LIMITED])
def test_a_notice_leaves_out_what_is_limited_and_full_names(client, meeting, level):
    Meeting.objects.update(level=Level.PUBLIC)
    meeting.items.update(full_name="Tên đầy đủ nội bộ", level=Level.PUBLIC)
    AgendaItem.objects.create(
        meeting=meeting, label="3", order=3, public_name="Việc trong nhà", conclusion="Trong nhà.",
    )  # fmt: skip
    AgendaItem.objects.create(
        meeting=meeting, label="2", order=2, public_name="Việc khác", level=Level.LIMITED,
        conclusion="Nhân sự kín.",
    )  # fmt: skip
    client.force_login(make_office())
    assert issue(client, meeting, level=level).status_code == 302
    page = CircularPage.objects.get(printed_number="215-TB/TU")
    text = " ".join(p.text for p in Document(page.files[0].file.file.path).paragraphs)
    assert "Thống nhất báo cáo." in text
    assert "Nhân sự kín." not in text and "Tên đầy đủ nội bộ" not in text
    is_internal_told = "Trong nhà." in text and "Việc trong nhà" in text
    assert is_internal_told == (level != Level.PUBLIC)


def test_a_notice_that_would_say_nothing_is_refused_at_the_level(client, meeting):
    Meeting.objects.update(level=Level.PUBLIC)  # with one internal item
    client.force_login(make_office())
    answer = issue(client, meeting, level=Level.PUBLIC)
    assert answer.status_code == 400 and "Chưa mục nào có kết luận" in answer.content.decode()
    assert issue(client, meeting, level=Level.INTERNAL).status_code == 302


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
    client.post(path, {"action": "settle", "text": "Họp đúng giờ. Đã chốt.", "version": 1})
    meeting.items.update(conclusion="Đổi về sau.")
    text = client.get(path).text
    assert (
        "Đã chốt lúc" in text and "Thống nhất báo cáo." in text and "Họp đúng giờ. Đã chốt." in text
    )
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
    task = {"text": "Báo cáo lại", "unit": meeting.chair.unit_id, "due_on": "01/01/2026"}
    path, same = at(meeting, "ket-luan"), item.conclusion
    assert client.post(path, typed(item, same, task)).status_code == 303
    assert "quá hạn" in client.get(path).text
    client.post(path, typed(item, same) | {"done": Task.objects.get().pk})
    assert "quá hạn" not in client.get(path).text
    answer = client.post(path, typed(item, "Câu mới.", task | {"due_on": "hôm qua"}))
    assert answer.status_code == 400 and "Câu mới." in answer.text
    assert answer.text.count("h-error") == 1  # what was not touched asks for nothing
    assert Task.objects.count() == 1


@pytest.mark.parametrize("place", ["ket-luan", "thong-bao", "bien-ban"])
def test_delegates_and_strangers_find_nothing_there(client, meeting, place):
    account = make_user("dai-bieu")
    person = meeting.invitations.first().person
    person.account = account
    person.save()
    for user in (account, make_user("nguoi-la")):
        client.force_login(user)
        assert client.get(at(meeting, place)).status_code == 404
