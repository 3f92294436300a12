import pytest

from tests.factories import make_article, make_person


@pytest.fixture
def article(section):
    return make_article(section)


@pytest.fixture
def moderator(home):
    return make_person("truyenthong", "Truyền thông")


@pytest.fixture
def desk(client, moderator):
    """A browser in which a moderator is signed in."""
    client.force_login(moderator)
    return client
