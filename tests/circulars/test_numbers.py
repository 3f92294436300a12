"""Numbers of documents are found, taken apart and compared as people mean them (VB-20, VB-22, VB-26)."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.vietnamese.document_numbers import loose_number, number_key
from meetingpages.circulars.numbers import LAW, PARTY, STATE, find_numbers, parse_number

pytestmark = pytest.mark.once

# As typed: family, number, year, sign of the type, sign of the issuer, key (§3).
TABLE = [
    ("3138-CV/TU", PARTY, "3138", None, "CV", "TU", "3138-CV/TU"),
    ("2794-CV/TU", PARTY, "2794", None, "CV", "TU", "2794-CV/TU"),
    ("595-CV/TU", PARTY, "595", None, "CV", "TU", "595-CV/TU"),
    ("09-QĐi/TU", PARTY, "9", None, "QĐi", "TU", "9-QĐI/TU"),
    ("19-Qđi/TU", PARTY, "19", None, "Qđi", "TU", "19-QĐI/TU"),
    ("36-HD/VPTW", PARTY, "36", None, "HD", "VPTW", "36-HD/VPTW"),
    ("30/2020/NĐ-CP", LAW, "30", 2020, "NĐ", "CP", "30/2020/NĐ-CP"),
    ("72/2013/N\u00d0-CP", LAW, "72", 2013, "NĐ", "CP", "72/2013/NĐ-CP"),
    ("01/2019/TT-BTTTT", LAW, "1", 2019, "TT", "BTTTT", "1/2019/TT-BTTTT"),
    ("148/2025/QH15", LAW, "148", 2025, "", "QH15", "148/2025/QH15"),
    ("123/QĐ-UBND", STATE, "123", None, "QĐ", "UBND", "123/QĐ-UBND"),
    ("232/UBND-KGVX", STATE, "232", None, "", "UBND", "232/UBND-KGVX"),
    ("30-2020/NĐ-CP", LAW, "30", 2020, "NĐ", "CP", "30/2020/NĐ-CP"),
    ("30/2020/NĐCP", LAW, "30", 2020, "NĐ", "CP", "30/2020/NĐ-CP"),
    ("3138 - CV / TU", PARTY, "3138", None, "CV", "TU", "3138-CV/TU"),
    ("3138\u2013CV/TU", PARTY, "3138", None, "CV", "TU", "3138-CV/TU"),
    ("000-CV/TU", PARTY, "0", None, "CV", "TU", "0-CV/TU"),
    ("12.5a/QĐ-UBND", STATE, "12.5A", None, "QĐ", "UBND", "12.5A/QĐ-UBND"),
]
REFUSED = [
    "ngày 22/8/2019", "26/02/2019", "24/7", "tỷ lệ 50/50", "http://a.vn/12/abc-def",
    "/uploads/2019/09/a-b.pdf", "COVID-19/BYT", "1/2 cuộc họp", "30-2020/XY-CP", "1/A-B-C-D-E-G",
    "x123/QĐ-UBND", "TCVN 12/2019", "123/QĐ-UBND/abc",
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_a_number_is_found_and_taken_apart(row):
    typed, *wanted = row
    [found] = find_numbers(f"Theo văn bản số {typed}, các đơn vị thực hiện.")
    parts = [found.family, found.number, found.year, found.type_sign, found.issuer_sign, found.key]
    assert parts == wanted
    assert parse_number(typed).key == number_key(typed) == wanted[-1]


@pytest.mark.parametrize("text", REFUSED)
def test_what_only_looks_like_a_number_is_left_alone(text):
    assert find_numbers(text) == []


def test_places_in_the_text_hold():
    text = "Công văn số 3138\u2013CV/TU và Nghị định 72/2013/N\u00d0-CP."
    assert [text[found.start : found.end] for found in find_numbers(text)] == [
        "3138\u2013CV/TU",
        "72/2013/N\u00d0-CP",
    ]


def test_an_office_named_behind_a_dash_is_no_part_of_the_number():
    [found] = find_numbers("232/UBND-KGVX - Sở Nội vụ chủ trì")
    assert found.raw == "232/UBND-KGVX"


@pytest.mark.parametrize(
    "text, noun",
    [
        ("Công văn số 3138-CV/TU", "công văn"),
        ("theo Nghị định thư số 12/2019/NĐT-CP", "nghị định thư"),
        ("Thông tư liên tịch số: 01/2019/TTLT-BTC-BNV", "thông tư liên tịch"),
        ("văn bản 3138-CV/TU", ""),
        ("QUY ĐỊNH 09-QĐi/TU", "quy định"),
        ("vì luật chơi 3138-CV/TU", ""),
    ],
)
def test_the_noun_before_a_number_is_read(text, noun):
    assert find_numbers(text)[0].noun == noun


@pytest.mark.parametrize(
    "text, day, is_guessed",
    [
        ("09-QĐi/TU ngày 18/5/2018 của Tỉnh ủy", date(2018, 5, 18), False),
        ("09-QĐi/TU, ngày 18-5-2018", date(2018, 5, 18), False),
        ("09-QĐi/TU ngày 18.5.2018", date(2018, 5, 18), False),
        ("09-QĐi/TU ngày 18 tháng 5 năm 2018", date(2018, 5, 18), False),
        ("Ngày 22/8/2019, Thường trực đã kí Công văn 3138-CV/TU", date(2019, 8, 22), True),
        ("Ngày 22/8/2019 họp. Công văn 3138-CV/TU", None, False),
        ("ngày 10/4/2019 họp; Công văn 3138-CV/TU", None, False),
        ("ngày 10/4/2019\nCông văn 3138-CV/TU", None, False),
        ("3138-CV/TU ngày 31/2/2019", None, False),
        ("ngày 1/1/2019 và ngày 2/2/2019, 3138-CV/TU", date(2019, 2, 2), True),
    ],
)
def test_the_date_is_certain_behind_and_guessed_before(text, day, is_guessed):
    found = find_numbers(text)[0]
    assert (found.day, found.day_is_guessed) == (day, is_guessed)


def test_the_customers_article_cites_five_documents():
    with open("tests/demo/customer_article.txt", encoding="utf-8") as file:
        found = find_numbers(file.read())
    assert [(one.key, one.noun, one.day, one.day_is_guessed) for one in found] == [
        ("3138-CV/TU", "công văn", date(2019, 8, 22), True),
        ("2794-CV/TU", "công văn", date(2019, 4, 10), True),
        ("595-CV/TU", "công văn", date(2019, 5, 31), True),
        ("9-QĐI/TU", "quy định", date(2018, 5, 18), False),
        ("19-QĐI/TU", "quy định", date(2019, 2, 26), False),
    ]


@pytest.mark.parametrize("typed", ["3138 cv tu", "3138-CV/TU", "03138 cv-tu", "3138cvtu"])
def test_a_scrap_of_a_number_is_looked_up_loosely(typed):
    assert loose_number(typed) in loose_number(number_key("3138-CV/TU"))


SIGN = st.text("ABCHKQTUVXĐ", min_size=1, max_size=6)
NUMBERS = st.one_of(
    st.builds("{}-{}/{}".format, st.integers(0, 99999), SIGN, SIGN),
    st.builds("{}/{}-{}".format, st.integers(0, 99999), SIGN, SIGN),
    st.builds("{}/{}/{}-{}".format, st.integers(0, 99999), st.integers(1900, 2099), SIGN, SIGN),
)


@settings(max_examples=60)
@given(NUMBERS, st.integers(0, 3))
def test_the_key_of_a_key_is_itself_and_writing_changes_nothing(number, zeros):
    key = number_key(number)
    assert number_key(key) == key == parse_number(key).key
    assert number_key("0" * zeros + number.lower().replace("/", " / ")) == key


@pytest.mark.parametrize(
    "piece",
    ["1/", "1-A-", "1/A-B ", "9", "1 ", "ngày 1/1/2019 ", "1/2019/A-", "AAAAAAAAAAAA-", "\u00d0", ". "],
)  # fmt: skip
def test_hostile_text_is_read_once(piece):
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    find_numbers(text)
    assert time.perf_counter() - start < 2
