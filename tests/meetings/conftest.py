import pytest


@pytest.fixture
def real_outbox(settings):
    """pytest-django puts mail into a list; here it goes the portal's way."""
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"
