"""Private notes are kept for their owner alone, and never overwritten unseen (MT-25)."""

import pytest

from cms.audit.models import AuditEntry
from meetingpages.meetings.models import Level, Note, Status
from tests.meetings.making import (
    hold,
    invite,
    make_meeting,
    make_office,
    make_paper,
    make_person,
    make_user,
    member,
)

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def meeting(home):
    return make_meeting(status=Status.SENT, items=2)


@pytest.fixture
def person(client, meeting):
    account = make_user("dai-bieu")
    found = make_person("Mai Thi Phong", account=account)
    invite(meeting, found)
    client.force_login(account)
    return found


def address(item):
    return f"/hop/{item.meeting.uuid}/ghi-chu/{item.uuid}/"


def keep(client, item, text, version=0, headers=None, **fields):
    given = {"text": text, "version": version} | fields
    return client.post(address(item), given, headers=headers)


def test_a_note_is_kept_with_and_without_a_script(client, meeting, person):
    item = meeting.items.first()
    answer = keep(client, item, "Hỏi phụ lục dòng 9\r\nThêm hạn cho cấp xã")
    assert answer.status_code == 303 and answer["Location"].endswith(f"#ghi-chu-{item.pk}")
    answer = keep(client, item, "Sửa", version=1, headers=JSON)
    assert answer.json()["version"] == 2 and ":" in answer.json()["saved"]
    assert Note.objects.get().text == "Sửa"


def test_two_devices_show_both_texts_and_lose_none(client, meeting, person):
    item = meeting.items.first()
    keep(client, item, "Máy tính bảng")
    answer = keep(client, item, "Điện thoại")
    page = answer.content.decode()
    assert answer.status_code == 409 and "Máy tính bảng" in page and "Điện thoại" in page
    assert Note.objects.get().text == "Máy tính bảng"
    answer = keep(client, item, "Điện thoại", headers=JSON)
    assert answer.status_code == 409 and answer.json()["text"] == "Máy tính bảng"
    keep(client, item, "Cả hai", version=answer.json()["version"])
    assert Note.objects.get().text == "Cả hai"


def test_the_same_text_sent_twice_is_no_conflict(client, meeting, person):
    item = meeting.items.first()
    keep(client, item, "Một lần")
    assert keep(client, item, "Một lần").status_code == 303


def test_a_note_is_marked_and_says_where_it_belongs(home):
    meeting = hold(members=2)
    one, two, _three = meeting.items.all()
    paper, other = make_paper(one, title="Tờ trình 12"), make_paper(two)
    browser, url = member(meeting, 1), f"/hop/{meeting.uuid}/"
    keep(browser, one, "Hỏi dòng 9", is_starred="on", paper_id=paper.pk, page="5")
    page = browser.get(f"{url}?muc=1").content.decode()
    assert 'name="is_starred" checked' in page and 'value="5"' in page
    assert f'<option value="{paper.pk}" selected>Tờ trình 12</option>' in page
    assert "đã đánh dấu" in page and "Chỉ mục đã đánh dấu (1)" in page
    only = browser.get(f"{url}?danh-dau").content.decode()
    assert "Nội dung 1" in only and "Nội dung 2" not in only
    assert f"{url}ghi-chu.txt" in page
    text = browser.get(f"{url}ghi-chu.txt").content.decode()
    assert "Đã đánh dấu\nTờ trình 12, trang 5\nHỏi dòng 9" in text
    for place in (f"{url}?muc=1", f"{url}ghi-chu.txt"):  # of nobody else
        said = member(meeting, 2).get(place).content.decode()
        assert "đánh dấu (" not in said and '" checked' not in said and "dòng 9" not in said
    keep(browser, one, "Hỏi dòng 9", version=1)
    assert not Note.objects.filter(is_starred=True).exists()
    assert keep(browser, one, "x", version=2, paper_id=other.pk).status_code == 400


@pytest.mark.parametrize("page", ["0", "-3", "10000", "năm"])
def test_a_page_that_is_none_is_refused_and_nothing_typed_is_lost(client, meeting, person, page):
    answer = keep(client, meeting.items.first(), "Hỏi dòng 9", page=page, is_starred="on")
    said = answer.content.decode()
    assert answer.status_code == 400 and "Trang là một số từ 1 đến 9999." in said
    assert f'value="{page}"' in said and "Hỏi dòng 9" in said and "checked" in said
    assert not Note.objects.exists()


def test_a_mark_set_on_another_device_is_not_taken_away_unseen(client, meeting, person):
    item = meeting.items.first()
    keep(client, item, "Hỏi", is_starred="on")
    answer = keep(client, item, "Hỏi", headers=JSON)
    assert answer.status_code == 409 and answer.json()["text"] == "Đã đánh dấu\nHỏi"
    assert Note.objects.get().is_starred


def test_a_note_too_long_stays_in_its_field(client, meeting, person):
    answer = keep(client, meeting.items.first(), "a" * 10_001)
    assert answer.status_code == 400 and "a" * 10_001 in answer.content.decode()
    assert not Note.objects.exists()


def test_nobody_else_reads_or_writes_it(client, meeting, person):
    item = meeting.items.first()
    keep(client, item, "Việc riêng của tôi")
    chief = make_office()
    make_person("Chanh Van Phong", account=chief)
    client.force_login(chief)
    for place in ("", "dieu-hanh/", "ghi-chu.txt", "tai-lieu/"):
        text = client.get(f"/hop/{meeting.uuid}/{place}").content.decode()
        assert "Việc riêng" not in text
    keep(client, item, "Của chánh văn phòng")
    assert Note.objects.get(person=person).text == "Việc riêng của tôi"
    assert "Việc riêng" not in str(list(AuditEntry.objects.values()))


def test_notes_are_for_items_one_may_read_in_the_own_meeting(client, meeting, person):
    item = meeting.items.first()
    item.level = Level.LIMITED
    item.save()
    other = make_meeting(status=Status.SENT).items.first()
    assert keep(client, item, "x").status_code == 404
    assert keep(client, other, "x").status_code == 404
    client.logout()
    assert keep(client, meeting.items.last(), "x").status_code == 404
    assert not Note.objects.exists()


def test_the_owner_takes_them_along_as_text(client, meeting, person):
    one, two = meeting.items.all()
    keep(client, one, "Dòng 9")
    keep(client, two, "Hạn cấp xã")
    answer = client.get(f"/hop/{meeting.uuid}/ghi-chu.txt")
    text = answer.content.decode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert "1. Nội dung 1" in text and "Dòng 9" in text and "Hạn cấp xã" in text
