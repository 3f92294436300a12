"""Says of each answer whether it may be kept; fills the figures into those that may not (G-4)."""

from . import figures
from .door import KEEPING

TEXT = ("text/html",)


class KeepMiddleware:
    """Stands inside the compression: an answer to be kept leaves Django with its marks, as it is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        keeping = request.environ.get(KEEPING) if hasattr(request, "environ") else None
        if keeping is not None and may_be_kept(request, response):
            keeping |= {"tags": response.kept_tags, "numbered": response.is_numbered}
            response.is_raw = True  # compressed when it is kept, not by cms/compression.py
        elif not response.streaming and response.get("Content-Type", "").startswith(TEXT):
            response.content = figures.fill(response.content)
        return response


def keep(response, *tags, numbered=False):
    """Let the answer of a public view be kept until one of the tags is purged; return it.

    `numbered`: the view reads the page number "trang" of its address.
    """
    response.kept_tags, response.is_numbered = tags, numbered
    return response


def may_be_kept(request, response):
    """Return whether an answer that its view lets be kept is the same for every reader.

    The door let nobody through who is signed in; whoever asks for a token gets a cookie with it.
    """
    return (
        hasattr(response, "kept_tags")
        and response.status_code == 200
        and not response.cookies
        and not getattr(request, "is_preview", False)
        and "no-store" not in response.get("Cache-Control", "")
    )
