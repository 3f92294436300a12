"""A clerk takes over existing documents from a table and a zip: looked at first, all or nothing."""

import csv
import io
import os
import shutil
import time
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.audit.models import AuditEntry
from meetingpages.circulars.importing import keeping
from meetingpages.circulars.models import CircularFile, CircularPage, Subject
from tests.factories import make_person
from tests.media.files import archive, office, pdf_of_pages, pdf_of_text, upload, word_file

from .making import make_circular, make_unit
from .test_files import REFUSED, docx

pytestmark = pytest.mark.django_db
ROW = {
    "so_ky_hieu": "3138-CV/TU", "ten_loai": "Công văn", "co_quan": "Tỉnh ủy Bình Phước",
    "ngay_ban_hanh": "22/08/2019", "trich_yeu": "Thực hiện họp không giấy",
}  # fmt: skip
ADDRESS, LOOK = "/quan-tri/van-ban/nhap/", "/quan-tri/van-ban/nhap/xem-truoc/"


def table(*rows, separator=";", encoding="utf-8-sig"):
    """Return a CSV file of ordinary rows with what each changes."""
    rows = [ROW | row for row in rows]
    heads = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, heads, delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


@pytest.fixture(autouse=True)
def nothing_kept():
    yield
    shutil.rmtree(keeping.folder(), ignore_errors=True)


@pytest.fixture
def send(clerk_client, index):
    """Upload a table, with the files of {name: bytes} or a whole archive; return the answer."""
    make_unit()

    def send(data, files=None):
        fields = {"table": upload("bang.csv", data)}
        if files is not None:
            data = archive(files) if isinstance(files, dict) else files
            fields["archive"] = upload("tep.zip", data)
        return clerk_client.post(ADDRESS, fields, follow=True)

    return send


@pytest.fixture
def confirm(clerk_client):
    return lambda how="nhap": clerk_client.post(LOOK, {"how": how}, follow=True)


def errors(answer):
    """Return {line: {column: errors}} of the rows that are refused."""
    return {row.line: row.errors for row in answer.context["plan"].wrong}


def refusal(answer, field="table"):
    assert not CircularPage.objects.exists()
    return " ".join(str(error) for error in answer.context["form"].errors[field])


def test_nothing_is_saved_before_the_clerk_confirms_then_everything_is(send, confirm):
    Subject.objects.create(name="Chuyển đổi số")
    make_unit("Sở Nội vụ tỉnh Bình Phước", short_name="Sở Nội vụ")
    first = {"tep": "cv 3138.pdf | Bản Word.docx", "nguoi_ky": "Trần Tuệ Hiền", "tham_quyen_ky": "T/M",
             "linh_vuc": "chuyển đổi số", "muc_do": "Lưu hành nội bộ"}  # fmt: skip
    second = {"so_ky_hieu": "15/KH-SNV", "ten_loai": "Kế hoạch", "hieu_luc_tu": "01/09/2019",
              "co_quan": "Sở Nội vụ | Tỉnh ủy Bình Phước", "nguoi_ky": "A | B"}  # fmt: skip
    files = {"x/cv 3138.pdf": pdf_of_text("mot", "hai"), "Bản Word.docx": word_file("Kính gửi")}
    answer = send(table(first, second), files)
    assert "2 dòng đều hợp lệ" in answer.text and "cv 3138.pdf" in answer.text
    assert not CircularPage.objects.exists() and not CircularFile.objects.exists()
    answer = confirm("dang")
    assert "Đã nhập 2 văn bản." in answer.text
    letter = CircularPage.objects.get(key="3138-CV/TU")
    assert letter.live and letter.level == "noi-bo" and letter.owner.username == "vanthu"
    assert letter.slug == "cong-van-3138-cv-tu-2019-08-22" and letter.system == "dang"
    kinds = [(row.kind, row.file.name, row.file.page_count) for row in letter.files]
    assert kinds == [("ban-ky-so", "cv 3138.pdf", 2), ("ban-word", "Bản Word.docx", None)]
    assert letter.issuers.get().authority == "T/M" and letter.subjects.get().name == "Chuyển đổi số"
    plan = CircularPage.objects.get(number="15")
    assert [(row.unit.shown_name, row.signer) for row in plan.issuers.all()] == [
        ("Sở Nội vụ", "A"), ("Tỉnh ủy Bình Phước", "B"),
    ]  # fmt: skip
    entry = AuditEntry.objects.get(action="circulars.import")
    assert entry.actor.username == "vanthu" and entry.details["documents"] == 2
    assert not list(keeping.folder().glob("*"))


def test_drafts_stay_drafts(send, confirm):
    send(table({}))
    confirm()
    assert not CircularPage.objects.get().live


@pytest.mark.parametrize("separator", ";,\t")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_what_spreadsheets_write_is_read(send, separator, encoding):
    answer = send(table({"trich_yeu": "Một, hai; ba"}, separator=separator, encoding=encoding))
    assert answer.context["plan"].rows[0].page.abstract == "Một, hai; ba"


def test_the_heads_may_be_the_names_of_the_form(send):
    data = table({}).decode("utf-8-sig").replace("so_ky_hieu", '"Số, ký hiệu"')
    assert not errors(send(data.encode()))


@pytest.mark.parametrize(
    "change, column, words",
    [
        ({"ngay_ban_hanh": "31/02/2019"}, "ngay_ban_hanh", "ngày"),
        ({"ngay_ban_hanh": "01/01/2990"}, "ngay_ban_hanh", "không được ở tương lai"),
        ({"so_ky_hieu": ""}, "so_ky_hieu", "Mục này là bắt buộc"),
        ({"ten_loai": "Sớ"}, "ten_loai", "Cổng không có tên loại “Sớ”"),
        ({"so_ky_hieu": "Số 7"}, "ten_loai", "nhiều hệ thống"),
        ({"co_quan": "Sở Mây"}, "co_quan", "Cổng không có cơ quan “Sở Mây”"),
        ({"co_quan": ""}, "co_quan", ""),
        ({"co_quan": "Ban cũ"}, "co_quan", "không hoạt động vào ngày 22/08/2019"),
        ({"trich_yeu": "x" * 501}, "trich_yeu", "500"),
        ({"hieu_luc_tu": "21/08/2019"}, "hieu_luc_tu", "từ ngày ban hành trở đi"),
        ({"hieu_luc_den": "22/08/2019"}, "hieu_luc_den", "phải sau ngày"),
        ({"muc_do": "Mật"}, "muc_do", "“Công khai” hoặc “Lưu hành nội bộ”"),
        ({"muc_do": "Hạn chế"}, "muc_do", "tạo riêng từng văn bản"),
        ({"linh_vuc": "Không có"}, "linh_vuc", "Cổng không có lĩnh vực"),
        ({"nguon": "http://a.vn"}, "nguon", "https://"),
        ({"tham_quyen_ky": "XX"}, "tham_quyen_ky", "XX"),
        ({"nguoi_ky": "A | B"}, "nguoi_ky", "Nhiều hơn số cơ quan"),
        ({"trich_yeu": "=HYPERLINK(1)"}, "trich_yeu", "công thức"),
        ({"nguoi_ky": "@SUM(A1)"}, "nguoi_ky", "công thức"),
        ({"tep": "a.pdf"}, "tep", "Chưa tải lên tệp nén"),
    ],
)
def test_what_cannot_be_is_said_beside_its_row_and_column(send, confirm, change, column, words):
    make_unit("Ban cũ", valid_to=date(2018, 12, 31))
    started = time.process_time()
    answer = send(table({"so_ky_hieu": "1-CV/TU"}, change))
    assert time.process_time() - started < 2
    assert list(errors(answer)) == [3] and list(errors(answer)[3]) == [column]
    assert words in " ".join(map(str, errors(answer)[3][column]))
    assert "1 trong 2 dòng có lỗi" in answer.text
    assert "Chưa nhập văn bản nào" in confirm().text
    assert not CircularPage.objects.exists()


def test_a_document_that_is_there_or_stands_twice_in_the_table_is_refused(send):
    known = make_circular("9-CV/TU", kind="Công văn")
    answer = send(table({"so_ky_hieu": "09-cv/tu"}, {}, {"so_ky_hieu": "03138 - CV/TU"}))
    assert f"/quan-tri/pages/{known.pk}/edit/" in errors(answer)[2]["so_ky_hieu"][0]
    assert "với dòng 3" in errors(answer)[4]["so_ky_hieu"][0]


def test_what_came_to_the_portal_after_the_look_stops_the_import(send, confirm):
    send(table({"so_ky_hieu": "1-CV/TU"}, {}))
    make_circular()
    assert "Văn bản này đã có" in confirm().text
    assert CircularPage.objects.count() == 1


def test_a_fault_in_the_middle_leaves_nothing_behind(send, clerk_client, monkeypatch):
    send(table({"tep": "a.pdf"}, {"so_ky_hieu": "2-CV/TU"}), {"a.pdf": pdf_of_pages(1)})
    save = CircularPage.save_revision
    monkeypatch.setattr(
        CircularPage, "save_revision",
        lambda page, **more: 1 / 0 if page.number == "2" else save(page, **more),
    )  # fmt: skip
    place = CircularFile._meta.get_field("file").storage.path("circulars")
    before = sum(len(files) for *_path, files in os.walk(place))
    with pytest.raises(ZeroDivisionError):
        clerk_client.post(LOOK, {"how": "dang"})
    assert not CircularPage.objects.exists() and not CircularFile.objects.exists()
    assert sum(len(files) for *_path, files in os.walk(place)) == before


@pytest.mark.parametrize(
    "data, words",
    [
        (table({}, encoding="utf-16"), "UTF-8"),
        (table({}).decode("utf-8-sig").encode("cp1258", "replace"), "UTF-8"),
        (b"", "không có nội dung"),
        (table({}).split(b"\r\n")[0], "không có dòng nào"),
        (b"so_ky_hieu;ten_loai\r\n1;2\r\n", "thiếu cột: co_quan, ngay_ban_hanh, trich_yeu"),
        (table({}).replace(b"trich_yeu", b"co_quan", 1), "thiếu cột: trich_yeu"),
        (table({"x": ""}).replace(b";x", b";co_quan", 1), "hai cột cùng tên: co_quan"),
        (table(*[{}] * 10_000), "Bảng có 10.000 dòng"),
        (table({"trich_yeu": "x" * 200_000}), "dòng 2"),
        (b"PK\x03\x04" + bytes(99), "Loại tệp này không được nhận"),
        (b"<html>;a\r\n", "Loại tệp này không được nhận"),
        (table({"trich_yeu": "x" * 6_000_000}), "5 MB"),
    ],
    ids=range(12),
)
def test_what_is_no_table_is_refused_beside_the_file(send, data, words):
    started = time.process_time()
    assert words in refusal(send(data))
    assert time.process_time() - started < 2


def test_files_that_nobody_named_and_columns_that_nobody_knows_are_said(send):
    answer = send(table({"ghi_chu": "x"}), {"le.pdf": pdf_of_pages(1), "__MACOSX/._le.pdf": b"x"})
    assert "Tệp không dòng nào nêu, sẽ không được nhập: le.pdf." in answer.text
    assert "Cột không được nhập: ghi_chu." in answer.text


def test_a_file_that_is_missing_or_broken_is_said_beside_its_row(send):
    files = {"hong.pdf": b"%PDF-1.4 hong", "tot.pdf": pdf_of_pages(1), "la.txt": b"a"}
    rows = [{"so_ky_hieu": f"{n}-CV/TU", "tep": name}
            for n, name in enumerate(["hong.pdf", "tot.pdf", "la.txt", "khong.pdf"])]  # fmt: skip
    found = errors(send(table(*rows), files))
    assert list(found) == [2, 4, 5]
    assert "Tệp bị hỏng" in found[2]["tep"][0]
    assert "không được nhận" in found[4]["tep"][0]
    assert found[5]["tep"] == ["Tệp nén không có tệp “khong.pdf”."]


BOMB = office("docx", bytes(150 * 1024 * 1024))


@pytest.mark.parametrize(
    "files",
    [
        {"../a.pdf": pdf_of_pages(1)}, {"/etc/a.pdf": pdf_of_pages(1)}, {"a.exe": b"MZ"},
        {"a.zip": archive({"a.txt": b"a"})}, {"a.txt": bytes(150 * 1024 * 1024)},
        b"khong phai zip", {f"{n}.pdf": b"%PDF" for n in range(400)},
    ],
    ids=["up", "root", "program", "nested", "bomb", "no zip", "crowd"],
)  # fmt: skip
def test_a_hostile_archive_is_refused_beside_its_field(send, files):
    assert "không được nhận" in refusal(send(table({"tep": "a.pdf"}), files), "archive")


def test_a_bomb_among_honest_files_takes_nothing_down(send):
    files = {"a.pdf": pdf_of_pages(1), "b.docx": BOMB}
    rows = [{"so_ky_hieu": "1-CV/TU", "tep": "a.pdf"}, {"tep": "b.docx"}]
    found = errors(send(table(*rows), files))
    assert list(found) == [3] and "cấu tạo bất thường" in found[3]["tep"][0]


def test_a_secret_file_refuses_the_whole_archive_and_nothing_of_it_stays(send):
    files = {"a.pdf": pdf_of_pages(1), "b.docx": docx("TUYỆT MẬT")}
    assert REFUSED in refusal(send(table({"tep": "a.pdf"}), files), "archive")
    assert not list(keeping.folder().glob("*"))
    assert AuditEntry.objects.filter(action="circular_file.refused").count() == 1


def test_names_of_an_archive_from_a_phone_or_a_mac_are_understood(send):
    import unicodedata

    name = unicodedata.normalize("NFD", "Bản ký số.pdf")
    assert not errors(send(table({"tep": "bản Ký số.PDF"}), {f"thư mục/{name}": pdf_of_pages(1)}))


def test_a_look_belongs_to_its_session_and_is_forgotten(send, clerk_client, client):
    send(table({}))
    assert clerk_client.get(LOOK).context["plan"].rows
    stranger = type(client)()
    stranger.force_login(make_person("vanthu2", "Văn thư"))
    assert stranger.get(LOOK)["Location"] == ADDRESS
    place = next(keeping.folder().glob("*"))
    os.utime(place, (0, 0))
    keeping.forget_old()
    assert clerk_client.get(LOOK)["Location"] == ADDRESS
    send(table({}))
    assert "chưa nhập văn bản nào" in clerk_client.post(f"{ADDRESS}bo/", follow=True).text
    assert not list(keeping.folder().glob("*"))


def test_the_import_is_linked_from_the_register_and_has_a_sample(send, clerk_client):
    assert ADDRESS in clerk_client.get(reverse("van-ban_so-dang-ky_modeladmin_index")).text
    sample = clerk_client.get(f"{ADDRESS}mau.csv")
    assert sample["Cache-Control"] == "private, no-store"
    assert set(errors(send(sample.content))[2]) == {"linh_vuc", "tep"}


def test_a_look_costs_few_queries_a_row(send, clerk_client):
    def cost(rows):
        send(table(*({"so_ky_hieu": f"{n}-CV/TU"} for n in range(rows))))
        with CaptureQueriesContext(connection) as queries:
            clerk_client.get(LOOK)
        return len(queries)

    assert (cost(12) - cost(2)) / 10 <= 8
