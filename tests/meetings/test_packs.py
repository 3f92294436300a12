""" "Tài liệu của tôi" holds exactly what its reader may open, and opens on every machine (MT-23)."""

import hashlib
import io
import json
import os
import zipfile
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from cms.audit.models import AuditEntry
from meetingpages.meetings.models import Level, Pack, Receipt, Status
from meetingpages.meetings.papers import packs
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
    return make_meeting(status=Status.SENT, items=2)


@pytest.fixture
def person(client, meeting):
    account = make_user("dai-bieu")
    found = make_person("Mai Thi Phong", account=account)
    invite(meeting, found)
    client.force_login(account)
    return found


def fetch(client, meeting):
    answer = client.get(f"/hop/{meeting.uuid}/tai-lieu.zip")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer)))


def names(archive):
    return [name for name in archive.namelist() if "/" in name]


def test_it_holds_the_readable_papers_with_hashes_that_match(client, meeting, person):
    one, two = meeting.items.all()
    make_paper(one, "Tờ trình về danh mục tên miền", versions=2)
    make_paper(two, "Kín", level=Level.LIMITED)
    make_paper(two, "Mở cho tôi", level=Level.LIMITED, readers=[person])
    archive = fetch(client, meeting)
    assert names(archive) == [
        "01_noi-dung-1/01_to-trinh-ve-danh-muc-ten-mien.pdf",
        "02_noi-dung-2/01_mo-cho-toi.pdf",
    ]
    manifest = json.loads(archive.read("manifest.json"))
    for file in manifest["files"]:
        assert hashlib.sha256(archive.read(file["path"])).hexdigest() == file["sha256"]
    assert [file["version"] for file in manifest["files"]] == [2, 1]
    index = archive.read("index.html").decode()
    assert 'href="01_noi-dung-1/01_to-trinh-ve-danh-muc-ten-mien.pdf"' in index
    assert "Kín" not in index and "http" not in index


@pytest.mark.parametrize(
    "title",
    ["../../etc/passwd", "CON", "a" * 200, "Đề án: «số 1» / <b>?*", "Ошибка", "..", "NUL.txt"],
)
def test_its_names_are_safe_everywhere(client, meeting, person, title):
    item = meeting.items.first()
    item.public_name = title
    item.save()
    make_paper(item, title)
    for name in fetch(client, meeting).namelist():
        assert name.isascii() and len(name) <= 120
        assert ".." not in name and not name.startswith("/") and "\\" not in name
        assert not set(name) & set('<>:"|?*')
        stems = [part.split(".")[0].upper() for part in name.split("/")]
        assert not {"CON", "NUL"} & set(stems)


def test_a_closed_item_shows_its_public_name_only(client, meeting, person):
    one, two = meeting.items.all()
    two.full_name, two.level = "Nhân sự kín", Level.LIMITED
    two.save()
    make_paper(one)
    make_paper(two, "Hồ sơ nhân sự")
    archive = fetch(client, meeting)
    text = archive.read("index.html").decode() + " ".join(archive.namelist())
    assert "Nhân sự kín" not in text and "Hồ sơ" not in text and "Nội dung 2" in text


def test_changed_rights_or_papers_make_another_pack(client, meeting, person):
    one, two = meeting.items.all()
    paper = make_paper(one)
    limited = make_paper(two, "Hạn chế", level=Level.LIMITED, readers=[person])
    assert len(names(fetch(client, meeting))) == 2
    limited.readers.clear()
    assert len(names(fetch(client, meeting))) == 1
    Pack.objects.update(asked_at=timezone.now() - timedelta(minutes=2))
    add_version(paper, b"%PDF-1.4 ban hai")
    assert b"ban hai" in fetch(client, meeting).read(names(fetch(client, meeting))[0])


def test_the_same_pack_is_built_once(client, meeting, person):
    make_paper(meeting.items.first())
    for _time in range(3):
        fetch(client, meeting)
    assert Pack.objects.count() == 1


def test_two_people_never_share_a_pack(client, meeting, person):
    make_paper(meeting.items.first())
    fetch(client, meeting)
    client.force_login(make_secretary(meeting))
    fetch(client, meeting)
    assert Pack.objects.values("digest").distinct().count() == 2


def test_a_third_build_within_a_minute_waits(client, meeting, person):
    item = meeting.items.first()
    for _time in range(2):
        make_paper(item)
        fetch(client, meeting)
    make_paper(item)
    answer = client.get(f"/hop/{meeting.uuid}/tai-lieu.zip")
    assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 60
    assert f"Thử lại sau {answer['Retry-After']} giây" in answer.content.decode()


def test_a_pack_that_is_being_made_says_so_and_asks_again(client, meeting, person, monkeypatch):
    monkeypatch.setattr(packs, "build_pack", SimpleNamespace(enqueue=lambda _pack: None))
    make_paper(meeting.items.first())
    for _time in range(2):
        answer = client.get(f"/hop/{meeting.uuid}/tai-lieu.zip")
        text = answer.content.decode()
        assert answer.status_code == 202 and "Đang gom 1 tệp…" in text
        assert 'http-equiv="refresh"' in text
    assert Pack.objects.count() == 1


def test_fetching_it_opens_its_papers(client, meeting, person):
    version = make_paper(meeting.items.first()).versions.get()
    client.head(f"/hop/{meeting.uuid}/tai-lieu.zip")
    assert not Receipt.objects.exists() and not Pack.objects.exists()
    fetch(client, meeting)
    assert Receipt.objects.get().paper_version == version
    entry = AuditEntry.objects.get(action="meeting.pack.open")
    assert entry.actor_name == "Mai Thi Phong" and entry.details["versions"] == [str(version.uuid)]


def test_others_get_no_pack(client, meeting):
    make_paper(meeting.items.first())
    assert client.get(f"/hop/{meeting.uuid}/tai-lieu.zip").status_code == 404
    client.force_login(make_user("nguoi-la"))
    assert client.get(f"/hop/{meeting.uuid}/tai-lieu.zip").status_code == 404
    assert not Pack.objects.exists()


def test_a_file_changed_on_disk_is_not_packed(client, meeting, person):
    version = make_paper(meeting.items.first()).versions.get()
    with open(version.file.path, "ab") as file:
        file.write(b"x")
    assert client.get(f"/hop/{meeting.uuid}/tai-lieu.zip").status_code == 202
    assert Pack.objects.get().failed_at


def test_packs_are_forgotten_after_a_day(client, meeting, person):
    make_paper(meeting.items.first())
    fetch(client, meeting)
    pack = Pack.objects.get()
    packs.forget_packs()
    assert pack.path.exists()
    Pack.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    old = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(pack.path, (old, old))
    packs.forget_packs()
    assert not Pack.objects.exists() and not pack.path.exists()
