"""The secretariat says what an item needs and uploads it; secret papers are refused (MT-21, VB-42, VB-56)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.audit.models import AuditEntry
from cms.mail.models import OutgoingMail
from meetingpages.meetings.models import Level, Paper, PaperVersion, Receipt, Status
from tests.circulars.test_files import docx
from tests.media.files import open_document, pdf_of_pages, upload
from tests.meetings.making import (
    invite,
    make_meeting,
    make_office,
    make_paper,
    make_person,
    make_secretary,
    make_user,
)

pytestmark = pytest.mark.django_db
REFUSED = "Tệp có dấu hiệu thuộc bí mật nhà nước. Cổng không nhận tài liệu mật."


@pytest.fixture
def meeting(home):
    return make_meeting(status=Status.SENT, items=2)


@pytest.fixture
def secretary(client, meeting):
    user = make_secretary(meeting)
    client.force_login(user)
    return user


def send(client, meeting, **fields):
    return client.post(f"/hop/{meeting.uuid}/tai-lieu/", fields)


def text(answer):
    return answer.content.decode()


def add(client, meeting, **fields):
    item = meeting.items.first().pk
    paper = {"title": "Tờ trình", "role": "chinh", "level": "noi-bo"}
    return send(client, meeting, action="them", item=item, **(paper | fields))


def test_a_paper_is_asked_for_and_comes_later(client, meeting, secretary):
    assert add(client, meeting).status_code == 303
    paper = Paper.objects.get()
    page = text(client.get(f"/hop/{meeting.uuid}/tai-lieu/"))
    assert "Đơn vị chưa gửi" in page and "Còn thiếu 1 trong 1" in page
    file = upload("Tờ trình.pdf", pdf_of_pages(3))
    assert send(client, meeting, action="tep", paper=paper.pk, file=file).status_code == 303
    version = PaperVersion.objects.get()
    assert (version.number, version.page_count, version.name) == (1, 3, "Tờ trình.pdf")
    assert version.uploaded_by == secretary
    assert not OutgoingMail.objects.exists()


def test_replacing_makes_the_next_version_and_keeps_the_old(client, meeting, secretary):
    add(client, meeting, file=upload("a.pdf", pdf_of_pages(1)))
    paper = Paper.objects.get()
    send(client, meeting, action="tep", paper=paper.pk, note="sửa phụ lục 2",
         file=upload("b.pdf", pdf_of_pages(2)))  # fmt: skip
    assert list(paper.versions.values_list("number", "note")) == [(2, "sửa phụ lục 2"), (1, "")]
    assert all(client.get(version.url).status_code == 200 for version in paper.versions.all())
    assert Receipt.objects.count() == 0  # the secretary was not invited


def test_several_files_become_papers_and_refused_ones_are_named(client, meeting, secretary):
    files = [
        upload("Báo cáo_tháng.pdf", pdf_of_pages(1)),
        upload("bang.ods", open_document("ods")),
        upload("chay.exe", b"MZ"),
    ]
    answer = send(client, meeting, action="nhieu", item=meeting.items.first().pk, files=files)
    assert answer.status_code == 400 and "chay.exe: Loại tệp này không được nhận" in text(answer)
    assert list(Paper.objects.values_list("title", flat=True)) == ["Báo cáo tháng", "bang"]


@pytest.mark.parametrize("name", ["a.pptx.exe", "a.mp4", "a.txt", "a.html"])
def test_other_kinds_are_refused_and_what_was_typed_stays(client, meeting, secretary, name):
    answer = add(client, meeting, title="Đề án số 5", file=upload(name, b"x"))
    assert answer.status_code == 400 and "Loại tệp này không được nhận" in text(answer)
    assert 'value="Đề án số 5"' in text(answer)
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    "name, lines",
    [
        ("a.docx", ["TUYỆT MẬT", "Kế hoạch"]),
        ("a.docx", ["TỈNH ỦY", "MẬT"]),
        ("Kế hoạch (TỐI MẬT).docx", ["Kế hoạch"]),
        ("Kế hoạch (MẬT).docx", ["Kế hoạch"]),
    ],
)
def test_a_secret_paper_is_refused_and_noted_without_its_name(
    client, meeting, secretary, name, lines
):
    answer = add(client, meeting, file=upload(name, docx(*lines)))
    assert answer.status_code == 400 and REFUSED in text(answer)
    assert not PaperVersion.objects.exists()
    entry = AuditEntry.objects.get(action="meeting.paper.refused")
    assert "Kế hoạch" not in f"{entry.subject} {entry.summary} {entry.details}"


@pytest.mark.parametrize(
    "line", ["Bảo mật thông tin", "BÍ MẬT NHÀ NƯỚC", "MẬT KHẨU", "Mặt trận Tổ quốc", "hai mặt"]
)
def test_near_words_pass(client, meeting, secretary, line):
    assert add(client, meeting, file=upload(f"{line}.docx", docx(line))).status_code == 303
    assert PaperVersion.objects.exists()


def test_a_false_alarm_is_the_offices_to_excuse_with_a_reason(client, meeting, secretary):
    given = {"false_alarm": "Chữ Mật là tên xã"}
    assert add(client, meeting, file=upload("a.docx", docx("MẬT")), **given).status_code == 400
    client.force_login(make_office())
    assert add(client, meeting, file=upload("a.docx", docx("MẬT")), **given).status_code == 303
    assert AuditEntry.objects.get(action="meeting.paper.false_alarm").reason == given["false_alarm"]


def test_an_item_with_secret_papers_takes_no_file(client, meeting, secretary):
    meeting.items.update(is_secret=True)
    answer = add(client, meeting, file=upload("a.pdf", pdf_of_pages(1)))
    assert answer.status_code == 303 and not Paper.objects.exists()
    page = text(client.get(f"/hop/{meeting.uuid}/tai-lieu/"))
    assert "phát giấy tại phòng họp" in page and "Thêm tài liệu" not in page


def test_papers_of_a_decided_item_stay_as_they_are(client, meeting, secretary):
    paper = make_paper(meeting.items.first())
    meeting.items.update(outcome="thong-qua")
    send(client, meeting, action="tep", paper=paper.pk, file=upload("b.pdf", pdf_of_pages(1)))
    send(client, meeting, action="withdraw", paper=paper.pk)
    paper.refresh_from_db()
    assert paper.versions.count() == 1 and paper.withdrawn_at is None


def test_readers_of_a_limited_paper_are_chosen_among_those_invited(client, meeting, secretary):
    invited, stranger = make_person("Mai Thi Phong"), make_person("Nguoi La")
    invite(meeting, invited)
    answer = add(client, meeting, level="han-che", readers=[stranger.pk])
    assert answer.status_code == 400
    add(client, meeting, level="han-che", readers=[invited.pk])
    assert list(Paper.objects.get().readers.all()) == [invited]
    entry = AuditEntry.objects.get(action="meeting.paper.add")
    assert entry.details["readers"] == [invited.pk]


def test_a_secretary_who_is_not_listed_sees_no_title_of_a_limited_paper(client, meeting, secretary):
    paper = make_paper(meeting.items.first(), "Hồ sơ nhân sự", level=Level.LIMITED)
    for query in ("", f"?sua={paper.pk}", f"?xem={paper.pk}"):
        answer = client.get(f"/hop/{meeting.uuid}/tai-lieu/{query}")
        assert "Hồ sơ nhân sự" not in text(answer) and "to-trinh.pdf" not in text(answer)


def test_withdrawing_closes_a_paper_with_all_its_versions(client, meeting, secretary):
    paper = make_paper(meeting.items.first(), "Dự thảo cũ", versions=2)
    send(client, meeting, action="withdraw", paper=paper.pk)
    assert "Dự thảo cũ" not in text(client.get(f"/hop/{meeting.uuid}/tai-lieu/"))
    assert all(client.get(version.url).status_code == 404 for version in paper.versions.all())


def test_papers_of_another_meeting_are_out_of_reach(client, meeting, secretary):
    other = make_meeting(status=Status.SENT, body=None)
    other.body.secretaries.clear()
    other.body.save()
    paper = make_paper(other.items.first())
    client.force_login(make_office())
    for action in ("tep", "sua", "withdraw", "remind", "announce", "bua"):
        assert send(client, meeting, action=action, paper=paper.pk).status_code == 404
    for key in ("x", "9" * 30, "-1", ""):
        assert send(client, meeting, action="withdraw", paper=key).status_code == 404
        assert send(client, meeting, action="them", item=key).status_code == 404


def test_nobody_else_reaches_the_page(client, meeting):
    account = make_user("dai-bieu")
    invite(meeting, make_person("Mai Thi Phong", account=account))
    client.force_login(account)
    assert client.get(f"/hop/{meeting.uuid}/tai-lieu/").status_code == 404
    assert add(client, meeting).status_code == 404


def test_the_page_asks_the_same_number_of_questions_at_any_size(client, meeting, secretary):
    def questions():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(f"/hop/{meeting.uuid}/tai-lieu/").status_code == 200
        return len(asked)

    item = meeting.items.first()
    person = make_person("Mai Thi Phong")
    invite(meeting, person)
    make_paper(item, versions=2, level=Level.LIMITED, readers=[person])
    few = questions()
    for number in range(12):
        invite(meeting, make_person(f"Dai Bieu {number}"))
        make_paper(meeting.items.last(), f"Tờ trình {number}", versions=2, unit=person.unit)
    assert questions() == few <= 15
