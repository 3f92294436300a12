"""One way to write numbers on the whole portal (news.md N-52, ND-9)."""

from decimal import Decimal

import pytest
from django.contrib.humanize.templatetags.humanize import intcomma
from hypothesis import given
from hypothesis import strategies as st

from cms.vietnamese.numbers import format_number, format_percent, format_size


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (45, "45"),
        (1481, "1.481"),
        (14090649, "14.090.649"),
        (4.3, "4,3"),
        (4.0, "4"),
        (4.25, "4,3"),
        (Decimal("4.25"), "4,3"),
        (1234.5, "1.234,5"),
        (-1234, "-1.234"),
        (-0.01, "0"),
        (0.96, "1"),
        (1e300, format_number(10**300)),
    ],
)
def test_dots_part_thousands_and_a_comma_decimals(number, shown):
    assert format_number(number) == shown


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_no_number_is_an_error(value):
    with pytest.raises(ValueError, match="number"):
        format_number(value)


@given(st.integers(-(10**30), 10**30))
def test_every_whole_number_keeps_its_digits(number):
    assert int(format_number(number).replace(".", "")) == number


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 B"),
        (500, "500 B"),
        (1024, "1 KB"),
        (327680, "320 KB"),
        (1258291, "1,2 MB"),
        (1024 * 1024 - 1, "1 MB"),
        (50 * 1024 * 1024, "50 MB"),
        (3 * 1024**3, "3 GB"),
        (5000 * 1024**3, "5.000 GB"),
    ],
)
def test_sizes_are_round(size, shown):
    assert format_size(size) == shown


@pytest.mark.parametrize(("value", "shown"), [(45.5, "45,5%"), (100, "100%"), (0, "0%")])
def test_percentages(value, shown):
    assert format_percent(value) == shown


def test_django_groups_digits_as_we_do():
    assert intcomma(14090649) == "14.090.649"
