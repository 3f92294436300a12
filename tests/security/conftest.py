import pytest

from tests.factories import make_article, make_person


@pytest.fixture
def article(section):
    return make_article(section)


@pytest.fixture
def administrator(home):
    return make_person("quantri", superuser=True)


@pytest.fixture
def staff_client(client, administrator):
    """A browser in which an administrator is signed in."""
    client.force_login(administrator)
    return client


@pytest.fixture
def calm_client(client):
    """A browser that gets the answer 500 instead of the exception behind it."""
    client.raise_request_exception = False
    return client
