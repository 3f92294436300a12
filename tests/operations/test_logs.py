"""An error that a reader meets has a number, and the log leads from it to the cause (SF-11, SR-70)."""

import json
import logging
import re

import pytest
from django.db import OperationalError
from django.urls import path

from cms.operations.logs import JsonLines, LogFile


def fail(request, token):
    raise RuntimeError("ổ đĩa hỏng\nDÒNG GIẢ")


def be_busy(request):
    raise OperationalError("database is locked")


urlpatterns = [path("hop/moi/<token>/", fail, name="personal_link"), path("ban/", be_busy)]
handler500 = "cms.operations.logs.server_error"


@pytest.fixture
def log(tmp_path):
    """The portal's log file, empty, in a folder that is not there yet."""
    handler = LogFile(tmp_path / "logs" / "portal.log", delay=True)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    yield tmp_path / "logs" / "portal.log"
    logger.removeHandler(handler)
    handler.close()


@pytest.fixture
def broken(client, settings):
    """A portal where a page that a personal link opens fails."""
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


def test_the_number_on_the_page_stands_in_the_log(broken, log):
    response = broken.get("/hop/moi/bi-mat-9f8e/?q=tu-khoa-rieng")
    assert response.status_code == 500
    number = re.search(r"Số lỗi: <strong[^>]*>(\w{8})<", response.content.decode()).group(1)
    (line,) = log.read_text().splitlines()
    entry = json.loads(line)
    assert entry["error"] == number
    assert (entry["status"], entry["route"]) == (500, "personal_link")
    assert "ổ đĩa hỏng" in entry["trace"]


def test_a_database_that_is_away_or_busy_is_said_to_pass(broken, log):
    response = broken.get("/ban/")
    text = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "Hệ thống đang bận" in text and "hãy gửi lại" in text and "locked" not in text
    assert json.loads(log.read_text())["status"] == 503


def test_the_page_tells_a_reader_nothing_of_the_cause(broken, log):
    text = broken.get("/hop/moi/bi-mat-9f8e/").content.decode()
    assert "ổ đĩa hỏng" not in text
    assert "Traceback" not in text


def test_a_line_holds_no_address_query_or_token(broken, log):
    broken.get(
        "/hop/moi/bi-mat-9f8e/?q=tu-khoa-rieng",
        REMOTE_ADDR="203.0.113.9",
        HTTP_USER_AGENT="Trình duyệt\r\nDÒNG GIẢ",
    )
    text = log.read_text()
    assert not any(word in text for word in ("bi-mat-9f8e", "tu-khoa-rieng", "203.0.113.9"))


def test_text_from_outside_cannot_make_a_line_of_its_own(log):
    logging.getLogger("django.request").error("Xin chào\r\nDÒNG GIẢ")
    (line,) = log.read_text().splitlines()
    assert json.loads(line)["message"] == "Xin chào\r\nDÒNG GIẢ"
