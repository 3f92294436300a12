"""A file made to bring the portal down is refused in two seconds and 200 MB (SB-20)."""

import os
import resource
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from cms.media import sandbox
from cms.media.inspection import check_document, rewrite_picture
from cms.media.reading.refusals import Refused
from tests.media.files import archive, office, pdf, picture, png_head, upload

MEGABYTE = 1024 * 1024
SECONDS, MEMORY = 2.0, 200 * MEGABYTE


def zeros(megabytes):
    return bytes(megabytes * MEGABYTE)


def half_packed(megabytes):
    """Bytes that shrink thirty times, as honest tables may; only their sum gives them away."""
    page = os.urandom(1024) + bytes(31 * 1024)
    return page * (megabytes * MEGABYTE // len(page))


def lying_archive():
    """An archive whose entry says it is small: what it expands to is no longer what it promised."""
    data = archive({"a.txt": zeros(90)})
    size = (90 * MEGABYTE).to_bytes(4, "little")
    return data.replace(size, (1000).to_bytes(4, "little"))


def crowded_archive():
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for number in range(12_000):
            file.writestr(f"{number}.txt", b"")
    return written.getvalue()


def laughs(encoding="utf-8"):
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    xml = f"<?xml version='1.0' encoding='{encoding}'?><!-- {'x' * 9000} -->"
    return office("docx", main=f"{xml}<!DOCTYPE d [{entities}]><d>&a9;</d>".encode(encoding))


def looping_pdf(*kids):
    catalog = "<< /Type /Catalog /Pages 2 0 R >>"
    return pdf([catalog, *(f"<< /Type /Pages /Kids [{kid}] /Count 1 >>" for kid in kids)])


def pdf_with_expanding_stream():
    """A PDF whose cross-reference stream expands to 300 MB."""
    packed = zlib.compress(zeros(300), 9)
    head = b"%%PDF-1.5\n1 0 obj\n<< /Type /XRef /Size 9 /W [1 4 2] /Root 2 0 R /Filter /FlateDecode"
    stream = b" /Length %d >>\nstream\n%b\nendstream\nendobj\nstartxref\n9\n%%%%EOF\n"
    return head.replace(b"%%", b"%") + stream % (len(packed), packed)


def pdf_of_deep_brackets():
    return pdf(["<< /Type /Catalog /Pages 2 0 R /A " + "[" * 200_000, "<< /Kids [] /Count 0 >>"])


def pdf_with_circling_tables():
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \n"
        b"trailer\n<< /Size 2 /Root 1 0 R /Prev 50 >>\nstartxref\n50\n%%EOF\n"
    )


BOMBS = {
    "giãn nở.zip": archive({f"{n}.txt": zeros(40) for n in range(10)}),
    "vừa nén.zip": archive({f"{n}.csv": half_packed(6) for n in range(20)}),
    "một tệp.zip": archive({"a.txt": zeros(90)}),
    "nói dối.zip": lying_archive(),
    "đông.zip": crowded_archive(),
    "lồng nhau.zip": archive({"a.zip": archive({"b.zip": archive({"c.txt": zeros(50)})})}),
    "phình.docx": office("docx", main=b"<a>" + b" " * 150 * MEGABYTE + b"</a>"),
    "tỉ tiếng cười.docx": laughs(),
    "tiếng cười 16.docx": laughs("utf-16"),
    "cắn đuôi.pdf": looping_pdf("2 0 R"),
    "vòng tròn.pdf": looping_pdf("3 0 R", "2 0 R"),
    "dòng nén.pdf": pdf_with_expanding_stream(),
    "ngoặc sâu.pdf": pdf_of_deep_brackets(),
    "bảng vòng.pdf": pdf_with_circling_tables(),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_time(name):
    file, memory, seconds = upload(name, BOMBS[name]), own_memory(), processor_seconds()
    with pytest.raises(ValidationError, match="Loại tệp này không được nhận"):
        check_document(file)
    assert processor_seconds() - seconds < SECONDS
    assert own_memory() - memory < MEMORY


def test_a_document_that_asks_its_reader_for_other_files_is_refused():
    xml = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'
    with pytest.raises(ValidationError, match="Tệp có cấu tạo bất thường"):
        check_document(upload("a.docx", office("docx", main=xml)))


@pytest.mark.parametrize("measures", [(50_000, 50_000), (2**31 - 1, 2**31 - 1), (6400, 6251)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(measures):
    seconds = processor_seconds()
    with pytest.raises(ValidationError, match="Ảnh lớn hơn 40 triệu điểm ảnh"):
        rewrite_picture(upload("a.png", png_head(*measures)))
    assert processor_seconds() - seconds < SECONDS


def test_the_child_has_no_more_memory_than_it_is_given():
    limits = sandbox.Limits(cpu_seconds=60, memory=MEMORY // 2, wall_seconds=60)
    with pytest.raises(Refused):
        sandbox.read_in_child("picture", big_picture(), limits)


def test_the_child_has_no_more_time_than_it_is_given():
    limits, seconds = sandbox.Limits(0.2, 10 * MEMORY, wall_seconds=60), processor_seconds()
    with pytest.raises(Refused):
        sandbox.read_in_child("picture", big_picture(), limits)
    assert processor_seconds() - seconds < 0.5


def big_picture():
    """An honest one that takes more than a second and 100 MB."""
    return upload("a.png", picture("PNG", size=(6000, 6000)))


def test_the_child_sees_nothing_of_our_environment(monkeypatch):
    command = ["/bin/sh", "-c", "env | grep -c SECRET_KEY"]
    monkeypatch.setenv("SECRET_KEY", "bi-mat")
    monkeypatch.setattr(sandbox, "_command", lambda *_words: command)
    with pytest.raises(Refused):  # grep finds nothing
        sandbox.read_in_child("txt", upload("a.txt", b"a"), sandbox.DOCUMENT_LIMITS)


def test_a_child_that_only_waits_is_ended(monkeypatch):
    monkeypatch.setattr(sandbox, "_command", lambda *_words: ["/bin/sleep", "60"])
    limits = sandbox.Limits(cpu_seconds=1, memory=MEMORY, wall_seconds=0.2)
    with pytest.raises(Refused):
        sandbox.read_in_child("txt", upload("a.txt", b"a"), limits)


def own_memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def processor_seconds():
    """What our children have used so far: a busy machine stretches the clock, not this."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
