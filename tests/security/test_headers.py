"""Every answer carries the policies of its area, word for word (security.md SR-22, SR-24)."""

import pytest
from django.test import Client
from django.urls import reverse

from home.views import RobotsView
from tests.factories import make_document, make_section

pytestmark = pytest.mark.django_db

PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; require-trusted-types-for 'script'"
)
ADMIN = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; frame-src 'self'; frame-ancestors 'self'; form-action 'self'; "
    "base-uri 'self'; object-src 'none'"
)
FILE = "default-src 'none'; sandbox"


def check(answer, policy, *, resources="same-origin"):
    assert answer["Content-Security-Policy"] == policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == resources
    assert policy == FILE or "geolocation=()" in answer["Permissions-Policy"]
    assert answer["X-Frame-Options"] == ("SAMEORIGIN" if policy == ADMIN else "DENY")
    assert "Access-Control-Allow-Origin" not in answer
    assert "Server" not in answer and "X-Powered-By" not in answer


PUBLIC_PATHS = ["/", "/tin-tuc/", "/tim-kiem/?q=a", "/so-do/", "/rss/", "/sitemap.xml",
                "/robots.txt", "/.well-known/security.txt", "/suc-khoe/", "/dang-nhap/",
                "/khong-co/", "/hinh/images/khong-co.jpg", "/tep/1/khong-co.pdf",
                "/static/theme/portal.css", "/static/khong-co.css", "/van-ban/", "/van-ban/xuat.csv",
                "/tep/van-ban/00000000-0000-4000-8000-000000000000/a.pdf"]  # fmt: skip


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("path", PUBLIC_PATHS)
def test_public_answers_errors_and_static_files(client, article, path, method):
    resources = "cross-origin" if path.startswith("/hinh/") else "same-origin"
    policy = FILE if path == "/static/theme/portal.css" else PUBLIC
    check(getattr(client, method)(path), policy, resources=resources)


def test_every_road_of_an_article(client, article):
    for path in (article.url, f"{article.url}in/", f"{article.url}luu/"):
        check(client.get(path), PUBLIC)


def test_refusals(client, article):
    check(client.post("/rss/"), PUBLIC)
    check(client.get("/dang-xuat/"), PUBLIC)
    check(client.get("/", headers={"host": "ke-xau.example"}), PUBLIC)
    check(Client(enforce_csrf_checks=True).post("/dang-nhap/"), PUBLIC)


def test_a_redirect(client, article):
    article.move(make_section("Kinh tế", "kinh-te"), pos="last-child")
    answer = client.get(article.url)
    assert answer.status_code == 301
    check(answer, PUBLIC)


def test_an_error_of_ours(calm_client, home, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("bí mật nội bộ")

    monkeypatch.setattr(RobotsView, "get_context_data", fail)
    answer = calm_client.get("/robots.txt")
    assert answer.status_code == 500 and "bí mật" not in answer.text
    assert "Hệ thống gặp lỗi." in answer.text
    check(answer, PUBLIC)


def test_the_admin_and_previews(staff_client, article):
    for path in (
        "/quan-tri/",
        "/quan-tri/khong-co/",
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[article.pk]),
    ):
        answer = staff_client.get(path)
        check(answer, ADMIN)
        assert answer["Cache-Control"] == "private, no-store"


def test_files(staff_client, home):
    document = make_document()
    check(staff_client.get(document.url), FILE)


def test_signed_in_pages_are_not_kept(client, staff_client):
    for path in ("/dang-nhap/", "/mau-giao-dien/"):
        assert "no-store" in staff_client.get(path)["Cache-Control"]
    assert "no-store" in Client().get("/dang-nhap/")["Cache-Control"]


@pytest.mark.parametrize("path", [*PUBLIC_PATHS[:9], "/khong-co/", "/static/theme/portal.css"])
def test_public_answers_set_no_cookie_and_are_the_same_for_everybody(client, article, path):
    answer = client.get(path)
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()


def test_a_signed_in_reader_gets_the_same_page_as_a_visitor(client, staff_client, article):
    for path in ("/", "/tin-tuc/", article.url):
        assert staff_client.get(path).content == Client().get(path).content


@pytest.fixture
def with_https(settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 365 * 24 * 3600, True


def test_https_is_asked_for_only_where_it_is_used(client, home):
    assert "Strict-Transport-Security" not in client.get("/")


def test_https_once_is_https_for_a_year(with_https, home):
    answer = Client().get("/", secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
