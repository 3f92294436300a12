"""A whole index written anew beside the one that is read (Q-19)."""

from django.db.models import Count, Max
from wagtail.search.index import get_indexed_models

from . import engine, readers
from .documents import (
    INTERNAL,
    audiences_of,
    documents_of,
    is_for,
    models_of,
    public_ids,
    root_of,
)
from .indexing import BATCH, stands, write_batch, write_entries
from .models import PendingChange, SearchEntry
from .shelf import Shelf, only_writer

# With more than these waiting, writing all anew is quicker than changing what is there.
REBUILD_FROM = 3000


def follow():
    """Rebuild what is missing, broken or outdated, then write what waits; return whether there is more.

    The clock's job: whatever else fails, this brings the index up to date.
    """
    with only_writer() as is_mine:
        if not is_mine:
            return False
        waiting = dict(PendingChange.objects.values_list("root").annotate(Count("pk")))
        for root in sorted({root_of(model) for model in get_indexed_models()}):
            if not stands(root) or waiting.get(root, 0) > REBUILD_FROM:
                rebuild(root)
        return bool(waiting) and write_batch()


def rebuild(root):
    """Write the indexes of a root for all its audiences; the caller has the writer's lock."""
    covered = list(PendingChange.objects.filter(root=root).values_list("pk", flat=True))
    rebuilds = [Rebuild(audience, root) for audience in audiences_of(root)]
    try:
        for model in models_of(root):
            for objects in batches_of(model):
                documents = documents_of(objects)
                for each in rebuilds:
                    each.add(objects, documents)
    except BaseException:
        for each in rebuilds:
            each.give_up()
        raise
    for each in rebuilds:
        each.finish()
    for start in range(0, len(covered), BATCH):
        PendingChange.objects.filter(pk__in=covered[start : start + BATCH]).delete()


def batches_of(model):
    """Yield lists of the objects of exactly this indexed type, by key."""
    last = None
    while True:
        rows = model.get_indexed_objects().order_by("pk")
        found = list((rows.filter(pk__gt=last) if last is not None else rows)[:BATCH])
        if not found:
            return
        last = found[-1].pk
        yield found


class Rebuild:
    """One audience's index of a root on its way; nothing of it is read before `finish`."""

    def __init__(self, audience, root):
        self.shelf = Shelf(audience, root)
        self.path = self.shelf.new_generation()
        self.writer = engine.BulkWriter(self.path)
        self.old_entries = SearchEntry.objects.filter(root=root).aggregate(last=Max("pk"))["last"]

    def add(self, objects, documents=None):
        """Add what of these objects the audience may find; `documents` are theirs by key, if made."""
        ids = {str(obj.pk) for obj in objects}
        open_ids = public_ids(self.shelf.root, ids)
        shown = [obj for obj in objects if is_for(self.shelf.audience, obj, open_ids)]
        documents = documents_of(shown) if documents is None else documents
        written = [documents[obj.pk] for obj in shown if obj.pk in documents]
        for document in written:
            self.writer.add(document)
        write_entries(self.shelf.root, ids, written, self.shelf.audience)

    def finish(self):
        self.writer.finish()
        self.shelf.put_in_front(self.path)
        if self.shelf.audience == INTERNAL and self.old_entries:
            # Those of objects that are no more; all others were written anew.
            SearchEntry.objects.filter(root=self.shelf.root, pk__lte=self.old_entries).delete()
        readers.forget()

    def give_up(self):
        self.writer.give_up()
