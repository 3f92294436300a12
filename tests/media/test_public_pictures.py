"""Renditions are public and kept for ever; originals and documents are not reachable (SR-7)."""

import pytest
from django.conf import settings

from cms.media.models import PortalImage
from tests.media.files import picture, upload
from tests.media.test_attachments import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(home):
    return PortalImage.objects.create(title="Ảnh", file=upload("anh.png", picture("PNG")))


@pytest.fixture
def rendition(image):
    return image.get_rendition("width-40|format-webp")


def test_a_rendition_is_sent_and_kept_for_ever(client, rendition):
    response = client.get(rendition.url)
    body = b"".join(response.streaming_content)
    assert body == rendition.file.read()
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Cookie" not in response.get("Vary", "")


def test_it_is_not_sent_twice(client, rendition):
    tag = client.get(rendition.url)["ETag"]
    again = client.get(rendition.url, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_feed_readers_elsewhere_may_show_it_but_it_can_do_nothing(client, rendition):
    response = client.get(rendition.url)
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_original_is_not_reachable(client, image):
    assert image.file.url.startswith("/hinh/original_images/")
    assert client.get(image.file.url).status_code == 404


def test_a_document_is_not_reachable_past_its_view(client, home):
    document = make_document("Công văn")
    assert client.get(document.file.url).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "..%2fdocuments%2fa.pdf",
        "../original_images/a.png",
        "%2e%2e/%2e%2e/portal.sqlite3",
        "..%5c..%5ca.png",
        "%00.png",
        "a%00.png",
        "....//a.png",
        "/etc/passwd",
        "",
        ".",
        "..",
        "khong-co.png",
        f"{'a' * 300}.png",
    ],
)
def test_no_path_leads_out_of_the_folder(client, home, path):
    assert client.get(f"/hinh/images/{path}").status_code in (400, 404)


def test_only_pictures_are_sent_even_from_that_folder(client, home):
    folder = settings.MEDIA_ROOT / "images"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ["a.html", "a.svg", "a", "secret-key"]:
        (folder / name).write_text("<script>alert(1)</script>")
        assert client.get(f"/hinh/images/{name}").status_code == 404


def test_pictures_are_only_read(client, rendition):
    assert client.post(rendition.url).status_code == 405
    assert client.head(rendition.url).status_code == 200
