"""Every start lays the foundation; a second one finds it laid."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core import serializers
from wagtail.models import Page, Site

from cms.operations.foundation import lay_foundation
from home.news.models import NewsIndexPage


def everything():
    """Return every row of the database as text."""
    return {
        model._meta.label: serializers.serialize("json", model._base_manager.order_by("pk"))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def test_laid_twice_it_changes_nothing(home):
    before = everything()
    lay_foundation()
    assert everything() == before


def test_a_new_portal_answers_at_its_addresses(home, client):
    assert client.get("/").status_code == 200
    assert client.get("/tin-tuc/").status_code == 200


def test_wagtails_own_welcome_page_and_groups_are_gone(home):
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("https://congvu.example", "congvu.example", 443),
        ("http://congvu.example", "congvu.example", 80),
        ("http://127.0.0.1:8000", "127.0.0.1", 8000),
    ],
)
def test_the_site_follows_the_public_address(home, settings, address, host, port):
    settings.PORTAL_URL = address
    lay_foundation()
    site = Site.objects.get()
    assert (site.hostname, site.port, site.root_page_id) == (host, port, home.pk)


def test_what_people_changed_is_left_alone(home):
    Site.objects.update(site_name="Cổng của chúng tôi")
    NewsIndexPage.objects.update(title="Tin và bài")
    lay_foundation()
    assert Site.objects.get().site_name == "Cổng của chúng tôi"
    assert NewsIndexPage.objects.get().title == "Tin và bài"
