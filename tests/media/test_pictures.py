"""Pictures are taken from every phone and tell nothing but what is on them (N-23, SR-36)."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from PIL import Image

from cms.media.inspection import rewrite_picture
from tests.media.files import exif, picture, png_head, upload

NOT_TAKEN = "Chỉ nhận ảnh JPEG, PNG, WebP hoặc HEIC."
KINDS = {"JPEG": "anh.jpg", "PNG": "anh.png", "WEBP": "anh.webp", "HEIF": "IMG_0021.HEIC"}


def kept(name, data):
    """Return the picture as the library keeps it."""
    return Image.open(BytesIO(kept_bytes(name, data)))


def kept_bytes(name, data):
    file = upload(name, data)
    rewrite_picture(file)
    return file.read()


@pytest.mark.parametrize("kind", KINDS)
def test_the_place_and_the_camera_are_not_kept(kind):
    data = picture(kind, exif=exif())
    assert b"Dien thoai" in data
    assert not kept(KINDS[kind], data).getexif()
    assert b"Dien thoai" not in kept_bytes(KINDS[kind], data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_taken_on_its_side_stands_upright(kind):
    assert kept(KINDS[kind], picture(kind, size=(80, 60), exif=exif())).size == (60, 80)


@pytest.mark.parametrize(
    ("name", "kind", "ending", "content_type"),
    [
        ("Ảnh hội nghị.HEIC", "HEIF", "Ảnh hội nghị.jpg", "image/jpeg"),
        ("a.jpeg", "JPEG", "a.jpg", "image/jpeg"),
        ("a.png", "PNG", "a.png", "image/png"),
        ("a.webp", "WEBP", "a.webp", "image/webp"),
        ("thật ra là png.jpg", "PNG", "thật ra là png.png", "image/png"),
    ],
)
def test_the_name_follows_the_content(name, kind, ending, content_type):
    file = upload(name, picture(kind))
    rewrite_picture(file)
    assert (file.name, file.content_type) == (ending, content_type)
    assert file.size == len(file.read())


def test_a_comment_hidden_in_a_picture_is_not_kept():
    data = picture("JPEG", comment=b"<script>alert(1)</script>")
    assert b"script" not in kept_bytes("a.jpg", data + b"<script>PK\x03\x04")


def test_colours_and_transparency_stay():
    assert kept("a.png", picture("PNG", mode="RGBA")).mode == "RGBA"
    assert kept("a.png", picture("PNG", mode="P", transparency=3)).info["transparency"] is not None
    assert kept("a.jpg", picture("JPEG", mode="CMYK")).mode == "RGB"
    assert kept("a.jpg", picture("JPEG", icc_profile=b"mau")).info["icc_profile"] == b"mau"


def test_of_a_moving_picture_the_first_frame_stays():
    frames = {"save_all": True, "append_images": [Image.new("RGB", (80, 60))] * 3}
    assert getattr(kept("a.webp", picture("WEBP", **frames)), "n_frames", 1) == 1


def test_a_picture_of_more_than_200_frames_is_refused():
    colours = [Image.new("RGB", (8, 6), (n, n, n)) for n in range(200)]
    data = picture("PNG", size=(8, 6), save_all=True, append_images=colours)
    assert refusal("a.png", data) == "Ảnh động có quá 200 khung hình."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.gif", picture("GIF")),
        ("a.svg", b"<svg onload='alert(1)'/>"),
        ("a.jpg", b"<html><script>alert(1)</script></html>"),
        ("a.png", picture("GIF")),
        ("a.jpg", picture("TIFF")),
        ("a.jpg.exe", picture()),
        ("khong-duoi", picture()),
    ],
)
def test_other_kinds_are_refused(name, data):
    assert refusal(name, data) == NOT_TAKEN


def test_a_broken_picture_is_refused():
    assert refusal("a.jpg", picture()[:-300]) == "Không đọc được ảnh này; tệp ảnh bị hỏng."


def test_a_picture_of_more_than_40_million_pixels_is_refused():
    assert refusal("a.png", png_head(8000, 5001)).startswith("Ảnh lớn hơn 40 triệu điểm ảnh.")


def test_a_picture_of_more_than_20_mb_is_refused():
    data = picture()
    assert refusal("a.jpg", data + bytes(20 * 1024 * 1024)) == "Ảnh lớn hơn 20 MB."


def test_a_big_upload_that_waits_on_the_disk_is_rewritten_there():
    file = TemporaryUploadedFile("a.jpg", "image/jpeg", 0, None)
    file.write(picture(exif=exif()))
    file.size = file.tell()
    rewrite_picture(file)
    with open(file.temporary_file_path(), "rb") as stored:
        assert not Image.open(stored).getexif()
    file.close()


def refusal(name, data):
    with pytest.raises(ValidationError) as caught:
        rewrite_picture(upload(name, data))
    return caught.value.messages[0]
