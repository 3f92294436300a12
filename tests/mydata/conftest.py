import pytest

from tests.factories import make_article


@pytest.fixture
def article(section):
    return make_article(section)
