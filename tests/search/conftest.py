import pytest
from wagtail.models import Page


@pytest.fixture
def home(home):
    """The home page, with no page below it that has the words which these tests look for."""
    Page.objects.filter(slug="lich-hop").update(title="Trang khác", draft_title="Trang khác")
    return home
