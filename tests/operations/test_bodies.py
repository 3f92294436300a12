"""A body that is slow to come holds up its sender, not the readers (S-1)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

from cms.operations import bodies


def answer(request):
    return HttpResponse(str(sorted(request.POST.items())) + str(len(request.FILES)))


@pytest.fixture
def door(monkeypatch):
    monkeypatch.setattr(bodies, "MOST", 1)
    monkeypatch.setattr(bodies, "PATIENCE", 0.01)
    return bodies.BodyMiddleware(answer)


def test_a_form_and_a_file_arrive_whole(door):
    assert b"('score', '5')" in door(RequestFactory().post("/", {"score": "5"})).content
    file = SimpleUploadedFile("anh.png", b"x" * bodies.SMALL)
    assert door(RequestFactory().post("/", {"a": "b", "file": file})).content.endswith(b"1")
    assert door.places.acquire(blocking=False)  # both gave their places back


def test_who_finds_no_place_is_told_to_come_again_and_readers_need_none(door):
    door.places.acquire()
    refused = door(RequestFactory().post("/", {"score": "5"}))
    assert (refused.status_code, refused["Retry-After"]) == (503, "30")
    assert "Hệ thống đang bận" in refused.content.decode()
    assert door(RequestFactory().get("/")).status_code == 200


def test_a_sender_who_goes_away_gives_the_place_back(door, monkeypatch):
    request = RequestFactory().post("/", {"score": "5"})

    def gone(*_size):
        raise OSError("connection lost")

    request._stream.read = gone
    assert door(request).status_code == 400
    assert door.places.acquire(blocking=False)


@pytest.mark.parametrize("length", ["", "x", "-1", "0"])
def test_a_length_that_is_none_is_no_body(door, length):
    assert door(RequestFactory().get("/", CONTENT_LENGTH=length)).status_code == 200
