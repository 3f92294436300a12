"""The door in front of Django, asked as a WSGI server asks it."""

import gzip
import io

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from cms.pagecache import door as door_module
from cms.pagecache import figures, purging
from cms.pagecache.door import KeptPages


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = int(status.split()[0]), dict(headers), body

    @property
    def text(self):
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


class Door:
    """One worker: asks for addresses; `renders` counts how often Django was asked."""

    def __init__(self):
        self.renders = 0
        self.pages = KeptPages(self.django)
        self.handler = WSGIHandler()

    def django(self, environ, start_response):
        self.renders += 1
        return self.handler(environ, start_response)

    def get(self, address, method="GET", **headers):
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
            "SERVER_NAME": "testserver", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "testserver", "REMOTE_ADDR": "192.0.2.1", "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
        } | headers  # fmt: skip
        head = []
        # The test's own connection stays open, as with Django's test client.
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        body = b"".join(self.pages(environ, lambda *given: head.extend(given)))
        return Answer(*head[:2], body)


@pytest.fixture
def make_door(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(door_module, "close_old_connections", lambda: None)
    settings.PORTAL_DATA_DIR = tmp_path
    purging.start_anew()
    figures.forget()
    yield Door
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def door(make_door):
    return make_door()
