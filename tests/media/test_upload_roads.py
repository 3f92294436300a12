"""Every road by which a file enters the library asks the same judge (N-22, N-23, SR-35)."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from cms.media.models import PortalDocument, PortalImage
from tests.media.files import GPS_DIRECTORY, exif, office, pdf_of_pages, picture, upload

pytestmark = pytest.mark.django_db

NOT_TAKEN = "Loại tệp này không được nhận."
NO_PICTURE = "Chỉ nhận ảnh JPEG, PNG, WebP hoặc HEIC."


def post_single(client, room, name, data, title="Tên"):
    fields = {"title": title, "collection": 1, "file": upload(name, data)}
    return client.post(reverse(f"{room}:add"), fields)


def post_multiple(client, room, name, data, title="Tên"):
    fields = {"title": title, "collection": 1, "files[]": upload(name, data)}
    return client.post(reverse(f"{room}:add_multiple"), fields)


def post_chooser(client, room, name, data, title="Tên"):
    prefix = "image-chooser-upload" if room == "wagtailimages" else "document-chooser-upload"
    fields = {"title": title, "collection": 1, "file": upload(name, data)}
    fields = {f"{prefix}-{key}": value for key, value in fields.items()}
    return client.post(reverse(f"{room}_chooser:create"), fields)


def post_replacement(client, room, name, data, title="Tên"):
    model, good = (
        (PortalImage, ("a.png", picture("PNG")))
        if room == "wagtailimages"
        else (PortalDocument, ("a.pdf", pdf_of_pages(1)))
    )
    post_single(client, room, *good, title="Cũ")
    fields = {"title": title, "collection": 1, "file": upload(name, data)}
    return client.post(reverse(f"{room}:edit", args=[model.objects.get().pk]), fields)


ROADS = [post_single, post_multiple, post_chooser, post_replacement]


def said(response):
    """Return what the road answers, as text; the choosers and the many-files road answer JSON."""
    text = response.content.decode()
    return text.encode().decode("unicode_escape") if "json" in response["Content-Type"] else text


@pytest.mark.parametrize("road", ROADS)
def test_a_document_is_taken_with_its_pages_and_its_sum(staff_client, road):
    road(staff_client, "wagtaildocs", "Công văn số 5.pdf", pdf_of_pages(3), title="Công văn")
    document = PortalDocument.objects.get()
    assert document.title == "Công văn"
    assert document.page_count == 3
    assert len(document.sha256) == 64
    assert document.file_size == document.file.size


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.html", b"<html></html>", NOT_TAKEN),
        ("a.pdf", b"<svg/>", NOT_TAKEN),
        ("a.pdf.exe", pdf_of_pages(1), NOT_TAKEN),
        ("a.php.pdf", pdf_of_pages(1), "Tên tệp có hai phần mở rộng."),
        ("a.docx", office("docx", **{"word/vbaProject.bin": b"x"}), "Tệp có chứa macro"),
    ],
)
def test_a_document_that_is_not_taken_leaves_nothing_behind(
    staff_client, road, name, data, message
):
    response = road(staff_client, "wagtaildocs", name, data)
    assert message in said(response)
    assert not PortalDocument.objects.exclude(title="Cũ").exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize(
    ("name", "data"), [("a.svg", b"<svg/>"), ("a.jpg", b"<html></html>"), ("a.gif", picture("GIF"))]
)
def test_a_picture_that_is_not_taken_leaves_nothing_behind(staff_client, road, name, data):
    response = road(staff_client, "wagtailimages", name, data)
    assert NO_PICTURE in said(response)
    assert not PortalImage.objects.exclude(title="Cũ").exists()
    assert not UploadedFile.objects.exists()


def test_one_message_is_said_once(staff_client):
    assert said(post_single(staff_client, "wagtaildocs", "a.exe", b"MZ")).count(NOT_TAKEN) == 1
    answer = post_multiple(staff_client, "wagtailimages", "a.gif", picture("GIF")).json()
    assert answer == {"success": False, "error_message": NO_PICTURE}


@pytest.mark.parametrize("road", ROADS)
def test_no_picture_keeps_the_place_where_it_was_taken(staff_client, road):
    road(staff_client, "wagtailimages", "IMG_1.HEIC", picture("HEIF", exif=exif()))
    stored = PortalImage.objects.get()
    assert stored.filename.endswith(".jpg")
    with stored.file.open() as file:
        assert not Image.open(file).getexif().get_ifd(GPS_DIRECTORY)
    rendition = stored.get_rendition("width-40|format-webp")
    assert b"Dien thoai" not in rendition.file.read()


@pytest.mark.parametrize("room", ["wagtailimages", "wagtaildocs"])
def test_a_file_whose_title_must_be_asked_for_is_judged_all_the_same(staff_client, room):
    """Wagtail keeps such an upload aside until the editor has filled in what is missing."""
    is_picture = room == "wagtailimages"
    file = ("a.jpg", picture(exif=exif())) if is_picture else ("a.pdf", pdf_of_pages(2))
    answer = post_multiple(staff_client, room, *file, title="\u200b").json()
    pk = answer["uploaded_file_id"]
    kind = "image" if is_picture else "document"
    staff_client.post(
        reverse(f"{room}:create_multiple_from_uploaded_{kind}", args=[pk]),
        {f"uploaded-{kind}-{pk}-title": "Tên", f"uploaded-{kind}-{pk}-collection": 1},
    )
    if is_picture:
        with PortalImage.objects.get().file.open() as stored:
            assert not Image.open(BytesIO(stored.read())).getexif()
    else:
        assert PortalDocument.objects.get().page_count == 2


def test_such_an_upload_of_a_wrong_kind_is_not_even_kept_aside(staff_client):
    post_multiple(staff_client, "wagtaildocs", "a.pdf", b"<html>", title="\u200b")
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("room", ["wagtailimages", "wagtaildocs"])
def test_stored_names_are_plain_letters_with_a_part_nobody_guesses(staff_client, room):
    file = picture() if room == "wagtailimages" else pdf_of_pages(1)
    name = "Ảnh hội nghị (bản 1).jpg" if room == "wagtailimages" else "Công văn – số 5.pdf"
    for _time in range(2):
        post_single(staff_client, room, name, file)
    model = PortalImage if room == "wagtailimages" else PortalDocument
    names = [stored.file.name for stored in model.objects.all()]
    assert len(set(names)) == 2
    for name in names:
        assert re.fullmatch(r"(original_images|documents)/[0-9a-f]{16}/[a-z0-9-]+\.\w+", name)


def test_the_part_nobody_guesses_survives_in_renditions(staff_client):
    post_single(staff_client, "wagtailimages", f"{'ten rat dai ' * 15}.jpg", picture())
    stored = PortalImage.objects.get()
    secret = stored.file.name.split("/")[1]
    rendition = stored.get_rendition("fill-40x30-c100|format-webp|webpquality-80")
    assert secret in rendition.file.name
    assert rendition.url.startswith("/hinh/images/")


def test_titles_are_kept_clean(staff_client):
    post_single(staff_client, "wagtailimages", "a.jpg", picture(), title=" Hội\u202e  nghi\u0323 ")
    assert PortalImage.objects.get().title == "Hội nghị"


def test_the_sum_and_the_pages_follow_a_new_file(staff_client):
    post_replacement(staff_client, "wagtaildocs", "b.docx", office("docx"))
    document = PortalDocument.objects.get()
    assert document.page_count is None
    assert document.filename == "b.docx"
