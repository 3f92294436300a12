"""Dates stand and are read as Vietnamese offices write them (news.md N-52, N-53)."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.forms import DateField, DateTimeField
from django.utils import formats
from hypothesis import given
from hypothesis import strategies as st

from cms.vietnamese import dates

CUSTOMERS_ARTICLE = datetime(2019, 9, 11, 7, 7, tzinfo=UTC)


def test_the_customers_article_shows_its_date_word_for_word():
    assert dates.format_datetime(CUSTOMERS_ARTICLE) == "Thứ tư - 11/09/2019 14:07"


def test_machines_read_the_same_moment():
    assert dates.iso(CUSTOMERS_ARTICLE) == "2019-09-11T14:07:00+07:00"
    assert dates.iso(CUSTOMERS_ARTICLE.replace(microsecond=5)) == "2019-09-11T14:07:00+07:00"


def test_the_short_forms():
    assert dates.format_date(CUSTOMERS_ARTICLE) == "11/09/2019"
    assert dates.format_day_month(CUSTOMERS_ARTICLE) == "11/09"
    assert dates.format_time(CUSTOMERS_ARTICLE) == "14:07"
    assert dates.format_date(date(2019, 9, 1)) == "01/09/2019"


@pytest.mark.parametrize(
    ("day", "name"),
    enumerate(
        ["Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"], start=9
    ),
)
def test_weekdays_have_words_not_figures(day, name):
    noon = datetime(2019, 9, day, 5, tzinfo=UTC)
    assert dates.format_datetime(noon).startswith(f"{name} - ")


def test_the_day_is_that_of_ho_chi_minh_city():
    late_in_london = datetime(2019, 12, 31, 17, 30, tzinfo=UTC)
    assert dates.format_datetime(late_in_london) == "Thứ tư - 01/01/2020 00:30"
    same_moment = late_in_london.astimezone(timezone(timedelta(hours=-8)))
    assert dates.format_datetime(same_moment) == "Thứ tư - 01/01/2020 00:30"


def test_a_moment_without_a_zone_is_an_error_not_a_wrong_hour():
    with pytest.raises(ValueError, match="zone"):
        dates.format_datetime(datetime(2019, 9, 11, 14, 7))


@pytest.mark.parametrize("typed", ["05/06/2019", " 5/6/2019 "])
def test_the_day_comes_before_the_month(typed):
    assert dates.parse_date(typed) == date(2019, 6, 5)


@pytest.mark.parametrize(
    "typed",
    ["", "2019-06-05", "05-06-2019", "31/02/2019", "29/02/2019", "00/01/2019", "05/13/2019"]
    + ["05/06/19", "05/06/0001", "05/06/9999", "٠٥/٠٦/2019", "05/06/2019x", "hôm nay", "1/1/1\0"],
)
def test_another_form_or_an_unreal_day_is_refused(typed):
    with pytest.raises(ValueError):
        dates.parse_date(typed)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_what_is_shown_can_be_typed_back(day):
    assert dates.parse_date(dates.format_date(day)) == day


def test_editors_forms_take_the_day_first():
    assert DateField().clean("05/06/2019") == date(2019, 6, 5)
    assert DateTimeField().clean("05/06/2019 14:07").month == 6


def test_editors_forms_do_not_take_the_month_first():
    assert "%m/%d/%Y" not in formats.get_format("DATE_INPUT_FORMATS")
    with pytest.raises(Exception, match="."):
        DateField().clean("12/31/2019")


def test_the_week_starts_on_monday_and_dates_have_slashes():
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
    for name in ["DATE_FORMAT", "SHORT_DATE_FORMAT"]:
        assert formats.date_format(date(2019, 9, 11), name) == "11/09/2019"
    local = CUSTOMERS_ARTICLE.astimezone(dates.ZONE)
    for name in ["DATETIME_FORMAT", "SHORT_DATETIME_FORMAT"]:
        assert formats.date_format(local, name) == "11/09/2019 14:07"


def test_a_day_without_a_time_is_told_to_machines_without_one():
    assert dates.iso(date(2019, 8, 22)) == "2019-08-22"
