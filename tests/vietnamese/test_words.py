"""Words are found however they were typed (Q-5, Q-7, Q-27)."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.vietnamese.numbers_in_text import numbers_in, search_key
from cms.vietnamese.text import clean
from cms.vietnamese.words import pairs_of, places_of, words_of

TEXTS = st.text(alphabet="aăâáàảãạbcđÐoôơóòuưwzƵ 09-/_.\"'\u0301\u0323\u200b", max_size=60)


def exact(text):
    return [word.exact for word in words_of(clean(text))]


def folded(text):
    return [word.folded for word in words_of(clean(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("Tỉnh uỷ", "tỉnh Ủy"), ("ĐƯỜNG", "Ðường"), ("thuý", "thúy"),
     ("quý", unicodedata.normalize("NFD", "quý"))],
)  # fmt: skip
def test_two_ways_to_write_a_word_are_one_word(one, other):
    assert exact(one) == exact(other)


@pytest.mark.parametrize("pair", [("ma", "má"), ("đá", "dá"), ("họp", "hợp"), ("la", "lá")])
def test_marks_tell_words_apart_and_leaving_them_out_joins_them(pair):
    assert exact(pair[0]) != exact(pair[1])
    assert folded(pair[0]) == folded(pair[1])


def test_neighbours_are_kept_as_pairs():
    assert pairs_of(folded("họp không giấy")) == ["hop khong", "khong giay"]
    assert pairs_of(["hop"]) == []


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_gives_the_same_words_composed_or_not(text):
    assert words_of(clean(unicodedata.normalize("NFD", text))) == words_of(clean(text))
    assert all(word.folded == word.folded.lower() for word in words_of(clean(text)))


def test_places_are_those_of_the_text():
    text = "Họp, không giấy"
    assert [text[start:end] for start, end, _word in places_of(text)] == ["Họp", "không", "giấy"]


@pytest.mark.parametrize(
    "typed",
    ["30/2020/NĐ-CP", "30/2020/nđ-cp", "30/2020/ND-CP", "30/2020/NÐ–CP", "030/2020/NĐ -CP",
     "30 / 2020 / NĐ-CP"],
)  # fmt: skip
def test_a_number_has_one_key_however_it_is_typed(typed):
    text = clean(f"Theo Nghị định số {typed}, các cơ quan …")
    assert [key for *_place, key in numbers_in(text)] == ["30/2020/nd-cp"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Công văn 3138-CV/TU và 09-QĐi/TU - Quy định", ["3138-cv/tu", "9-qdi/tu"]),
        ("123/QĐ-UBND; 232/UBND-KGVX.", ["123/qd-ubnd", "232/ubnd-kgvx"]),
        ("ngày 22/8/2019, 24/7, tỷ lệ 50/50", []),
        ("/uploads/2019/09/a-b.pdf COVID-19/BYT", []),
        ("năm 2019 - Bình Phước", []),
    ],
)
def test_numbers_are_found_in_running_text(text, keys):
    assert [key for *_place, key in numbers_in(clean(text))] == keys


def test_a_hostile_text_takes_no_long_time():
    for text in ("1-" * 50_000, "1/a" * 33_000, "12345.678a - " * 8_000):
        numbers_in(text)


def test_zeros_alone_are_a_number_too():
    assert search_key("00-CV/TU") == "0-cv/tu"
