"""One word has one spelling, wherever its tone mark was put (engagement.md EA-7)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.vietnamese.tones import place_tones


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("uỷ", "ủy"),
        ("loá", "lóa"),
        ("hoạ", "họa"),
        ("HOÀ", "HÒA"),
        ("Tỉnh uỷ", "Tỉnh ủy"),
        ("xoá mù", "xóa mù"),
    ],
)
def test_new_and_old_placement_are_the_same_word(new, old):
    assert place_tones(new) == place_tones(old) == old


@pytest.mark.parametrize(
    ("slip", "right"), [("qúy", "quý"), ("gía", "giá"), ("tòan", "toàn"), ("hùynh", "huỳnh")]
)
def test_a_slip_of_the_keyboard_is_put_right(slip, right):
    assert place_tones(slip) == right


RIGHT = """quý quỳnh giá già giỏi gì gìn giường giếng giữa quả quốc quyết khuỷu ngoẻo ngoáy xoáy
thuở huế tuần chiều yếu của cửa mía mùa thủy hòa tóe oán oẳn loạt huýt boóc xoong nghiễng thuyền
được người rượu hươu nguội chuối nước mười đĩa tía gió giày giúp"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_a_word_with_its_mark_in_place_stays(word):
    assert place_tones(word) == word


@pytest.mark.parametrize("word", ["café", "Hué", "São", "Citroën", "Beyoncé", "Đắk Lắk", "àà"])
def test_what_is_no_syllable_stays(word):
    assert place_tones(word) == word


@given(st.text("aáàăắâấeéêếiíoóôốơớuúưứyýqghcntđ "))
def test_placing_twice_changes_nothing_and_keeps_every_letter(text):
    text = unicodedata.normalize("NFC", text)
    placed = place_tones(text)
    assert place_tones(placed) == placed
    assert sorted(unicodedata.normalize("NFD", placed)) == sorted(
        unicodedata.normalize("NFD", text)
    )


@pytest.mark.parametrize("piece", ["hoà ", "à", "ngh", "ươ", "a\u0301"])
def test_a_very_long_text_takes_time_only_by_its_length(piece, grows_evenly):
    grows_evenly(place_tones, piece)
