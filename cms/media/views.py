"""The two public roads to files: documents (/tep/) and pictures (/hinh/) (contract.md)."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.documents.models import document_served

from .serving import ASK_AGAIN, CONTENT_TYPES, FOR_EVER, PRIVATE, send_file

PICTURE_FOLDER = "images"  # Renditions only; originals and documents lie beside it.


@require_safe
def document(request, document_id, filename):
    """Send a document to whom the `before_serve_document` hooks let it go (N-19).

    Raises Http404 for a missing id, a wrong name and whatever the requester may not read: the
    same answer.
    """
    found = get_document_model().objects.filter(pk=document_id).first()
    if found is None or found.filename != filename:
        refuse_as_if_asked(request)
    for hook in hooks.get_hooks("before_serve_document"):
        answer = hook(found, request)
        if isinstance(answer, HttpResponse):
            return answer
    document_served.send(sender=type(found), instance=found, request=request)
    headers = {"cache_control": PRIVATE}
    if found.is_public:
        headers = {"cache_control": ASK_AGAIN, "etag": f'"{found.get_file_hash()}"'}
    return send_file(request, found.file.path, found.shown_name, **headers)


def refuse_as_if_asked(request):
    """Raise Http404 with the headers of a refusal: without its 'Vary: Cookie', the answer would
    tell a missing document from a closed one (SR-3)."""
    request.session.accessed = True
    raise Http404


@require_safe
def picture(request, name):
    """Send a rendition. Raises Http404 for everything that is none."""
    path = Path(settings.MEDIA_ROOT, PICTURE_FOLDER, name)
    if path.suffix.removeprefix(".") not in CONTENT_TYPES or not path.is_file():
        raise Http404
    return send_file(request, path, name, cache_control=FOR_EVER, etag=_etag(path))


def _etag(path):
    status = path.stat()
    return f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
