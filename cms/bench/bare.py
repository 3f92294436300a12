"""What our pages are measured against: the same bytes from a bare Django view, and with no Django.

The file of bytes is named by BENCH_BYTES; `/gzip` answers them compressed beforehand.
"""

import gzip
import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

BODY = Path(os.environ["BENCH_BYTES"]).read_bytes()
PACKED = gzip.compress(BODY)


def page(request):
    return HttpResponse(BODY, headers={"Content-Length": str(len(BODY))})


def packed(request):
    head = {"Content-Length": str(len(PACKED)), "Content-Encoding": "gzip"}
    return HttpResponse(PACKED, headers=head)


urlpatterns = [path("", page), path("gzip", packed)]
settings.configure(
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="bench",  # noqa: S106 - nothing is signed here
)
django.setup()
_django = get_wsgi_application()


def application(environ, start_response):
    if environ["PATH_INFO"] != "/static":
        return _django(environ, start_response)
    head = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]
    start_response("200 OK", head)
    return [BODY]
