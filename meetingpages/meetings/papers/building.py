"""Making a pack: a ZIP that opens on every machine without the net, and says what is in it (MT-23)."""

import hashlib
import json
import logging
import os
import zipfile

from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from cms.vietnamese.slugs import slugify

from ..actors import Actor
from ..models import Pack
from ..permissions import may_read_item, standing_of
from .listing import readable_papers

# Folder and file with their numbers and the extension stay below 120 characters.
FOLDER_LENGTH, FILE_LENGTH = 45, 60
BLOCK = 256 * 1024
AWAITED = 50  # of 100: somebody waits for it, before pictures that get their sizes
log = logging.getLogger(__name__)


class Changed(Exception):
    """A file is not the one that was uploaded, or the rights changed while the pack waited."""


@task(priority=AWAITED)
def build_pack(pack_id):
    """Make the file of a Pack; what its reader may open is asked here once more."""
    pack = Pack.objects.select_related("meeting__body", "person", "user").filter(pk=pack_id).first()
    if pack is None or pack.ready_at:
        return
    try:
        write_pack(pack)
    except (Changed, OSError, zipfile.LargeZipFile):
        log.exception("The pack %s could not be made", pack.uuid)
        Pack.objects.filter(pk=pack.pk).update(failed_at=timezone.now())
        return
    Pack.objects.filter(pk=pack.pk).update(ready_at=timezone.now())


def write_pack(pack):
    from .packs import digest_of

    actor = Actor(pack.user, pack.person)
    own = standing_of(actor, pack.meeting)
    found = readable_papers(pack.meeting, own)
    if digest_of(actor, pack.meeting, found) != pack.digest:
        raise Changed
    items = contents(pack.meeting, own, found)
    pack.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = pack.path.with_suffix(".zip.part")
    try:
        with zipfile.ZipFile(part, "w") as archive:
            os.chmod(part, 0o600)
            for item in items:
                for file in item["files"]:
                    add_file(archive, file["path"], file["version"])
            index = render_to_string(
                "meetings/pack_index.html", {"meeting": pack.meeting, "items": items}
            )
            archive.writestr("index.html", index, zipfile.ZIP_DEFLATED)
            archive.writestr("manifest.json", manifest(pack.meeting, items), zipfile.ZIP_DEFLATED)
        os.replace(part, pack.path)
    finally:
        part.unlink(missing_ok=True)


def contents(meeting, own, found):
    """Return the agenda as this reader may know it, each file with its place in the ZIP."""
    items = []
    for number, item in enumerate(meeting.items.prefetch_related("readers"), start=1):
        name = item.name if may_read_item(own, item) else item.public_name
        folder = f"{number:02}_{slugify(name, FOLDER_LENGTH) or 'muc'}"
        shown = [one for one in found.get(item.pk, []) if one.version]
        files = [
            {
                "path": f"{folder}/{file_name(place, one)}",
                "paper": one.paper,
                "version": one.version,
            }
            for place, one in enumerate(shown, start=1)
        ]
        items.append({"item": item, "name": name, "files": files})
    return items


def file_name(place, shown):
    """Return '01_to-trinh.pdf': ASCII, and never a name that Windows keeps for itself."""
    stem = slugify(shown.paper.title, FILE_LENGTH) or "tep"
    return f"{place:02}_{stem}.{shown.version.file_extension}"


def add_file(archive, path, version):
    """Copy one file block by block, as it is: these kinds are compressed already."""
    digest = hashlib.sha256()
    info = zipfile.ZipInfo(path, timezone.localtime(version.uploaded_at).timetuple()[:6])
    info.external_attr = 0o600 << 16
    with version.file.open("rb") as source, archive.open(info, "w") as target:
        while block := source.read(BLOCK):
            digest.update(block)
            target.write(block)
    if digest.hexdigest() != version.sha256:
        raise Changed


def manifest(meeting, items):
    files = [
        {
            "path": file["path"],
            "title": file["paper"].title,
            "name": file["version"].name,
            "version": file["version"].number,
            "size": file["version"].size,
            "sha256": file["version"].sha256,
        }
        for item in items
        for file in item["files"]
    ]
    about = {"meeting": meeting.name, "built_at": timezone.now().isoformat(timespec="seconds")}
    return json.dumps(about | {"files": files}, ensure_ascii=False, indent=1)
