import pytest

from tests.factories import make_article
from tests.operations.conftest import committed_section, real_database  # noqa: F401 - fixtures


@pytest.fixture
def article(section):
    return make_article(section)
