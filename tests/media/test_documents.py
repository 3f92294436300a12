"""Which documents the library takes, and what it says to the others (news.md N-22, SR-35)."""

import pytest
from django.core.exceptions import ValidationError

from cms.media.inspection import check_document, count_pages
from tests.media.files import archive, office, open_document, pdf, pdf_of_pages, picture, upload

NOT_TAKEN = "Loại tệp này không được nhận."
MP3_FRAME = b"\xff\xfb\x90\x64" + bytes(400)
MP4 = b"\0\0\0\x20ftypisom" + bytes(64)

TAKEN = {
    "Công văn 3138-CV.pdf": pdf_of_pages(2),
    "QĐ 45.2019 (v1.2).PDF": pdf_of_pages(1),
    "bao-cao.docx": office("docx"),
    "so-lieu.xlsx": office("xlsx"),
    "trinh-chieu.pptx": office("pptx"),
    "van-ban.odt": open_document("odt"),
    "bang.ods": open_document("ods"),
    "trang.odp": open_document("odp"),
    "tai-lieu.zip": archive({"Công văn.docx": office("docx"), "ảnh/1.jpg": picture()}),
    "phat-thanh.mp3": b"ID3\x04" + bytes(100) + MP3_FRAME,
    "loi-chao.mp3": MP3_FRAME,
    "ghi-am.ogg": b"OggS" + bytes(60),
    "phim.mp4": MP4,
    "ghi-chu.txt": "Kính gửi: các phòng, ban\r\n\tSố 12\n".encode(),
    "danh-sach.csv": "\ufeffTên;Số\nHọa My;3\n".encode(),
}

HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
VBA = office("docx", **{"word/vbaProject.bin": b"macro"})

REFUSED = {
    "chuong-trinh.exe": b"MZ" + bytes(100),
    "trang.html": HTML,
    "hinh.svg": SVG,
    "van-ban.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "khong-duoi": b"chu",
    "anh.jpg": picture(),
    "trang.pdf": HTML,
    "hinh.txt": SVG,
    "trang.txt": b"\xef\xbb\xbf \n" + HTML,
    "may.csv": b"#!/bin/sh\nrm -rf /\n",
    "nhi-phan.txt": b"ab\0cd",
    "chuong-trinh.pdf": b"MZ" + bytes(100),
    "van-ban.docx": office("xlsx"),
    "bang.xlsx": archive({"a.txt": b"a"}),
    "van-ban.odt": open_document("ods"),
    "nen.zip": pdf_of_pages(1),
    "hai-mat.zip": b"MZ" + archive({"a.txt": b"a"}),
    "giau.zip": archive({"hoa-don.exe": b"MZ"}),
    "macro-trong.zip": archive({"a.docm": b"PK"}),
    "ngoai.zip": archive({"../../etc/passwd": b"x"}),
    "goc.zip": archive({"/etc/passwd": b"x"}),
    "am.mp3": HTML,
    "chu.mp3": "(chữ)".encode("utf-16"),
    "am.ogg": b"RIFF",
    "phim.mp4": b"\0\0\0\x18ftypheic" + bytes(40),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_offices_use_is_taken(name):
    check_document(upload(name, TAKEN[name]))


@pytest.mark.parametrize("name", REFUSED)
def test_everything_else_is_refused_whatever_it_is_called(name):
    assert refusal(name, REFUSED[name]) == NOT_TAKEN


@pytest.mark.parametrize("name", ["hoa-don.pdf.exe", "x.php.exe", "x.pdf.html"])
def test_the_last_ending_counts(name):
    assert refusal(name, pdf_of_pages(1)) == NOT_TAKEN


@pytest.mark.parametrize("name", ["x.php.pdf", "x.exe.pdf", "x.docx.pdf", "x.HTML .pdf"])
def test_a_second_ending_before_the_last_is_refused(name):
    assert refusal(name, pdf_of_pages(1)) == f"{NOT_TAKEN} Tên tệp có hai phần mở rộng."


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2067", "\u061c"])
def test_a_name_that_turns_its_letters_around_is_refused(mark):
    said = refusal(f"hoadon{mark}exe.pdf", pdf_of_pages(1))
    assert said == f"{NOT_TAKEN} Tên tệp có ký tự đổi chiều chữ."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", VBA),
        (
            "b.docx",
            office("docx", content_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
        ),
        ("c.xlsx", office("xlsx", **{"xl/macrosheets/sheet1.xml": b"<x/>"})),
        ("d.odt", open_document("odt", **{"Basic/Standard/Module1.xml": b"<x/>"})),
        ("e.ods", open_document("ods", **{"Scripts/python/a.py": b"x"})),
    ],
)
def test_a_document_with_macros_is_refused_and_says_why(name, data):
    assert refusal(name, data).startswith(f"{NOT_TAKEN} Tệp có chứa macro")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.4\nkhong co gi"),
        ("b.docx", office("docx")[:-40]),
        ("c.zip", b"PK\x03\x04" + bytes(50)),
        ("d.docx", office("docx", main=b"<a><b")[:200]),
        ("e.docx", office("docx", main=b"khong phai xml")),
    ],
)
def test_a_broken_file_is_refused_and_says_so(name, data):
    assert refusal(name, data) == f"{NOT_TAKEN} Tệp bị hỏng, không mở được."


def test_text_in_an_old_alphabet_is_refused_with_advice():
    said = refusal("cu.txt", "Tỉnh ủy".encode("utf-16"))
    assert said == f"{NOT_TAKEN} Hãy lưu tệp chữ theo bảng mã UTF-8."


def test_an_empty_file_is_refused():
    assert refusal("trong.txt", b"") == f"{NOT_TAKEN} Tệp không có nội dung."


def test_a_file_of_more_than_50_mb_is_refused():
    fifty = 50 * 1024 * 1024
    check_document(upload("vua.txt", b"a" * fifty))
    assert refusal("lon.txt", b"a" * (fifty + 1)) == "Tệp lớn hơn 50 MB."


@pytest.mark.parametrize("count", [1, 2, 700])
def test_the_pages_of_a_pdf_are_counted(count):
    assert count_pages(upload("a.pdf", pdf_of_pages(count))) == count


def test_pages_below_several_branches_are_counted():
    tree = pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 3 >>",
            "<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 5 0 R] /Count 2 >>",
            *["<< /Type /Page >>"] * 3,
        ]
    )
    assert count_pages(upload("a.pdf", tree)) == 3


def test_other_documents_have_no_page_count():
    assert count_pages(upload("a.docx", office("docx"))) is None


def test_a_document_under_a_password_for_changes_is_taken_without_a_page_count():
    locked = pdf(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [] /Count 0 >>",
         "<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O <00> /U <00> /OE <00> /UE <00> >>"],
        trailer="/Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>]",
    )  # fmt: skip
    check_document(upload("khoa.pdf", locked))
    assert count_pages(upload("khoa.pdf", locked)) is None


def refusal(name, data):
    file = upload("x", data)
    file._name = name  # past Django's own cleaning of names
    with pytest.raises(ValidationError) as caught:
        check_document(file)
    return caught.value.messages[0]
