"""Whoever runs the portal can ask whether the search index is what it should be (Q-20)."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.search.checking import faults
from cms.search.models import SearchEntry
from cms.search.rebuilding import follow
from cms.search.shelf import Shelf
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(section):
    article = make_article(section, "Tỉnh họp không giấy")
    while follow():
        pass
    return article


def test_an_index_that_is_right_says_so(article):
    said = StringIO()
    call_command("verify_search", stdout=said)
    assert "đúng với cơ sở dữ liệu" in said.getvalue()


def test_a_page_that_is_missing_or_left_is_counted(article):
    SearchEntry.objects.filter(object_id=str(article.pk)).update(object_id="999999")
    assert faults() == [f"{name}/wagtailcore.page: thiếu 1 mục, thừa 1 mục."
                        for name in ("default", "public")]  # fmt: skip
    with pytest.raises(CommandError):
        call_command("verify_search", stdout=StringIO())


def test_a_broken_index_and_changes_that_wait_are_named(article, section):
    shelf = Shelf("public", "wagtailcore.page")
    for file in shelf.current().iterdir():
        file.write_bytes(b"")
    assert any("public/wagtailcore.page: không đọc được" in words for words in faults())
    make_article(section, "Bài sau")
    assert any("đang chờ ghi" in words for words in faults())
