"""Whatever is typed into any field: an answer in words, never an error, never a live tag (SR-30, SR-33)."""

import pytest
from bs4 import BeautifulSoup

from cms.comments.models import ReaderComment, Status

from .people import GOOD, Reader

pytestmark = pytest.mark.django_db
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg/onload=alert(1)>",
    "' OR 1=1 --", "'; DROP TABLE comments; --", "{{ 7*7 }}", "{% load x %}", "${7*7}",
    "../../etc/passwd", "%00", "\x00\x01\x1f\x7f", "\u202e\u2066\u200bđảo", "\ufeff\ufffe\uffff",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "Z̷a̷l̷g̷o̷" + "\u0336" * 300, "à" * 30, "𝕏" * 40,
    "=HYPERLINK(\"http://x\")", "javascript:alert(1)", "\r\nSet-Cookie: a=b", "\r\n\r\n<html>",
    "null", "undefined", "NaN", "-1", "1e309", "9" * 60, "True", "[]", "{}", "\\", "\\u0000",
    "&lt;b&gt;", "]]>", "<!--", "${jndi:ldap://x}", "a\tb", "  ", "\n\n\n", "<b", "ý" * 2000,
]  # fmt: skip


@pytest.mark.parametrize("field", ["name", "email", "content", "consent", "parent", "luc"])
def test_no_text_in_any_field_breaks_the_form(article, field):
    for number, text in enumerate(HOSTILE):
        data = {"content": f"{GOOD['content']} {number}"} | {field: text}
        answer = Reader(f"198.51.100.{number}").write(article, **data)
        assert answer.status_code in (303, 400, 409), (field, text)
        assert "<script>alert" not in answer.text and "<img src=x" not in answer.text
    for comment in ReaderComment.objects.all():
        assert "\x00" not in comment.body + comment.author_name + comment.author_email
        assert "\u202e" not in comment.body + comment.author_name


def test_what_was_stored_is_shown_as_text_to_readers_and_moderators(desk, client, article):
    for number, text in enumerate(HOSTILE):
        Reader(f"198.51.100.{number}").write(article, content=f"{text} đuôi", name=f"N {text[:40]}")
    stored = ReaderComment.objects.count()
    assert stored > 25
    queue = desk.get("/quan-tri/y-kien/").text
    assert "<script>alert" not in queue and "<img src=x" not in queue
    ReaderComment.objects.update(status=Status.APPROVED)
    page = BeautifulSoup(Reader().read(article).content, "html.parser")
    talk = page.select_one(".p-talk")
    assert not talk.select("script, img, svg, b b, html")
    assert desk.get("/quan-tri/y-kien/xuat/?muc=da-dang&dang=xlsx").status_code == 200


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"%ff%fe=%ff", "application/x-www-form-urlencoded"),
        (b"{", "application/json"),
        (b"--x", "multipart/form-data; boundary=x"),
        (b"--x", "multipart/form-data"),
        (b"", "text/plain"),
    ],
)
def test_a_body_that_is_no_form_is_refused_quietly(article, body, kind, accept):
    headers = {"sec-fetch-site": "same-origin", "accept": accept}
    for address in (f"/binh-luan/{article.pk}/", f"/danh-gia/{article.pk}/"):
        answer = Reader().client.generic("POST", address, body, content_type=kind, headers=headers)
        assert answer.status_code == 400, (address, answer.status_code)
