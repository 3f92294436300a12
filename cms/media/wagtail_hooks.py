from django.http import Http404
from wagtail import hooks

from .readers import may_handle

# Before Wagtail's own look at private collections, which would send a stranger to the login page
# and so tell him that the document exists (SR-3).
FIRST = -100


@hooks.register("before_serve_document", order=FIRST)
def refuse_unreadable(document, request):
    """Raise Http404 unless everybody may read the document or this member of staff may (N-19)."""
    if not document.is_public and not may_handle(request.user, document):
        raise Http404
