"""The portal answers under its own names only (SR-11, SR-12)."""

import pytest

pytestmark = pytest.mark.django_db
EVERYWHERE = [
    "/",
    "/tin-tuc/",
    "/suc-khoe/",
    "/robots.txt",
    "/static/theme/portal.css",
    "/dang-nhap/",
]


@pytest.mark.parametrize("host", ["ke-xau.example", "testserver.ke-xau.example", "", "a b", "[::1"])
@pytest.mark.parametrize("path", EVERYWHERE)
def test_a_foreign_host_is_refused(client, home, path, host):
    answer = (
        client.get(path, HTTP_HOST=host) if host else client.get(path, SERVER_NAME="la.example")
    )
    assert answer.status_code == 400
    assert "ke-xau" not in answer.text and "Yêu cầu không hợp lệ" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"x-forwarded-host": "ke-xau.example"},
        {"x-original-url": "/quan-tri/"},
        {"x-rewrite-url": "/quan-tri/"},
        {"forwarded": "host=ke-xau.example"},
        {"x-forwarded-proto": "https"},
        {"x-http-method-override": "DELETE"},
    ],
)
def test_headers_that_only_a_proxy_may_set_change_nothing(client, article, headers):
    plain = client.get(article.url)
    answer = client.get(article.url, headers=headers)
    assert (answer.status_code, answer.content) == (plain.status_code, plain.content)
