import pytest
from django.db import connection

from cms.navigation import furniture
from cms.operations.foundation import lay_foundation
from tests.factories import make_section

from .supervised import copied_database


@pytest.fixture
def real_database(django_db_setup, django_db_blocker, tmp_path):
    """A copy of the test database, for tests whose transactions or threads are real.

    pytest-django's own way empties all tables afterwards, Wagtail's first rows among them; here
    the copy is thrown away and nobody else notices.
    """
    with django_db_blocker.unblock(), copied_database(tmp_path / "copy") as name:
        original = connection.settings_dict["NAME"]
        connection.close()
        connection.settings_dict["NAME"] = name
        yield
        connection.close()
        connection.settings_dict["NAME"] = original


@pytest.fixture
def committed_section(real_database):
    """The section "Tin trong tỉnh", where every transaction is a real one."""
    lay_foundation()
    furniture.forget()
    return make_section("Tin trong tỉnh", "tin-trong-tinh")
