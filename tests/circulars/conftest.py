import pytest

from meetingpages.circulars.models import CircularIndexPage
from tests.factories import make_person


@pytest.fixture
def index(home):
    return CircularIndexPage.objects.get()


@pytest.fixture
def clerk(home):
    return make_person("vanthu", "Văn thư")


@pytest.fixture
def clerk_client(client, clerk):
    """A browser in which văn thư is signed in."""
    client.force_login(clerk)
    return client
