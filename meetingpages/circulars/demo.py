"""The demo's 25 documents with their offices, files and relations (VB-58)."""

import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from wagtail.models import Page

from meetingpages.organisation.models import Unit

from .citing import write_citations
from .identity import key_of
from .models import (
    CircularAttachment,
    CircularFile,
    CircularIndexPage,
    CircularIssuer,
    CircularPage,
    CircularRelation,
    CircularType,
    Citation,
    Subject,
)
from .models.parts import FileKind

FOLDER = Path(__file__).parent / "demo_content"
NOTE = "Bản minh họa — không phải văn bản gốc"
PLAIN_FIELDS = ("abstract", "place", "effective_from", "effective_to", "level", "override",
                "override_reason")  # fmt: skip


def load():
    """Publish each document unless one of its number and date is there."""
    content = tomllib.loads((FOLDER / "circulars.toml").read_text("utf-8"))
    for entry in content["circular"]:
        if not find(entry["number"]).filter(issued_on=entry["issued_on"]).exists():
            publish(entry)


def cite():
    """Write the citations of the demo's pages, which are made without Wagtail's publishing."""
    cited = Citation.objects.values("page")
    for page in Page.objects.live().exclude(pk__in=cited).specific():
        write_citations(page)


def find(number):
    return CircularPage.objects.filter(key=key_of(number))


def publish(entry):
    fields = {name: entry[name] for name in PLAIN_FIELDS if name in entry}
    kind = CircularType.objects.get(name=entry["type"], system=entry["system"])
    page = CircularPage(
        printed_number=entry["number"], issued_on=entry["issued_on"], type=kind, **fields
    )
    signing = {name: entry.get(name, "") for name in ("authority", "signer", "position")}
    page.issuers = [
        CircularIssuer(unit=Unit.objects.get(name=name), **signing) for name in entry["units"]
    ]
    page.attachments = [] if entry.get("no_file") else list(attachments(entry))
    page.relations = [relation(row) for row in entry.get("relation", [])]
    CircularIndexPage.objects.get().add_child(instance=page)
    page.subjects = [Subject.objects.get_or_create(name=n)[0] for n in entry.get("subjects", [])]
    page.readers = get_user_model().objects.filter(username__in=entry.get("readers", []))
    page.save_revision().publish()


def relation(row):
    fields = {name: row[name] for name in ("kind", "articles", "ends_partly") if name in row}
    if "target" in row:
        return CircularRelation(target=find(row["target"]).get(), **fields)
    text = row["target_text"]
    return CircularRelation(target_text=text, target_key=key_of(text), **fields)


def attachments(entry):
    """Yield the rows of the files; all say that they are no originals."""
    name = entry["number"].replace("/", "-")
    pdf = (FOLDER / "ban-minh-hoa.pdf").read_bytes()
    yield attach(FileKind.SIGNED, f"{name}.pdf", pdf)
    if entry.get("word"):
        yield attach(FileKind.WORD, f"{name}.docx", office_file())
    if entry.get("annex"):
        yield attach(FileKind.ANNEX, f"{name} phụ lục.pdf", pdf)


def attach(kind, name, data):
    file = CircularFile()
    file.keep(ContentFile(data, name))
    file.save()
    return CircularAttachment(kind=kind, file=file)


def office_file():
    """Return the smallest .docx that Word opens, with the note in it."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{office}" Target="word/document.xml"/></Relationships>'
    )
    words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f"<w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p>"
    body = f'<w:document xmlns:w="{words}"><w:body>{text}</w:body></w:document>'
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name, data in [("[Content_Types].xml", types), ("_rels/.rels", links),
                           ("word/document.xml", body)]:  # fmt: skip
            file.writestr(zipfile.ZipInfo(name), data)
    return written.getvalue()
