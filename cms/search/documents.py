"""From an object to what the index keeps of it (Q-6, Q-10, Q-15).

A page type may say more of itself by attributes, all optional: `search_kind` (what readers call
its kind), `search_date` (its date), `search_number` (its own document number), `search_files()`
(pairs of a name and a file, as `cms.media.texts` knows them, whose words belong to it) and
`readable_by(user)`.
"""

import json
import logging

from django.contrib.auth.models import AnonymousUser
from django.utils.html import strip_tags
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField, get_indexed_models

from cms.media.texts import text_of
from cms.pages.public import public_pages
from cms.vietnamese.numbers_in_text import search_key
from cms.vietnamese.slugs import slugify
from cms.vietnamese.text import clean_line, fold

from .analysis import starts_of, terms_of, title_terms

logger = logging.getLogger(__name__)

INTERNAL, PUBLIC = "default", "public"
TITLE_WEIGHT, FILE_WEIGHT = 4, 0.5
ANY_KIND = _("Trang")
NOBODY = AnonymousUser()


def root_of(model):
    """Return the label of the model's topmost ancestor, the one index that it is in."""
    parents = [parent for parent in model._meta.get_parent_list() if not parent._meta.abstract]
    return (parents[-1] if parents else model)._meta.label_lower


def models_of(root):
    """Return the indexed models below a root, parents first."""
    models = [model for model in get_indexed_models() if root_of(model) == root]
    return sorted(models, key=lambda model: len(model._meta.get_parent_list()))


def audiences_of(root):
    """Return the audiences that have an index of this root: readers find pages only."""
    return [INTERNAL, PUBLIC] if root == Page._meta.label_lower else [INTERNAL]


def kind_of(model):
    """Return (slug, words) of the kind that readers know a page type by."""
    words = str(getattr(model, "search_kind", ANY_KIND))
    return slugify(words), words


def documents_of(objects):
    """Return {key: document}; an object whose text cannot be had costs only itself."""
    documents = {}
    for obj in objects:
        try:
            documents[obj.pk] = document_of(obj)
        except Exception:
            logger.exception("Không đưa được vào chỉ mục: %s %s", root_of(type(obj)), obj.pk)
    return documents


def document_of(obj):
    """Return the dictionary of an object that engine.py writes."""
    parts = [(clean_line(text), weight) for text, weight in texts_of(obj) if text]
    title, body = title_of(obj), body_of(obj)
    files = getattr(obj, "search_files", lambda: [])()
    terms = terms_of([*parts, *((text_of(file), FILE_WEIGHT) for _name, file in files)])
    terms["title"] = title_terms(title)
    terms["starts"] = starts_of(starting_texts(obj))
    number = getattr(obj, "search_number", "")
    terms["number"] = {search_key(number): 1} if number else {}
    return {
        "id": str(obj.pk),
        "types": types_of(type(obj)),
        "kind": kind_of(type(obj))[0],
        "date": date_of(obj),
        "terms": terms,
        "about": json.dumps([body, [(name, file.sha256) for name, file in files]]),
        "folded": fold(" ".join([title, str(getattr(obj, "lead", ""))])),
    }


def types_of(model):
    labels = [model, *model._meta.get_parent_list()]
    return [each._meta.label_lower for each in labels if not each._meta.abstract]


def title_of(obj):
    return clean_line(str(getattr(obj, "title", obj)))


def body_of(obj):
    """Return what a snippet may be cut from: the object's own texts but the title."""
    own = [
        field for field in type(obj).get_searchable_search_fields() if field.field_name != "title"
    ]
    return " … ".join(clean_line(text) for text, _weight in texts_of(obj, own) if text)


def date_of(obj):
    """Return the ISO date of an object, "" without one."""
    moment = getattr(obj, "search_date", None) or getattr(obj, "first_published_at", None)
    if moment is None:
        return ""
    return (localdate(moment) if hasattr(moment, "tzinfo") else moment).isoformat()


def texts_of(obj, search_fields=None):
    """Yield (text, weight) of the object's search fields, related ones included."""
    for field in type(obj).get_search_fields() if search_fields is None else search_fields:
        if isinstance(field, RelatedFields):
            for other in related(field, obj):
                yield from texts_of(other, field.fields)
        elif isinstance(field, SearchField):
            weight = TITLE_WEIGHT if field.field_name == "title" else field.boost or 1
            yield plain(field.get_value(obj)), weight


def starting_texts(obj, search_fields=None):
    """Yield the texts that are found while they are being typed."""
    for field in search_fields or type(obj).get_search_fields():
        if isinstance(field, RelatedFields):
            for other in related(field, obj):
                yield from starting_texts(other, field.fields)
        elif isinstance(field, AutocompleteField):
            yield plain(field.get_value(obj))


def related(field, obj):
    value = field.get_value(obj)
    if value is None:
        return []
    return value.all() if hasattr(value, "all") else [value]


def plain(value):
    """Return a field's value as text."""
    if value is None:
        return ""
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str | int | float) or not hasattr(value, "__iter__"):
        return strip_tags(str(value))
    return " ".join(plain(each) for each in value)


def shown_to(audience, root, objects, documents):
    """Return the keys of those documents of these objects that the audience may find (Q-15)."""
    if audience == INTERNAL:
        return set(documents)
    if audience not in audiences_of(root):
        return set()
    public = set(public_pages().filter(pk__in=documents).values_list("pk", flat=True))
    return {obj.pk for obj in objects if obj.pk in public and may_read(NOBODY, obj)}


def readable_of(user, pages):
    """Return those of the pages whose own rules let this person read them (Q-16).

    A type whose rule is a question to the database is asked once for all of its pages.
    """
    allowed = set()
    for model in {type(page) for page in pages}:
        own = [page for page in pages if type(page) is model]
        if hasattr(model.objects, "readable_by"):
            rows = model.objects.readable_by(user).filter(pk__in=[page.pk for page in own])
            allowed.update(rows.values_list("pk", flat=True))
        else:
            allowed.update(page.pk for page in own if may_read(user, page))
    return [page for page in pages if page.pk in allowed]


def may_read(user, page):
    """Ask the page's own rule, where its type has one (Q-16)."""
    rule = getattr(page, "readable_by", None)
    return rule is None or rule(user)
