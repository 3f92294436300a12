"""A data folder of its own for each test, and a clock that a test may set."""

import pytest

from cms.statistics import clock, spool
from tests.operations.conftest import real_database  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.PORTAL_DATA_DIR = tmp_path
    spool.writer.__init__()
    yield tmp_path
    spool.writer.__init__()


@pytest.fixture
def set_clock(monkeypatch):
    """set_clock(milliseconds) → from now on it is that moment."""

    def setter(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    return setter
