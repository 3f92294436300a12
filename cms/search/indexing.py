"""Changes on their way into the index: rows that wait, and the one drain that writes them (Q-18).

A row is written in the transaction of the change itself, so neither is there without the other.
It goes only after the index has been written; whoever is killed in between does it again.
"""

from django.db.transaction import on_commit

from . import engine, readers
from .documents import PUBLIC, audiences_of, documents_of, models_of, root_of, shown_to
from .models import PendingChange, SearchEntry
from .shelf import Shelf, only_writer, sync

BATCH = 200


def enqueue(model, ids):
    """Have these objects of a model looked up and indexed again, or taken out when they are gone."""
    root = root_of(model)
    rows = [PendingChange(root=root, object_id=str(pk)) for pk in ids]
    PendingChange.objects.bulk_create(rows, batch_size=BATCH)
    # Robust: no save fails because the index cannot be written (SF-5).
    on_commit(drain, robust=True)


def drain():
    """Write one batch of what waits; return whether there is more.

    Returns False at once when another process is writing: that one, or the clock, comes to it.
    """
    with only_writer() as is_mine:
        return is_mine and write_batch()


def write_batch():
    """Write the oldest rows of the roots whose indexes stand; the others wait for a rebuild."""
    roots = PendingChange.objects.values_list("root", flat=True).distinct()
    for root in [root for root in roots if stands(root)]:
        rows = list(PendingChange.objects.filter(root=root).order_by("pk")[:BATCH])
        write(root, {row.object_id for row in rows})
        PendingChange.objects.filter(pk__in=[row.pk for row in rows]).delete()
        if len(rows) == BATCH:
            return True
    return False


def stands(root):
    return not any(Shelf(audience, root).needs_rebuild() for audience in audiences_of(root))


def write(root, ids):
    """Bring the indexes of a root up to date for these ids (text), in each audience."""
    objects = list(load(root, ids).values())
    documents = documents_of(objects)
    for audience in audiences_of(root):
        shown = shown_to(audience, root, objects, documents)
        write_files(Shelf(audience, root), ids, [documents[key] for key in shown])
    SearchEntry.objects.filter(root=root, object_id__in=ids).delete()
    write_entries(root, objects, documents)
    readers.forget()


def write_files(shelf, ids, documents):
    """Write the documents, take out the other ids; files that cannot be written are built anew."""
    path = shelf.current()
    try:
        began = max(file.stat().st_mtime_ns for file in path.iterdir())
        gone = ids.difference(document["id"] for document in documents)
        engine.write(path, documents, gone)
        sync_newer(path, began)
    except Exception:
        shelf.mark_broken()
        raise


def load(root, ids):
    """Return {id as text: object of its own type} of those that exist and are to be indexed."""
    objects = {}
    for model in models_of(root):  # A child type comes after its parent and takes its place.
        for obj in model.get_indexed_objects().filter(pk__in=ids):
            objects[str(obj.pk)] = obj
    return objects


def write_entries(root, objects, documents):
    """Write the rows of the reduced search (Q-20), and which of them everybody may find."""
    public = shown_to(PUBLIC, root, objects, documents)
    ids = [document["id"] for document in documents.values()]
    SearchEntry.objects.filter(root=root, object_id__in=ids).delete()
    SearchEntry.objects.bulk_create(
        [
            SearchEntry(
                root=root,
                object_id=document["id"],
                folded=document["folded"],
                date=document["date"],
                is_public=key in public,
            )
            for key, document in documents.items()
        ],
        batch_size=BATCH,
    )


def sync_newer(path, moment):
    """Have the disk keep what was written since: the rows that asked for it go next."""
    for file in path.iterdir():
        if file.stat().st_mtime_ns >= moment:
            sync(file)
    sync(path)
