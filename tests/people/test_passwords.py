"""A password is long and not to be guessed; nothing else is asked of it (SR-50)."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from cms.users.models import User

PERSON = User(username="hoamy", first_name="Nguyễn Thị Họa My", email="hoamy@congvu.example")
GOOD = [
    "con trâu ăn cỏ ven sông",
    "mat-khau-thu-nghiem",
    "zr7 qpw lk2 mmn",
    "lướt sóng giữa mùa khô",
    "x" * 3 + "kfhweuyrqbvn" * 10 + "abcd!",
]
COMMON = [
    "matkhau123456", "Matkhau@2024!", "M@tKh@u123456", "mật khẩu mật khẩu", "password1234",
    "123456a@123456", "quantri@123456", "nguyenvanhung1990", "Nguyễn Văn Hùng 85",
    "binhphuoc2019!", "anhyeuem123456", "iloveyou201099", "091234567890", "aaaaaaaaaaaaaa",
    "Admin@12345678", "congthongtindientu", "qwertyqwerty12",
]  # fmt: skip


def refusal(password):
    try:
        validate_password(password, PERSON)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


@pytest.mark.parametrize("password", GOOD)
def test_a_long_unguessable_one_is_taken_whatever_its_letters(password):
    assert refusal(password) == ""


@pytest.mark.parametrize("password", COMMON)
def test_what_many_people_choose_is_refused(password):
    assert "Mật khẩu này dễ đoán" in refusal(password)


def test_length_counts():
    assert "ít nhất 12 ký tự" in refusal("kfh weu yrq")
    assert refusal("kfh weu yrq " * 10 + "12345678") == ""
    assert "dài nhất 128 ký tự" in refusal("kfh weu yrq " * 10 + "123456789")


def test_the_own_name_is_no_secret():
    assert "quá giống họ tên" in refusal("hoamy@congvu.example")


def test_a_long_text_is_judged_quickly():
    assert refusal("matkhau" * 20_000 + "!")
