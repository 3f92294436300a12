"""Small makers of documents, units, files; everything not named is ordinary."""

from datetime import date

from django.core.files.base import ContentFile

from meetingpages.circulars.models import (
    CircularAttachment,
    CircularFile,
    CircularIndexPage,
    CircularIssuer,
    CircularPage,
    CircularType,
)
from meetingpages.organisation.models import Unit
from tests.media.files import pdf_of_pages


def make_unit(name="Tỉnh ủy Bình Phước", **fields):
    return Unit.objects.get_or_create(name=name, defaults=fields)[0]


def type_named(name, system=""):
    found = CircularType.objects.filter(name=name, system__startswith=system)
    return found.order_by("system").first()


def make_circular(number="3138-CV/TU", issued_on=date(2019, 8, 22), *, kind="Công văn", live=True,
                  unit=None, file=None, **fields):  # fmt: skip
    """Return a document, published unless `live` is False; `kind` is the name of its type."""
    fields.setdefault("abstract", "Thực hiện họp không giấy")
    subjects, readers = fields.pop("subjects", []), fields.pop("readers", [])
    page = CircularPage(printed_number=number, issued_on=issued_on, type=type_named(kind), **fields)
    page.live = False
    page.issuers = [CircularIssuer(unit=unit or make_unit())]
    if file:
        page.attachments = [CircularAttachment(file=file)]
    CircularIndexPage.objects.get().add_child(instance=page)
    page.subjects, page.readers = subjects, readers
    revision = page.save_revision()
    if live:
        revision.publish()
    return CircularPage.objects.get(pk=page.pk)


def make_file(name="cong-van.pdf", data=None):
    """Return a stored file of a document, as the upload form keeps it."""
    file = CircularFile()
    file.keep(ContentFile(pdf_of_pages(1) if data is None else data, name))
    file.save()
    return file
