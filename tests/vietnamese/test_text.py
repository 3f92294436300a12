"""Text is kept in one form, whoever typed it and wherever (news.md N-4, security.md SR-33)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.vietnamese.text import clean, clean_line, fold, mixed_script

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_composed_and_decomposed_typing_are_kept_the_same(form):
    assert clean(unicodedata.normalize(form, "Tỉnh ủy Bình Phước")) == "Tỉnh ủy Bình Phước"


@pytest.mark.parametrize("typed", ["Ðồng Phú", "\u0189ồng Phú", "Đồng Phú"])
def test_a_foreign_d_that_looks_like_đ_becomes_đ(typed):
    assert clean(typed) == "Đồng Phú"
    assert clean("\u00f0i") == "đi"


@pytest.mark.parametrize(
    "unseen",
    ["\0", "\x07", "\x1b", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\u2066", "\u034f"],
)
def test_unseen_characters_go(unseen):
    assert clean(f"hộp{unseen} thư") == "hộp thư"


def test_an_unseen_character_between_a_letter_and_its_mark_does_not_keep_them_apart():
    assert clean("e\u200b\u0302\u0323") == "ệ"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85"])
def test_line_breaks_of_every_system_are_one(line_break):
    assert clean(f"một{line_break}hai") == "một\nhai"


def test_a_tab_becomes_a_blank():
    assert clean("một\thai") == "một hai"


def test_a_title_is_one_line_without_double_blanks():
    assert clean_line(" Họp \n không\u00a0\u00a0giấy\t") == "Họp không giấy"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY_TEXT)
def test_whatever_is_typed_can_be_kept_and_shown(text):
    kept = clean(text)
    kept.encode("utf-8")
    assert "\0" not in kept
    assert unicodedata.is_normalized("NFC", kept)


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " 0123456789"))
def test_folded_vietnamese_is_plain_ascii(text):
    assert fold(text).isascii()
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


def test_a_search_without_marks_finds_the_marked_words():
    assert fold("ĐƯỜNG Hồ Chí Minh") == fold("duong ho chi minh") == "duong ho chi minh"


@pytest.mark.parametrize("name", ["Ноа", "Hoa Mỹ", "Hoa\u0420", "Α-Β"])
def test_only_words_of_mixed_scripts_are_flagged(name):
    assert mixed_script(name) == (name == "Hoa\u0420")


def test_a_foreign_word_beside_vietnamese_ones_is_no_disguise():
    assert not mixed_script("đoàn Москва thăm Bình Phước, 5 µm, Ω")
    assert mixed_script("Nguyễn Văn\u00a0\u0410n")


@pytest.mark.parametrize("rule", [clean, clean_line, fold, mixed_script])
@pytest.mark.parametrize("piece", ["à\u200b", "а\u0061", " \t\n", "e\u0302\u0323", "\r"])
def test_a_very_long_text_takes_time_only_by_its_length(rule, piece, grows_evenly):
    grows_evenly(rule, piece)
