"""People from a table: checked row by row, all saved or none (MT-12)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cms.audit.models import AuditEntry
from meetingpages.organisation.importing import check, read
from meetingpages.organisation.models import Person, Unit
from tests.factories import make_person

from .rows import REFUSED

ADDRESS = "/quan-tri/to-chuc/nhap-nguoi/"
HEAD = "ho_ten,chuc_vu,don_vi,thu_cong_vu,tai_khoan\n"
GOOD = (
    HEAD
    + "Lê Một,Phó Giám đốc,Sở Nội vụ,Mot@BinhPhuoc.gov.vn,\nTrần Hai,,sở nội vụ,hai@binhphuoc.gov.vn,daibieu2\n"
)


def row(name="Lê Một", unit="Sở Nội vụ", box="mot@binhphuoc.gov.vn", account=""):
    return f'"{name}",,"{unit}","{box.replace(chr(34), chr(34) * 2)}",{account}\n'


def errors(*rows):
    return [line.errors for line in check(read(HEAD + "".join(rows)))]


def test_a_table_is_shown_first_and_saved_when_told_so(chief, domains, unit):
    account = make_person("daibieu2")
    file = SimpleUploadedFile("nguoi.csv", b"\xef\xbb\xbf" + GOOD.encode())
    page = chief.post(ADDRESS, {"file": file, "action": "check"})
    assert "Cả 2 dòng đều nhập được" in page.content.decode()
    assert not Person.objects.exists()
    table = page.context["form"]["text"].value()  # what the page sends on
    answer = chief.post(ADDRESS, {"text": table, "action": "save"}, follow=True)
    assert "Đã nhập 2 người." in answer.content.decode()
    one, two = Person.objects.order_by("full_name")
    assert (one.official_email, one.position, one.unit) == (
        "Mot@binhphuoc.gov.vn",
        "Phó Giám đốc",
        unit,
    )
    assert two.account == account
    assert AuditEntry.objects.filter(action="person.add").count() == 2


def test_one_wrong_row_and_nothing_is_saved(chief, domains, unit):
    table = GOOD.replace("hai@binhphuoc.gov.vn", "hai@gmail.com").replace("daibieu2", "")
    page = chief.post(ADDRESS, {"text": table, "action": "save"}).content.decode()
    assert "1 trong 2 dòng có lỗi; chưa lưu dòng nào" in page
    assert "Địa chỉ hai@gmail.com thuộc dịch vụ thư công cộng" in page
    assert "Trần Hai,,sở nội vụ,hai@gmail.com" in page  # what was typed stays
    assert not Person.objects.exists()


@pytest.mark.parametrize(("typed", "words"), [pair for pair in REFUSED if pair[0].strip("\0")])
def test_no_such_address_comes_in_by_a_table(domains, unit, typed, words):
    assert errors(row(box=typed))[0][0].startswith(words)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"name": ""}, "Họ và tên: "),
        ({"box": ""}, "Thư công vụ: "),
        ({"unit": "Sở Lạ"}, "Không có đơn vị “Sở Lạ” đang hoạt động."),
        ({"account": "ai-do"}, "Không có tài khoản “ai-do”."),
        ({"name": "x" * 151}, "Họ và tên: "),
    ],
)
def test_each_mistake_is_said_beside_its_row(domains, unit, cells, words):
    ((error,),) = errors(row(**cells))
    assert error.startswith(words)


def test_a_mailbox_or_account_twice_in_the_table_is_found(person):
    make_person("daibieu1")
    _first, second, third = errors(
        row(account="daibieu1"),
        row(box="MOT@binhphuoc.gov.vn", account="daibieu1"),
        row(box="NTMau@binhphuoc.gov.vn"),
    )
    assert second == [
        "Hộp thư này đã là của một người khác.",
        "Tài khoản “daibieu1” đã là của một người khác.",
    ]
    assert third == ["Hộp thư này đã là của một người khác."]


def test_a_closed_office_takes_nobody(domains):
    Unit.objects.create(name="Sở Cũ", valid_to="2018-12-31")
    assert "Không có đơn vị" in errors(row(unit="Sở Cũ"))[0][0]


def test_two_offices_of_one_name_are_not_guessed(domains, unit):
    Unit.objects.create(name="Sở Nội vụ")
    assert errors(row()) == [["Có nhiều đơn vị cùng tên “Sở Nội vụ”."]]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "Hãy chọn tệp hoặc dán bảng."),
        ("ho_ten,don_vi\nA,B\n", "thiếu cột: chuc_vu, thu_cong_vu, tai_khoan"),
        (HEAD, "Bảng không có dòng nào."),
        (HEAD + '"A,B\n', "ngoặc kép chưa đóng"),
        (HEAD + row() * 1001, "Bảng dài quá 1000 dòng"),
        (HEAD + "\0", "Bảng không có dòng nào."),
    ],
)
def test_what_is_no_table_is_said_in_words(chief, domains, table, words):
    page = chief.post(ADDRESS, {"text": table, "action": "check"})
    assert page.status_code == 200
    if "\0" not in table:
        assert words in page.content.decode()


def test_a_file_that_is_no_text_is_refused_in_words(chief):
    file = SimpleUploadedFile("nguoi.csv", b"\xff\xfe\x00\xd8")
    page = chief.post(ADDRESS, {"file": file, "action": "check"}).content.decode()
    assert "Tệp không ở dạng CSV UTF-8." in page


def test_semicolons_of_a_vietnamese_excel_are_read(domains, unit):
    (line,) = check(read((HEAD + "Lê Một,,Sở Nội vụ,mot@binhphuoc.gov.vn,\r\n").replace(",", ";")))
    assert line.errors == [] and line.person.full_name == "Lê Một"


def test_checking_asks_the_database_a_fixed_number_of_times(
    domains, unit, django_assert_num_queries
):
    table = read(HEAD + "".join(row(box=f"n{n}@binhphuoc.gov.vn") for n in range(50)))
    with django_assert_num_queries(4):
        check(table)


def test_a_secretary_imports_nobody(home):
    client = Client()
    client.force_login(make_person("thukyhop", "Thư ký họp"))
    assert client.get(ADDRESS).status_code == 302
