"""Small makers of documents, units, files; everything not named is ordinary."""

from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Locale, Page

from meetingpages.circulars.models import (
    CircularAttachment,
    CircularFile,
    CircularIndexPage,
    CircularIssuer,
    CircularPage,
    CircularType,
)
from meetingpages.organisation.models import Unit
from tests.media.files import keep_one_page


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
    keep_one_page(file, name, data)
    file.save()
    return file


def make_many(count):
    """Publish that many documents by bulk: issuer and file to each, of four types, one a day."""
    parent = CircularIndexPage.objects.get()
    kinds = list(CircularType.objects.order_by("pk")[:4])
    first = parent.numchild + 1
    pages = [
        made(parent, number, kinds[number % len(kinds)]) for number in range(first, first + count)
    ]
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    for page, row in zip(pages, Page.objects.bulk_create(rows, batch_size=500), strict=True):
        page.pk = page.page_ptr_id = row.pk
    # Django refuses bulk_create for a model with a parent table.
    own_rows = CircularPage._base_manager.get_queryset()
    own_rows._batched_insert(pages, CircularPage._meta.local_concrete_fields, batch_size=500)
    unit, file = make_unit(), make_file()
    CircularIssuer.objects.bulk_create([CircularIssuer(page=page, unit=unit) for page in pages])
    CircularAttachment.objects.bulk_create(
        [CircularAttachment(page=page, file=file) for page in pages]
    )
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + count)


def made(parent, number, kind):
    day = date(2019, 8, 22) - timedelta(days=number)
    page = CircularPage(
        printed_number=f"{number}-CV/TU", issued_on=day, type=kind,
        abstract=f"Thực hiện họp không giấy lần {number}",
        content_type=ContentType.objects.get_for_model(CircularPage), locale=Locale.get_default(),
        depth=parent.depth + 1, path=Page._get_path(parent.path, parent.depth + 1, number),
    )  # fmt: skip
    page._set_core_field_defaults()
    page.slug = page.slug_words
    page.url_path = f"{parent.url_path}{page.slug}/"
    return page
