"""What changes who may find a page without saving it: restrictions and moves (Q-17)."""

from wagtail.models import Page

from .indexing import enqueue


def restriction_changed(instance, **kwargs):
    enqueue_branch(instance.page)


def page_moved(instance, **kwargs):
    enqueue_branch(instance)


def enqueue_branch(page):
    """Have the page and everything below it indexed again."""
    family = Page.objects.descendant_of(page, inclusive=True)
    enqueue(Page, list(family.values_list("pk", flat=True)))
