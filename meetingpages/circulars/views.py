"""The table for spreadsheets, and the one road to files of documents (VB-41, VB-42, VB-45)."""

from django.http import Http404
from django.views.decorators.http import require_safe

from cms.media.serving import ASK_AGAIN, PRIVATE, send_file
from meetingpages.organisation.links import person_of
from meetingpages.organisation.models.links import Purpose

from .lists import as_csv
from .models import CircularFile, CircularPage
from .rights import handles_circulars


@require_safe
def circular_table(request):
    return as_csv(request, CircularPage.objects)


@require_safe
def circular_file(request, uuid, name):
    """Send a file to whom a document that shows it may be shown; Http404 for all else alike."""
    file = CircularFile.objects.filter(uuid=uuid, name=name).first()
    if file and file.readable_by(None):
        etag = f'"{file.sha256}"'
        return send_file(request, file.file.path, file.name, cache_control=ASK_AGAIN, etag=etag)
    request.session.accessed = True  # A missing file answers with the headers of a closed one.
    if file and (
        handles_circulars(request.user)
        or file.readable_by(request.user)
        or opened_by_link(request, file)
    ):
        return send_file(request, file.file.path, file.name, cache_control=PRIVATE)
    raise Http404


def opened_by_link(request, file):
    """Return whether the personal link of an addressee opened a document that shows it (VB-48)."""
    for circular in CircularPage.objects.filter(attachments__file=file).distinct():
        person = person_of(request, Purpose.CIRCULAR, circular.uuid)
        if CircularPage.objects.sent_to(person).filter(pk=circular.pk).exists():
            return True
    return False
