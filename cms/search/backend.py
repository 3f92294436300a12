"""Wagtail's search on the portal's own index: admin lists, choosers and queries (Q-1, Q-2)."""

import contextlib
from collections import Counter, OrderedDict

from django.db.models import Count
from wagtail.search.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
)

from . import readers
from .documents import INTERNAL, PUBLIC, root_of, texts_of
from .indexing import enqueue
from .matching import Autocompletion, Search, holds, reduced, words_in
from .rebuilding import Rebuild
from .shelf import Shelf, only_writer

CHUNK = 900  # SQLite takes 999 values in one query.


class Index(BaseIndex):
    """The index of one root model for one audience; writing is left to the drain."""

    def __init__(self, backend, model):
        super().__init__(backend)
        self.root = root_of(model)
        self.rebuild = None

    def get_key(self):
        return self.root

    def __str__(self):
        return f"{self.backend.audience}/{self.root}"

    def add_items(self, model, items):
        if self.rebuild:
            self.rebuild.add(items)
        else:
            enqueue(model, [item.pk for item in items])

    def delete_item(self, item):
        enqueue(type(item), [item.pk])

    def reset(self):
        Shelf(self.backend.audience, self.root).mark_broken()


class Rebuilder:
    """What `update_index` calls; other writers wait in the meantime."""

    def __init__(self, index):
        self.index = index
        self.lock = contextlib.ExitStack()

    def start(self):
        self.lock.enter_context(only_writer(wait=True))
        self.index.rebuild = Rebuild(self.index.backend.audience, self.index.root)
        return self.index

    def finish(self):
        self.index.rebuild.finish()
        self.index.rebuild = None
        self.lock.close()


class Compiler(BaseSearchQueryCompiler):
    """A query that is checked; `keys` are the ids that it finds, best first."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    way = Search

    def keys(self, audience):
        root = root_of(self.queryset.model)
        words_in(self.query)  # What we cannot answer is the caller's mistake, not a broken index.
        label = self.queryset.model._meta.label_lower
        try:
            return readers.ask(
                audience, root, lambda reader: self.way(reader).run(self.query, label)
            )
        except readers.Unusable:
            return reduced(root, self.query, public_only=audience == PUBLIC)


class AutocompleteCompiler(Compiler):
    way = Autocompletion

    def check(self):
        """As for whole words; `fields` are those that are found while being typed."""
        fields, self.fields = self.fields, None
        super().check()
        self.fields = fields


class Results(BaseSearchResults):
    supports_facet = True

    def _do_search(self):
        ids = self.allowed()[self.start : self.stop]
        found = self.objects(ids)
        objects = [found[pk] for pk in ids if pk in found]
        if self._score_field:
            for place, obj in enumerate(objects):
                setattr(obj, self._score_field, float(len(objects) - place))
        return objects

    def _do_count(self):
        return len(self.allowed()[self.start : self.stop])

    def allowed(self):
        """Return the keys that match and pass the queryset's filters, in the order asked for."""
        compiler = self.query_compiler
        to_key = self.model._meta.pk.to_python
        found = [to_key(key) for key in compiler.keys(self.backend.audience)]
        if compiler.order_by_relevance:
            passing = self.passing(found)
            keys = [key for key in found if key in passing]
        else:
            keys = self.in_queryset_order(set(found))
        return self.with_words_in_fields(keys) if compiler.fields else keys

    def passing(self, keys):
        queryset = self.query_compiler.queryset.order_by()
        if len(keys) > CHUNK:  # One question about all rows is quicker than many about some.
            return set(queryset.values_list("pk", flat=True))
        return set(queryset.filter(pk__in=keys).values_list("pk", flat=True))

    def in_queryset_order(self, keys):
        queryset = self.query_compiler.queryset
        if not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        # A row stands twice when a filter joins several others to it.
        ordered = dict.fromkeys(queryset.values_list("pk", flat=True))
        return [key for key in ordered if key in keys]

    def objects(self, keys):
        queryset = self.query_compiler.queryset.order_by()
        return {obj.pk: obj for part in chunks(keys) for obj in queryset.filter(pk__in=part)}

    def with_words_in_fields(self, keys):
        """Leave those whose named fields have the words: the index keeps all fields together."""
        found = self.objects(keys)
        return [key for key in keys if key in found and self.holds(found[key])]

    def holds(self, obj):
        compiler = self.query_compiler
        fields = [
            each for each in type(obj).get_search_fields() if each.field_name in compiler.fields
        ]
        text = " ".join(text for text, _weight in texts_of(obj, fields))
        return holds(compiler.query, compiler.way.terms(text))

    def facet(self, field_name):
        """Return {value of the field: number of matches}, the most frequent first."""
        if self.query_compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". Please add '
                f"index.FilterField('{field_name}') to {self.model.__name__}.search_fields.",
                field_name=field_name,
            )
        counts = Counter()
        for part in chunks(self.allowed()):
            rows = self.model._default_manager.filter(pk__in=part).order_by()
            for row in rows.values(field_name).annotate(count=Count("pk", distinct=True)):
                counts[row[field_name]] += row["count"]
        return OrderedDict(counts.most_common())


def chunks(keys):
    return [keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK)]


class SearchBackend(BaseSearchBackend):
    """`AUDIENCE` in the settings: "default" finds everything, "public" what everybody may read."""

    index_class = Index
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    results_class = Results
    rebuilder_class = Rebuilder

    def __init__(self, params):
        super().__init__(params)
        self.audience = params.get("AUDIENCE", INTERNAL)

    def get_index_for_model(self, model):
        return Index(self, model)
