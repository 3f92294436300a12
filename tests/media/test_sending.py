"""How files travel: names, ranges, conditions, policies (SR-5, SR-22, SR-24)."""

import pytest

from tests.factories import make_article
from tests.media.files import office, pdf_of_pages, upload
from tests.media.test_attachments import ask, make_document

pytestmark = pytest.mark.django_db

BYTES = pdf_of_pages(2)


@pytest.fixture
def document(section):
    document = make_document("Công văn 3138-CV/TU: “họp”", data=BYTES)
    make_article(section, body=[("document", {"document": document})])
    return document


def test_a_public_file_is_asked_for_again_but_sent_once(client, document):
    response, _body = ask(client, document)
    assert response["Cache-Control"] == "no-cache"
    assert "Cookie" not in response.get("Vary", "")
    again, body = ask(client, document, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, body) == (304, b"")
    assert again["ETag"] == response["ETag"]
    assert again["Cache-Control"] == "no-cache"


def test_a_head_request_tells_the_size_and_sends_nothing(client, document):
    response, body = ask(client, document, "HEAD")
    assert (response.status_code, body) == (200, b"")
    assert not response.streaming  # The test client would hide the bytes.
    assert response["Content-Length"] == str(len(BYTES))
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-9", BYTES[:10]),
        ("bytes=5-5", BYTES[5:6]),
        ("bytes=100-", BYTES[100:]),
        ("bytes=-7", BYTES[-7:]),
        ("bytes=0-999999", BYTES),
        ("bytes=-999999", BYTES),
    ],
)
def test_a_viewer_may_ask_for_a_part(client, document, wanted, part):
    response, body = ask(client, document, headers={"Range": wanted})
    first = BYTES.index(part) if len(part) > 1 else 5
    assert (response.status_code, body) == (206, part)
    last = first + len(part) - 1
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(BYTES)}"
    assert response["Content-Length"] == str(len(part))


@pytest.mark.parametrize("wanted", [f"bytes={len(BYTES)}-", "bytes=-0", "bytes=999999999-"])
def test_a_part_beyond_the_end_is_refused(client, document, wanted):
    response, body = ask(client, document, headers={"Range": wanted})
    assert (response.status_code, body) == (416, b"")
    assert response["Content-Range"] == f"bytes */{len(BYTES)}"


@pytest.mark.parametrize(
    "wanted", ["bytes=0-1,3-4", "bytes=9-5", "bytes=-", "chars=0-1", "bytes=a-b", "x" * 9000]
)
def test_what_is_no_single_part_gets_the_whole(client, document, wanted):
    response, body = ask(client, document, headers={"Range": wanted})
    assert (response.status_code, body) == (200, BYTES)


def test_a_part_of_another_version_is_not_mixed_in(client, document):
    tag = ask(client, document)[0]["ETag"]
    half = {"Range": "bytes=0-9", "If-Range": '"khac"'}
    assert ask(client, document, headers=half)[0].status_code == 200
    assert ask(client, document, headers=half | {"If-Range": tag})[0].status_code == 206


def test_a_pdf_opens_in_the_browser_under_its_title(client, document):
    named = ask(client, document)[0]["Content-Disposition"]
    assert named == (
        'inline; filename="cong-van-3138-cv-tu-hop.pdf"; '
        "filename*=UTF-8''C%C3%B4ng%20v%C4%83n%203138-CV-TU-%20%E2%80%9Ch%E1%BB%8Dp%E2%80%9D.pdf"
    )


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("a.docx", office("docx"), "application/vnd.openxmlformats-officedocument"),
        ("a.txt", b"<script>alert(1)</script>", "text/plain; charset=utf-8"),
        ("a.csv", b"a;b", "text/csv; charset=utf-8"),
    ],
)
def test_everything_else_is_saved_not_shown(client, section, name, data, content_type):
    document = make_document('x"\r\nSet-Cookie: a=b', name=name, data=data)
    make_article(section, body=[("document", {"document": document})])
    response = ask(client, document)[0]
    assert response["Content-Type"].startswith(content_type)
    assert response["Content-Disposition"].startswith('attachment; filename="x-set-cookie-a-b.')
    assert not response.cookies


def test_a_file_may_do_nothing_in_a_browser(client, document):
    response = ask(client, document)[0]
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_new_file_has_a_new_tag(client, document):
    old = ask(client, document)[0]["ETag"]
    document.file = upload("khac.pdf", pdf_of_pages(3))
    document._set_document_file_metadata()
    document.save()
    response, _body = ask(client, document, headers={"If-None-Match": old})
    assert response.status_code == 200
