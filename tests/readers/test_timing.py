"""A form that was sent faster than anybody types shows it, whatever the clock of the sender (EA-2)."""

import pytest

from cms.readers import timing


@pytest.fixture
def clock(monkeypatch):
    """The server's clock in milliseconds; the test moves it."""
    now = [1_700_000_000_000]
    monkeypatch.setattr(timing, "milliseconds", lambda: now[0])
    return now


@pytest.mark.parametrize(("later", "too_fast"), [(0, True), (1999, True), (2000, False)])
def test_two_seconds_are_the_bound(clock, later, too_fast):
    post = {timing.FIELD: timing.signed_now()}
    clock[0] += later
    assert timing.was_too_fast(post, 2) is too_fast


@pytest.mark.parametrize("value", [None, "", "1700000000000", "1700000000000:giả", "\x00:"])
def test_a_missing_or_forged_time_says_nothing(value):
    assert timing.was_too_fast({} if value is None else {timing.FIELD: value}, 2) is False
