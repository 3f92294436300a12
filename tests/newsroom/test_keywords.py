"""Keywords are proposed without tone marks, and none is doubled."""

import pytest

from home.news.models import Keyword

from .desk import newest

pytestmark = pytest.mark.django_db
SUGGESTIONS = "/quan-tri/tag-autocomplete/news/keyword/"


@pytest.mark.parametrize("term", ["ho chi", "HỒ CHÍ", "hồ chi minh", "Ho\u0302\u0300 ch"])
def test_the_existing_keyword_is_proposed(reporter, term):
    Keyword.objects.create(name="Hồ Chí Minh")
    Keyword.objects.create(name="họp không giấy")
    assert reporter.client.get(SUGGESTIONS, {"term": term}).json() == ["Hồ Chí Minh"]


@pytest.mark.parametrize("term", ["", " ", "zzz", "%", "a" * 5000])
def test_nothing_like_it_proposes_nothing(reporter, term):
    Keyword.objects.create(name="Hồ Chí Minh")
    assert reporter.client.get(SUGGESTIONS, {"term": term}).json() == []


def test_proposals_are_for_the_newsroom(client, home):
    assert client.get(SUGGESTIONS, {"term": "ho"}).status_code == 302


def test_a_known_keyword_is_used_again(reporter, section):
    Keyword.objects.create(name="Hồ Chí Minh")
    draft = reporter.write(section, tags="hồ chí minh, nông sản")
    assert sorted(str(tag) for tag in newest(draft).tags.all()) == ["Hồ Chí Minh", "nông sản"]
