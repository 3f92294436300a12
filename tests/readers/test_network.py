"""Posts of one network are told apart for two days, then nobody can (EG-4); caps count rows (EA-3)."""

from datetime import datetime, timedelta
from ipaddress import ip_address
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory
from django.utils import timezone

from cms.readers import limits, network
from cms.readers.limits import ACCEPT, FLAG, REFUSE, Cap
from cms.readers.models import DailySalt

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def key_of(address):
    return network.network_key(RequestFactory().post("/", REMOTE_ADDR=address))


def at(moment):
    return mock.patch.object(timezone, "now", return_value=moment)


def test_an_office_is_one_network_and_its_neighbour_another():
    assert key_of("203.0.113.9") == key_of("203.0.113.9") != key_of("203.0.113.10")
    assert key_of("2001:db8:1:2::5") == key_of("2001:db8:1:2:ffff::9") != key_of("2001:db8:1:3::5")
    assert key_of("::ffff:203.0.113.9") == key_of("203.0.113.9")


def test_an_unreadable_address_is_no_error():
    assert key_of("") == key_of("khong-phai-dia-chi")


def test_the_key_does_not_hold_the_address_and_changes_every_day():
    with at(NOON):
        today = key_of("203.0.113.9")
    with at(NOON + timedelta(days=1)):
        assert key_of("203.0.113.9") != today
    assert len(today) == 32 and f"{int(ip_address('203.0.113.9')):x}" not in today


def test_no_salt_outlives_two_days_when_it_is_swept_every_hour():
    midnight = NOON.replace(hour=0)
    with at(midnight):
        key_of("203.0.113.9")
    for hours in range(48):
        with at(midnight + timedelta(hours=hours, minutes=59)):
            network.forget_salts()
        assert DailySalt.objects.exists() == (hours < 47)


def test_the_salts_of_today_and_yesterday_stay():
    for days in range(4):
        with at(NOON - timedelta(days=days)):
            key_of("203.0.113.9")
    with at(NOON):
        assert network.forget_salts() == 2
        assert network.last_known_moment() == NOON.replace(hour=0) - timedelta(days=1)


class Rows:
    """Stands for the rows of one network within the time of a cap."""

    def __init__(self, count):
        self.found = count

    def filter(self, **_conditions):
        return self

    def count(self):
        return self.found


@pytest.mark.parametrize(
    ("rows", "expected"), [(0, ACCEPT), (2, ACCEPT), (3, FLAG), (4, FLAG), (5, REFUSE), (9, REFUSE)]
)
def test_above_the_soft_cap_a_row_is_flagged_above_the_hard_one_refused(rows, expected):
    assert limits.level(Rows(rows), "k", Cap(soft=3, hard=5, seconds=60)) == expected


def test_the_caps_are_those_of_the_specification():
    assert limits.VOTES == limits.RATINGS == (300, 600, 3600)
    assert limits.COMMENTS == (20, 100, 600)
    assert limits.retry_after(limits.RATINGS) == (3600, 60)
    assert limits.retry_after(limits.COMMENTS) == (600, 10)
