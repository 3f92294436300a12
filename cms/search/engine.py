"""The one module that knows Whoosh: one folder of index files, written and searched (Q-3, Q-4).

Only names that Whoosh 2.7.4 has too are used. A document is a dictionary that documents.py makes.
Any exception out of here means that the folder cannot be used (Q-20).
"""

import shutil
import threading
import zlib
from array import array
from collections import defaultdict

from whoosh import columns, fields, formats, index, reading

KEPT_POSTINGS = 4_000_000  # places in memory for each index, 8 bytes a piece
SATURATION = 2.4  # a word that stands there ten times says little more than one that stands thrice
WRITER_MEGABYTES = 256
# Each change is a small part of its own; so many of about one size become one. Whoosh's own rule
# wrote the same documents again at every fifth change: one in twenty took a second.
PARTS_ALIKE = 24
TERM_FIELDS = ("folded", "exact", "pairs", "title", "numbers", "number", "starts")


class Terms(fields.FieldType):
    """A field whose terms were counted beforehand: its value is a Counter."""

    def __init__(self):
        super().__init__(formats.Frequency(), None)

    def index(self, value, **kwargs):
        for term, count in value.items():
            yield term.encode(), count, float(count), count.to_bytes(4, "big")

    def to_bytes(self, value):
        return value if isinstance(value, bytes) else value.encode()

    def from_bytes(self, stored):
        return stored.decode()


def schema():
    return fields.Schema(
        id=fields.ID(unique=True),
        types=fields.KEYWORD(),
        kind=fields.ID(),
        year=fields.ID(),
        facts=fields.COLUMN(columns.VarBytesColumn()),
        about=fields.STORED,
        **{name: Terms() for name in TERM_FIELDS},
    )


def create(folder):
    """Make an empty index in an empty folder."""
    index.create_in(str(folder), schema())


def write(folder, documents, gone=()):
    """Replace or add the documents and take out those with the ids `gone`, as one change."""
    opened = index.open_dir(str(folder))
    writer = opened.writer()
    try:
        # By ourselves: Whoosh would open the whole index again for each document.
        with opened.reader() as before:
            for key in {*gone, *(document["id"] for document in documents)}:
                if ("id", key) in before:
                    for place in list(before.postings("id", key).all_ids()):
                        writer.delete_document(place)
        for document in documents:
            writer.add_document(**as_fields(document))
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=merge_many)


def merge_many(writer, parts):
    """Write the parts of one size as one when there are many; return those that stay."""
    sizes = defaultdict(list)
    for part in parts:
        sizes[len(str(part.doc_count_all()))].append(part)
    many = [part for alike in sizes.values() if len(alike) >= PARTS_ALIKE for part in alike]
    for part in many:
        part_reader = reading.SegmentReader(writer.storage, writer.schema, part)
        writer.add_reader(part_reader)
        part_reader.close()
    return [part for part in parts if part not in many]


class BulkWriter:
    """Fills a new index; nothing can be found in it before `finish`.

    With `start`, the folder of a finished index, it begins with all that is in that one.
    """

    def __init__(self, folder, start=None):
        if start:
            shutil.copytree(start, folder, dirs_exist_ok=True)
        else:
            create(folder)
        self.writer = index.open_dir(str(folder)).writer(limitmb=WRITER_MEGABYTES)

    def add(self, document):
        self.writer.add_document(**as_fields(document))

    def finish(self):
        self.writer.commit()

    def give_up(self):
        self.writer.cancel()


def as_fields(document):
    """Return what Whoosh keeps of a document: terms, three facts in a column, its text packed."""
    facts = "\t".join([document["id"], document["kind"], document["date"]])
    return document["terms"] | {
        "id": document["id"],
        "types": " ".join(document["types"]),
        "kind": document["kind"],
        "year": document["date"][:4],
        "facts": facts.encode(),
        "about": zlib.compress(document["about"].encode()),
    }


class Strengths(dict):
    """How much a word says that stands in a document so often: between 0 and 1."""

    def __missing__(self, weight):
        self[weight] = weight / (weight + SATURATION)
        return self[weight]


STRENGTHS = Strengths()


def blocks_of(matcher):
    """Yield ([number of the document], [weight]) of the postings that a matcher steps through.

    Long lists lie in blocks of 128: taken whole they are read ten times as fast as step by step.
    """
    matcher = getattr(matcher, "child", matcher)  # It leaves out deleted ones, as `places` does.
    while matcher.is_active():
        first = [matcher.id()], [matcher.weight()]  # Reads the block.
        if hasattr(matcher, "_next_block"):
            yield matcher._ids, matcher._weights
            matcher._next_block()
        else:
            yield first
            matcher.next()


class Reader:
    """One state of the index, shared by the threads of a process.

    A document is named by its place, a number that holds in this state only. Whoosh's own scoring
    was tried first: its matchers step through Python objects, p50 80 ms where this takes 5.
    """

    def __init__(self, folder):
        self.index = index.open_dir(str(folder))
        self.reader = self.index.reader()
        self.leaves = list(self.reader.leaf_readers())
        # Whoosh's readers keep a place in their files, so threads take turns.
        self.lock = threading.RLock()
        self.facts = [fact for leaf, _first in self.leaves for fact in facts_of(leaf)]
        self.kinds = [kind for _id, kind, _date in self.facts]
        self.years = [date[:4] for _id, _kind, date in self.facts]
        self.places = {
            place
            for leaf, first in self.leaves
            for place in range(first, first + leaf.doc_count_all())
            if not leaf.is_deleted(place - first)
        }
        self.kept = {}
        self.room = KEPT_POSTINGS

    def is_current(self):
        with self.lock:
            return self.reader.generation() == self.index.latest_generation()

    def postings(self, name, term):
        """Return (places, strengths): arrays, strengths between 0 and 1 by how often it stands there.

        Places of documents that were taken out since may be among them (see `places`).
        """
        key = (name, term)
        with self.lock:
            if key not in self.kept:
                found = self.read_postings(name, term.encode())
                self.room -= len(found[0])
                if self.room < 0:
                    self.kept, self.room = {}, KEPT_POSTINGS
                self.kept[key] = found
            return self.kept[key]

    def read_postings(self, name, term):
        places, strengths = array("I"), array("f")
        for leaf, first in self.leaves:
            if (name, term) not in leaf:
                continue
            for ids, weights in blocks_of(leaf.postings(name, term)):
                places.extend([first + each for each in ids] if first else ids)
                strengths.extend(map(STRENGTHS.__getitem__, weights))
        return places, strengths

    def about(self, place):
        """Return the text that was kept with the document."""
        with self.lock:
            return zlib.decompress(self.reader.stored_fields(place)["about"]).decode()


def facts_of(leaf):
    """Return [(id, kind, date)] of the documents of one part of the index, in their order."""
    if not leaf.has_column("facts"):
        return [("", "", "")] * leaf.doc_count_all()
    return [tuple(value.decode().split("\t")) for value in leaf.column_reader("facts")]
