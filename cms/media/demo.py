"""The demo's pictures and attachments, in a collection of their own.

They are known again by their bytes, so a title that somebody changed is left alone.
"""

import tomllib
from hashlib import sha1, sha256
from io import BytesIO
from pathlib import Path

from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from theme.pictures import picture_filters

CONTENT = Path(__file__).parent / "demo_content"
COLLECTION = "Thư viện mẫu"


def load():
    """Put each picture and document of the folder into the library unless it is there."""
    for entry in read("images.toml", "image"):
        if find_image(entry["key"]) is None:
            add_image(entry)
    for entry in read("documents.toml", "document"):
        if find_document(entry["key"]) is None:
            add_document(entry)


def read(name, table):
    """Return the list of entries of one content file."""
    return tomllib.loads((CONTENT / name).read_text("utf-8"))[table]


def image_bytes(key):
    return (CONTENT / f"{key}.png").read_bytes()


def document_bytes(key):
    return (CONTENT / f"{key}.pdf").read_bytes()


def find_image(key):
    """Return the library's picture of that key, or None."""
    return with_bytes(get_image_model(), image_bytes(key))


def find_document(key):
    """Return the library's document of that key, or None."""
    return with_bytes(get_document_model(), document_bytes(key))


def with_bytes(model, data):
    return model.objects.filter(file_hash=wagtail_hash(data)).order_by("pk").first()


def wagtail_hash(data):
    """Return the hash that Wagtail keeps of a file; it tells files apart, it protects nothing."""
    return sha1(data, usedforsecurity=False).hexdigest()


def collection():
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)


def stored_fields(key, extension, data):
    """Return the fields that Wagtail's upload form would fill for a file."""
    return {
        "collection": collection(),
        "file": File(BytesIO(data), name=f"{key}.{extension}"),
        "file_size": len(data),
        "file_hash": wagtail_hash(data),
    }


def add_image(entry):
    get_image_model().objects.create(
        title=entry["title"],
        description=entry["alt"],
        **stored_fields(entry["key"], "png", image_bytes(entry["key"])),
    )


def add_document(entry):
    data = document_bytes(entry["key"])
    get_document_model().objects.create(
        title=entry["title"],
        page_count=entry["pages"],
        sha256=sha256(data).hexdigest(),
        **stored_fields(entry["key"], "pdf", data),
    )


def warm(*more_filters):
    """Make the sizes that pages print, so that no reader waits for them.

    `more_filters` are filter specs that are wanted beside those of `theme.pictures`.
    """
    for entry in read("images.toml", "image"):
        image = find_image(entry["key"])
        if image:
            image.get_renditions(*picture_filters(image), *more_filters)
