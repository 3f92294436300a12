"""What relations do to the dates of their targets: recomputed at once, never by the clock (VB-36)."""

from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.signals import page_published, page_unpublished

from cms.pagecache.purging import ALL, purge

from .models import CircularPage, CircularRelation


def connect():
    """Called once by the app: every change that may end a document or bring it back."""
    page_published.connect(after_publishing, sender=CircularPage)
    page_unpublished.connect(after_publishing, sender=CircularPage)
    pre_save.connect(remember_old_target, sender=CircularRelation)
    post_save.connect(after_relation, sender=CircularRelation)
    post_delete.connect(after_relation, sender=CircularRelation)


def recompute(pks):
    """Write when each of these documents ends, wholly and partly, and by which other one.

    Only published documents act; the earlier of the own end and the first whole ending counts.
    """
    for target in CircularPage.objects.filter(pk__in=pks):
        acting = CircularRelation.objects.filter(target=target, page__live=True)
        rows = sorted(acting.select_related("page"), key=lambda row: row.acts_from)
        whole = next((row for row in rows if row.ends_whole), None)
        ends = [day for day in (target.effective_to, whole and whole.acts_from) if day]
        is_ended_by_it = whole and whole.acts_from == min(ends)
        CircularPage.objects.filter(pk=target.pk).update(
            ends_on=min(ends, default=None),
            ended_by=whole.page if is_ended_by_it else None,
            partly_ended_on=next((row.acts_from for row in rows if row.ends_part), None),
        )


def after_publishing(instance, **_signal):
    join_waiting(instance)
    targets = instance.relations.exclude(target=None).values_list("target_id", flat=True)
    recompute([instance.pk, *targets])


def join_waiting(circular):
    """Join relations that waited for this document, unless its number alone leaves a doubt."""
    if circular.live and CircularPage.objects.filter(key=circular.key).count() == 1:
        waiting = CircularRelation.objects.filter(target=None, target_key=circular.key)
        waiting.exclude(page=circular.pk).exclude(target_key="").update(target=circular)


def remember_old_target(instance, **_signal):
    known = CircularRelation.objects.filter(pk=instance.pk) if instance.pk else None
    instance.old_target_id = known.values_list("target_id", flat=True).first() if known else None


def after_relation(instance, **_signal):
    recompute({instance.target_id, getattr(instance, "old_target_id", None)} - {None})
    purge(ALL)
