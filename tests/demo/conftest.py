"""The demo is loaded once for all tests of this folder and taken back after the last one."""

import pytest
from django.db import transaction
from django.test import Client
from wagtail.images import get_image_model

from cms.operations.demo import load_demo
from home.news.models import NewsPage

from .pages import read


@pytest.fixture(scope="package")
def loaded_demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_demo()
        yield {"renditions": count_renditions()}
        transaction.set_rollback(True)


def count_renditions():
    return get_image_model().get_rendition_model().objects.count()


@pytest.fixture
def demo(loaded_demo, db):
    """A portal with the demo content; what a test changes in it is gone afterwards."""


@pytest.fixture(scope="package")
def article_pages(loaded_demo, django_db_blocker):
    """Every published article as a visitor sees it: address → parsed page."""
    with django_db_blocker.unblock():
        return {page.url: read(Client(), page.url) for page in NewsPage.objects.live()}
