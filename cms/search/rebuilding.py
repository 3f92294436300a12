"""A whole index written anew beside the one that is read (Q-19)."""

from django.db.models import Count, Max
from wagtail.search.index import get_indexed_models

from . import engine, readers
from .documents import audiences_of, documents_of, models_of, root_of, shown_to
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
    """Write the indexes of a root for all its audiences; the caller has the writer's lock.

    What everybody may find is written once, as that is most: the internal index begins as a copy
    of the public one, and only what that left out is added.
    """
    covered = list(PendingChange.objects.filter(root=root).values_list("pk", flat=True))
    copied, batches = None, all_batches(root)
    for audience in reversed(audiences_of(root)):  # The public one first.
        each = Rebuild(audience, root, copied)
        try:
            left = [(type(objects[0]), each.add(objects)) for objects in batches]
        except BaseException:
            each.give_up()
            raise
        each.finish()
        copied, batches = each.path, batches_left(left)
    for start in range(0, len(covered), BATCH):
        PendingChange.objects.filter(pk__in=covered[start : start + BATCH]).delete()


def all_batches(root):
    """Yield lists of the objects of a root, each list of exactly one indexed type, by key."""
    for model in models_of(root):
        last = None
        while True:
            rows = model.get_indexed_objects().order_by("pk")
            found = list((rows.filter(pk__gt=last) if last is not None else rows)[:BATCH])
            if not found:
                break
            last = found[-1].pk
            yield found


def batches_left(left):
    """Yield the lists again, with those objects only that were left out: [(model, keys)]."""
    for model, keys in left:
        found = list(model.get_indexed_objects().filter(pk__in=keys)) if keys else []
        if found:
            yield found


class Rebuild:
    """One audience's index of a root on its way; nothing of it is read before `finish`.

    `start` is the folder of a finished index to begin with, of an audience that may find less.
    """

    def __init__(self, audience, root, start=None):
        self.shelf = Shelf(audience, root)
        self.path = self.shelf.new_generation()
        self.writer = engine.BulkWriter(self.path, start)
        self.last_entry = None
        if not start:
            rows = SearchEntry.objects.filter(root=root)
            self.last_entry = rows.aggregate(last=Max("pk"))["last"]

    def add(self, objects):
        """Add what of these objects the audience may find; return the keys of the others."""
        documents = documents_of(objects)
        written = shown_to(self.shelf.audience, self.shelf.root, objects, documents)
        for key in written:
            self.writer.add(documents[key])
        write_entries(self.shelf.root, objects, documents)
        return [obj.pk for obj in objects if obj.pk not in written]

    def finish(self):
        self.writer.finish()
        self.shelf.put_in_front(self.path)
        if self.last_entry:
            # Those of objects that are no more; all others were written anew.
            rows = SearchEntry.objects.filter(root=self.shelf.root)
            rows.filter(pk__lte=self.last_entry).delete()
        readers.forget()

    def give_up(self):
        self.writer.give_up()
