"""Who works with polls."""

import pytest
from django.test import Client

from tests.factories import make_person
from tests.operations.conftest import real_database

__all__ = ["real_database"]


@pytest.fixture
def officer(home):
    """A person of the communications staff."""
    return make_person("truyenthong", "Truyền thông")


@pytest.fixture
def desk(officer):
    """The officer's browser, signed in."""
    client = Client()
    client.force_login(officer)
    return client
