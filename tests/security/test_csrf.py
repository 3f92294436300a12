"""No form can be sent from another site (SR-26, SB-7)."""

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.permissions.addresses import address, own_routes, routes
from tests.permissions.values import values_for
from tests.permissions.world import World

pytestmark = pytest.mark.django_db
# What the explorer reads: Django REST framework exempts its views and asks for the token in its
# own session authentication.
EXEMPT = {
    "cms.comments.views",
    "cms.mydata.views",  # asks the browser where the post comes from (EG-5)
    "cms.ratings.views",  # asks the browser where the post comes from (EG-5)
    "cms.pages.wagtail_hooks",
    "cms.polls.views",  # asks the browser who sent the form instead (EG-5)
    "wagtail.documents.api.admin.views",
    "wagtail.images.api.admin.views",
}
CONTENT_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                 "text/plain", "application/json"]  # fmt: skip


def views(resolver=None):
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern)
        else:
            yield pattern.callback


def test_only_the_listed_views_are_exempt():
    exempt = {view.__module__ for view in views() if getattr(view, "csrf_exempt", False)}
    assert exempt == EXEMPT


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://ke-xau.example"},
        {"origin": "null"},
        {"referer": "https://ke-xau.example/"},
    ],
)
def test_every_address_refuses_a_form_without_its_token(home, headers):
    world = World()
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(world.users["quantri"])
    served = {route for route, _module in routes() if route.startswith("quan-tri/")}
    taken = []
    for route in [*own_routes()[:5], *served]:
        path = address(route, values_for(world, route, world.pages["waiting"]))
        answer = client.post(path, {"next": "/"}, headers=headers)
        if answer.status_code not in (403, 405, 404):
            taken.append(f"{path}: {answer.status_code}")
    assert taken == []


@pytest.mark.parametrize("content_type", CONTENT_TYPES)
def test_no_content_type_goes_past_the_check(article, administrator, content_type):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    path = f"/quan-tri/pages/{article.pk}/delete/"
    answer = client.generic("POST", path, b"a=b", content_type=content_type)
    assert answer.status_code == 403
    article.refresh_from_db()


def test_nothing_is_changed_by_opening_an_address(article, administrator):
    client = Client()
    client.force_login(administrator)
    for action in ("delete", "unpublish", "lock", "unlock"):
        client.get(f"/quan-tri/pages/{article.pk}/{action}/")
    article.refresh_from_db()
    assert article.live and not article.locked


def test_the_refusal_is_said_in_vietnamese(home):
    answer = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "a"})
    assert answer.status_code == 403 and "Biểu mẫu này đã cũ." in answer.text
