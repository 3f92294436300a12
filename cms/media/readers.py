"""Who may read a document: one question for every road to its bytes (news.md N-19, SR-1).

A document is as public as what shows it. Nothing is kept here: an article that is withdrawn or
has expired takes its attachments along in the same moment.
"""

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.models import DraftStateMixin, Page, ReferenceIndex
from wagtail.permissions import policy_registry
from wagtail.signals import published
from wagtail.snippets.models import get_snippet_models


def is_public(document):
    """Return True when something that every reader may see refers to the document."""
    if document.collection.get_view_restrictions().exists():
        return False
    return any(
        shown_to_everybody(model).filter(pk__in=ids).exists()
        for model, ids in _referring(document).items()
    )


def may_handle(user, document):
    """Return True when this member of staff may choose or change documents of its collection."""
    policy = policy_registry.get_by_type(type(document))
    return policy.user_has_any_permission_for_instance(user, ["choose", "change"], document)


def shown_to_everybody(model):
    """Return the rows of a model that every reader may see; none of a model we know nothing of.

    A model that has its own answer, `readable_by(user)`, is asked for it.
    """
    rows = model._default_manager.all()
    if hasattr(rows, "readable_by"):
        return rows.readable_by(AnonymousUser())
    if issubclass(model, DraftStateMixin):
        not_expired = Q(expire_at=None) | Q(expire_at__gt=timezone.now())
        live = rows.filter(not_expired, live=True)
        return live.public() if issubclass(model, Page) else live
    if issubclass(model, BaseSiteSetting | BaseGenericSetting) or model in get_snippet_models():
        return rows
    return rows.none()


def connect():
    """Keep the reference index in step with publishing (called once, by the app's `ready`)."""
    published.connect(index_references, dispatch_uid="media.index_references")


def index_references(instance, **_signal):
    """Write at once what the published object refers to.

    Wagtail leaves it to the task queue: until a worker comes, a new attachment would be missing
    and one that was taken out of an article would still be public.
    """
    if ReferenceIndex.is_indexed(type(instance)):
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(instance)


def _referring(document):
    """Return {model: [primary keys as text]} of what refers to the document, at any time."""
    found = {}
    references = ReferenceIndex.get_references_to(document).values_list("content_type", "object_id")
    for content_type_id, object_id in references.distinct():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is not None:
            found.setdefault(model, []).append(object_id)
    return found
