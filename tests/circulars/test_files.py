"""Files are taken after a look into them; the portal takes no secret document (VB-17, VB-42, VB-56)."""

import hashlib
import json

import pytest
from django.conf import settings
from django.urls import reverse

from cms.audit.models import AuditEntry
from meetingpages.circulars.models import CircularFile
from meetingpages.circulars.secrets import bears_mark
from tests.factories import make_person
from tests.media.files import office, pdf, upload

pytestmark = pytest.mark.django_db
REFUSED = "Tệp có dấu hiệu thuộc bí mật nhà nước. Cổng không nhận tài liệu mật."


def docx(*lines):
    text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return office("docx", f"<w:document>{text}</w:document>".encode())


def send(client, name, data, **fields):
    answer = client.post(reverse("circular_file:create"), {"file": upload(name, data)} | fields)
    assert answer.status_code == 200
    return json.dumps(answer.json(), ensure_ascii=False)


def test_a_file_is_kept_privately_with_what_was_found_in_it(clerk_client):
    data = docx("CÔNG VĂN", "Về việc họp không giấy")
    send(clerk_client, "Công văn 3138.docx", data)
    file = CircularFile.objects.get()
    assert (file.name, file.size) == ("Công văn 3138.docx", len(data))
    assert file.sha256 == hashlib.sha256(data).hexdigest() and file.has_text
    assert not file.file.path.startswith(str(settings.MEDIA_ROOT))
    assert "3138" not in file.file.name


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.pdf.exe", "a.mp4", "a.txt"])
def test_other_kinds_are_refused(clerk_client, name):
    assert "Loại tệp này không được nhận" in send(clerk_client, name, b"x")
    assert not CircularFile.objects.exists()


@pytest.mark.parametrize(
    "name, lines",
    [
        ("a.docx", ["TUYỆT MẬT", "Kế hoạch"]),
        ("a.docx", ["TỈNH ỦY", "MẬT"]),
        ("a.docx", ["Độ mật: TỐI MẬT"]),
        ("Kế hoạch (MẬT).docx", ["Kế hoạch"]),
        ("TOI-MAT.docx", ["TỐI   MẬT"]),
    ],
)
def test_a_secret_document_is_refused_dropped_and_noted_without_its_name(clerk_client, name, lines):
    assert REFUSED in send(clerk_client, name, docx(*lines))
    assert not CircularFile.objects.exists()
    entry = AuditEntry.objects.get(action="circular_file.refused")
    assert name not in f"{entry.subject} {entry.summary} {entry.details}"


@pytest.mark.parametrize(
    "line",
    ["Bảo mật thông tin", "QUY ĐỊNH BẢO MẬT THÔNG TIN", "bí mật nhà nước", "MẬT KHẨU",
     "Mặt trận Tổ quốc", "mat bang", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Mật ong Bù Đăng"],
)  # fmt: skip
def test_words_that_contain_it_are_no_marks(line):
    assert not bears_mark(line)


def test_after_a_false_alarm_the_administrator_takes_the_file_with_a_reason(client, clerk, home):
    client.force_login(clerk)
    assert REFUSED in send(client, "a.docx", docx("MẬT"), false_alarm="Tên xã")
    client.force_login(make_person("quantri", superuser=True))
    assert REFUSED in send(client, "a.docx", docx("MẬT"))
    send(client, "a.docx", docx("MẬT"), false_alarm="Chữ Mật là tên xã")
    assert CircularFile.objects.exists()
    assert AuditEntry.objects.get(action="circular_file.false_alarm").reason == "Chữ Mật là tên xã"


def test_a_scan_says_that_nobody_could_read_it(clerk_client):
    page = pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"])  # fmt: skip
    send(clerk_client, "quet.pdf", page)
    file = CircularFile.objects.get()
    assert not file.has_text and "bản quét" in str(file) and file.page_count == 1
