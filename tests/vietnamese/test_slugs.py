"""Addresses are readable, short enough and safe (news.md N-3)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.vietnamese.slugs import slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đường đi", "duong-di"),
        (
            "Tỉnh ủy Bình Phước chỉ đạo thực hiện họp không giấy và sử dụng hộp thư công vụ",
            "tinh-uy-binh-phuoc-chi-dao-thuc-hien-hop-khong-giay-va-su-dung-hop-thu-cong-vu",
        ),
        ("  3138-CV/TU (22/8/2019)  ", "3138-cv-tu-22-8-2019"),
        ("Ðồng Xoài", "dong-xoai"),
        ("…—!", ""),
        ("", ""),
    ],
)
def test_a_title_becomes_an_address(title, slug):
    assert slugify(title) == slug


def test_a_long_title_is_cut_between_words():
    assert slugify("một hai ba bốn", max_length=9) == "mot-hai"
    assert slugify("một hai ba bốn", max_length=10) == "mot-hai-ba"


def test_a_word_longer_than_the_limit_is_cut_all_the_same():
    assert slugify("nghiêngngả", max_length=5) == "nghie"


@given(st.text(), st.integers(1, 60))
def test_an_address_is_always_safe_and_within_its_length(text, length):
    slug = slugify(text, max_length=length)
    assert len(slug) <= length
    assert slug == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)


@pytest.mark.parametrize("piece", ["-Đ ", "đ", "--", "ệ"])
def test_a_very_long_title_takes_time_only_by_its_length(piece, grows_evenly):
    grows_evenly(slugify, piece)
