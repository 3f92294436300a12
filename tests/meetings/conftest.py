import pytest

from meetingpages.meetings.room import now


@pytest.fixture
def real_outbox(settings):
    """pytest-django puts mail into a list; here it goes the portal's way."""
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch):
    """Screens are told at once; what is kept for a moment has tests of its own."""
    monkeypatch.setattr(now, "KEPT_SECONDS", 0)
