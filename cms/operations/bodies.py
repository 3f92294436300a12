"""Bodies that are slow to come hold at most half of a worker's threads: readers keep the others (S-1).

Granian gives a request to a thread as soon as its head is there, and reading the body waits for as
long as the sender likes; forty such senders would stop the whole portal.
"""

import threading

from django.http import HttpResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.views.defaults import bad_request

from .serving import BLOCKING_THREADS

MOST = BLOCKING_THREADS // 2
SMALL = 64 * 1024  # bytes: what a reader's form may hold (SR-43)
PATIENCE = 0.5  # seconds for a place; a form whose body is there needs it for no time at all


class BodyMiddleware:
    """Reads a small body before anything else; a large one, a file, keeps its place to the end."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.places = threading.BoundedSemaphore(MOST)

    def __call__(self, request):
        length = body_length(request)
        if length <= 0:
            return self.get_response(request)
        if not self.places.acquire(timeout=PATIENCE):
            page = render_to_string("503.html", {"is_busy": True})
            return HttpResponse(page, status=503, headers={"Retry-After": "30"})
        try:
            if length > SMALL:
                return self.get_response(request)
            request.body  # noqa: B018 - it is kept in the request
        except UnreadablePostError as reason:  # the sender went away
            return bad_request(request, reason)
        finally:
            self.places.release()
        return self.get_response(request)


def body_length(request):
    """Return how many bytes the request says it has; 0 where Django reads none."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
