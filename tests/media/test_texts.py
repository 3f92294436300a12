"""The words of files are read in a child; a hostile or broken file costs only itself (Q-23)."""

import pytest
from django.core.files.base import ContentFile

from cms.media import sandbox, texts
from cms.media.inspection import whole_text
from cms.media.models import FileText
from cms.media.reading.refusals import Refused
from tests.circulars.making import make_file
from tests.media.files import archive, office, pdf, pdf_of_pages, pdf_of_text, word_file
from tests.media.test_bombs import processor_seconds, zeros

WORD = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{}</w:document>"
# As any PDF writer encrypts with a password that we do not have: RC4, 40 bits.
ENCRYPTION = f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"


def external_entity(path):
    """A DOCX that asks its reader to print another file in its place."""
    head = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file://{path}">]>'
    text = "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>"
    return office("docx", (head + WORD.format(text)).encode())


def locked_pdf():
    trailer = f"/Root 1 0 R /Encrypt 6 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    return pdf_of_text("bi mat", trailer=trailer, more=[ENCRYPTION])


def endless_page_tree():
    return pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 2 >>"])


HOSTILE = {
    "broken.pdf": pdf_of_text("danh sach")[:150],
    "no.pdf": b"<html>",
    "locked.pdf": locked_pdf(),
    "endless.pdf": endless_page_tree(),
    "bomb.docx": office("docx", zeros(150)),
    "half.docx": word_file("Kính gửi")[:500],
    "zip.docx": archive({"a.txt": b"a"}),
    "entity.docx": external_entity("/etc/passwd"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_costs_only_itself(db, name):
    file, seconds = make_file(name, HOSTILE[name]), processor_seconds()
    texts.read(file)
    assert processor_seconds() - seconds < 3
    row = FileText.objects.get(pk=file.sha256)
    assert (row.outcome, row.text) == ("khong-doc-duoc", "")
    honest = make_file("a.docx", word_file("Kính gửi", "Điều 1."))
    texts.read(honest)
    assert texts.text_of(honest) == "Kính gửi Điều 1."


def test_nothing_of_another_file_is_read(tmp_path):
    (tmp_path / "a").write_text("khong duoc doc")
    with pytest.raises(Refused):
        whole_text(ContentFile(external_entity(tmp_path / "a")), "docx")


def test_a_file_without_words_is_a_scan(db):
    file = make_file("a.pdf", pdf_of_pages(3))
    texts.read(file)
    assert FileText.objects.get().outcome == "ban-quet"


def test_a_long_file_gives_its_first_five_hundred_pages():
    text = whole_text(ContentFile(pdf_of_text(*(f"trang{n}" for n in range(520)))), "pdf")
    assert "trang499" in text and "trang500" not in text


def test_no_more_than_two_megabytes_of_words_are_kept():
    words = word_file(
        *("ă".join(map(str, range(start, start + 9_000))) for start in range(0, 360_000, 9_000))
    )
    text = whole_text(ContentFile(words), "docx")
    assert 2_000_000 < len(text.encode()) <= 2 * 1024 * 1024


def test_the_child_has_the_limits_of_the_specification():
    limits = sandbox.TEXT_LIMITS
    assert limits.cpu_seconds <= 20 and limits.memory <= 512 * 1024 * 1024
