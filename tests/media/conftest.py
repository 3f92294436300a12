import pytest

from tests.factories import make_person


@pytest.fixture
def staff_client(client, home):
    """A browser in which quản trị is signed in."""
    client.force_login(make_person("quantri", superuser=True))
    return client
