"""Whatever is sent, the answer is a page or a refusal, never an error of ours (SB-2, SB-3)."""

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db
TEXTS = {
    "NUL": "a\x00b", "percent NUL": "%00", "quote": "'", "double quote": '"', "backslash": "\\",
    "sql": "1' OR '1'='1' --", "union": "1) UNION SELECT password FROM users_user --",
    "wildcards": "%_%", "regex": "(((((a+)+)+)+)+)$", "brackets": "[[{{((", "format": "%s%n{0}",
    "emoji": "😀" * 50, "right to left": "\u202eabc", "half character": "\udc80", "long": "a" * 20000,
    "many words": "chợ " * 300, "number": "9" * 400, "negative": "-1", "float": "1e999",
    "path": "../../../../etc/passwd", "line breaks": "a\r\nSet-Cookie: x=1", "fts": 'AND OR NEAR/2 "',
    "star": "*", "colon": "title:a", "date": "31/02/2019", "year": "01/01/0000",
    "far": "01/01/9999", "superscript": "²", "full width": "１",
}  # fmt: skip
NAMES = ["q", "tu-ngay", "den-ngay", "next", "p", "id", "term", "a[]", "__proto__",
         "so", "loai", "co-quan", "linh-vuc", "tinh-trang", "sap-xep"]  # fmt: skip
PATHS = ["/", "/tin-tuc/", "/tin-tuc/tin-trong-tinh/", "{article}", "{article}in/", "/tim-kiem/",
         "/rss/", "/so-do/", "/sitemap.xml", "/dang-nhap/", "/khong-co/", "/robots.txt",
         "/suc-khoe/", "/van-ban/", "/van-ban/rss/", "/van-ban/xuat.csv"]  # fmt: skip


def encoded(text):
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


@pytest.mark.parametrize("kind", TEXTS)
def test_any_parameter(calm_client, article, kind):
    text = safe(TEXTS[kind])
    for path in PATHS:
        path = path.format(article=article.url)
        for query in (dict.fromkeys(NAMES, text), {"trang": text}):
            answer = calm_client.get(path, query_params=query)
            assert answer.status_code in (200, 400, 404), (path, query)
            assert "Set-Cookie" not in answer


def safe(text):
    """Return text that a test client can put into an address; bytes stand for half characters."""
    return text.encode("utf-8", "surrogatepass") if "\udc80" in text else text


RAW_PATHS = ["/%00/", "/tin-tuc/%00/", "/tin-tuc/tin-trong-tinh/a%00b/", "/%ed%a0%80/", "/%ff%fe/",
             "/tin-tuc/su-kien/%00/", "/tin-tuc/tu-khoa/%27/", "/tin-tuc/tac-gia/..%2f..%2f/",
             "/tep/1/%00", "/tep/99999999999999999999999/a", "/tep/-1/a", "/hinh/images/%00.jpg",
             "/tep/van-ban/00000000-0000-4000-8000-000000000000/%00", "/tep/van-ban/a/b",
             "/van-ban/%00/", "/hinh/images/..%2foriginal_images%2fa.jpg", "/hinh/../../etc/passwd",
             "/sitemap-%00.xml", "/sitemap-' OR 1=1.xml", "/static/%00", "/static/../settings.py",
             "/static/..%2f..%2fcms/settings/base.py", "//ke-xau.example/", "/" + "a/" * 800,
             "/" + "a" * 8000 + "/", "/tin-tuc/%e2%80%ae/", "/.env", "/.git/config", "/%2e%2e/",
             "/quan-tri/%00/", "/tin-tuc/?trang=%00", "/tim-kiem/?q=%ed%a0%80", "/tim-kiem/?q=%ff",
             "/?%00=%00", "/tin-tuc/rss/%0d%0aSet-Cookie:x=1"]  # fmt: skip


@pytest.mark.parametrize("path", RAW_PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_any_path(calm_client, article, method, path):
    answer = calm_client.generic(method, path)
    assert answer.status_code in (200, 301, 302, 400, 403, 404, 405)
    assert (
        "root:" not in answer.content.decode("utf-8", "replace") if not answer.streaming else True
    )


def test_a_nul_in_an_address_is_refused_before_the_database_is_asked(
    client, home, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert client.get("/tin-tuc/%00/").status_code == 400


COOKIES = ['phien="\\000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"', "phien=" + "a" * 4000, "phien=../../etc",
           "phien=' OR 1=1 --", "csrf=" + "a" * 500, "csrf=\u00ff", 'csrf="\\000"', "phien=",
           "=;=;=", "sessionid=1; phien=1; phien=2", "messages=\\x00"]  # fmt: skip


@pytest.mark.parametrize("cookie", COOKIES)
def test_any_cookie(article, cookie):
    client = Client(raise_request_exception=False)
    for path in ("/", article.url, "/dang-nhap/", "/quan-tri/"):
        answer = client.get(path, HTTP_COOKIE=encoded(cookie))
        assert answer.status_code in (200, 302, 400), path


HEADERS = {
    "HTTP_REFERER": "' OR 1=1 --\x00", "HTTP_USER_AGENT": "\x00<script>" + "a" * 9000,
    "HTTP_ACCEPT_LANGUAGE": "a" * 9000 + ";q=zzz", "HTTP_IF_MODIFIED_SINCE": "31 Feb 99999",
    "HTTP_IF_NONE_MATCH": '"' * 999, "HTTP_RANGE": "bytes=-999999999999999999-,5",
    "HTTP_X_FORWARDED_FOR": "a, ' OR 1=1, ::zz", "HTTP_ACCEPT_ENCODING": "gzip;q=x,,,\x00",
    "HTTP_ACCEPT": "*/*;q=\x00", "CONTENT_TYPE": "multipart/form-data; boundary=\x00",
    "CONTENT_LENGTH": "-5", "HTTP_COOKIE": "\x00",
}  # fmt: skip


@pytest.mark.parametrize("name", HEADERS)
def test_any_header(calm_client, article, name):
    for path in ("/", article.url, f"{article.url}luu/", "/rss/", "/dang-nhap/", "/khong-co/"):
        answer = calm_client.get(path, **{name: HEADERS[name]})
        assert answer.status_code in (200, 206, 304, 400, 404, 416), path


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("field", ["username", "password", "next", "la"])
def test_the_sign_in_form_takes_any_text(calm_client, home, field, kind):
    form = {"username": "a", "password": "b", "next": "/"} | {field: encoded(TEXTS[kind])}
    assert calm_client.post("/dang-nhap/", form).status_code in (200, 302, 400)


def test_the_sign_in_form_takes_no_flood(calm_client, home):
    megabytes = b"username=a&password=" + b"a" * 10_000_000
    kind = "application/x-www-form-urlencoded"
    assert calm_client.generic("POST", "/dang-nhap/", megabytes, kind).status_code == 400
    fields = "&".join(f"f{number}=1" for number in range(11_000)).encode()
    assert calm_client.generic("POST", "/dang-nhap/", fields, kind).status_code == 400


@pytest.mark.parametrize("body", [b"{", b"[" * 5000, b"\xff\xfe", b"--x\r\nContent-Disposition: a"])
@pytest.mark.parametrize(
    "kind", ["application/json", "multipart/form-data; boundary=x", "text/xml"]
)
def test_the_sign_in_form_takes_any_body(calm_client, home, body, kind):
    assert calm_client.generic("POST", "/dang-nhap/", body, kind).status_code in (200, 400, 403)


@pytest.mark.parametrize("kind", TEXTS)
def test_the_admins_own_searches_take_any_text(calm_client, administrator, article, kind):
    calm_client.force_login(administrator)
    for path in (
        "/quan-tri/tag-autocomplete/news/keyword/?term=",
        "/quan-tri/snippets/news/keyword/?q=",
        "/quan-tri/mail/outgoingmail/?q=",
    ):
        name, path = path.split("?")[1].rstrip("="), path.split("?")[0]
        answer = calm_client.get(path, query_params={name: safe(TEXTS[kind])})
        assert answer.status_code in (200, 302, 400, 404), path


def test_times_and_names_of_an_answer_say_nothing_about_the_inside(calm_client, home):
    answer = calm_client.get("/khong-co/")
    for word in (
        "Django",
        "Wagtail",
        "Traceback",
        str(settings.BASE_DIR),
        "site-packages",
        "Exception",
    ):
        assert word not in answer.text
