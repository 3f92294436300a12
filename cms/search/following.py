"""What changes who may find a page without saving it: restrictions, moves, words of files
(Q-17, Q-23)."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from cms.media.models import PortalDocument
from cms.media.texts import kinds_of_files

from .indexing import enqueue


def restriction_changed(instance, **kwargs):
    enqueue_branch(instance.page)


def page_moved(instance, **kwargs):
    enqueue_branch(instance)


def enqueue_branch(page):
    """Have the page and everything below it indexed again."""
    family = Page.objects.descendant_of(page, inclusive=True)
    enqueue(Page, list(family.values_list("pk", flat=True)))


def collection_restricted(instance, **kwargs):
    """A closed collection takes the words of its documents out of the pages that show them."""
    family = instance.collection.get_descendants(inclusive=True)
    enqueue_showing(PortalDocument, PortalDocument.objects.filter(collection__in=family))


def document_saved(instance, **kwargs):
    """Another file or another collection may stand behind the same document."""
    enqueue_showing(PortalDocument, PortalDocument.objects.filter(pk=instance.pk))


def text_read(instance, **kwargs):
    """The words of a file are known: the pages that show it are written again."""
    for model in kinds_of_files():
        enqueue_showing(model, model._default_manager.filter(sha256=instance.pk))


def enqueue_showing(model, files):
    """Have the pages that refer to these files indexed again."""
    kinds = ContentType.objects.get_for_models(model, Page)
    ids = [str(pk) for pk in files.values_list("pk", flat=True)]
    pages = ReferenceIndex.objects.filter(
        to_content_type=kinds[model], to_object_id__in=ids, base_content_type=kinds[Page]
    )
    enqueue(Page, set(pages.values_list("object_id", flat=True)))
