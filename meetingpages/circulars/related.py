"""The documents beside a document, and the one that took its place (VB-31, VB-34)."""

from .models.relation import CircularRelation
from .status import Status

MOST_STEPS = 20


def groups_of(circular, user):
    """Return [{label, rows: [{circular, text, articles}]}] of both directions, as the reader may see.

    `circular` of a row is None when the document is not on the portal; then `text` is its number.
    """
    groups = {}
    readable = type(circular).objects.readable_by(user).select_related("type")
    own = list(circular.relations.all())
    others = list(CircularRelation.objects.filter(target=circular.pk).order_by("page_id"))
    known = readable.in_bulk({row.target_id for row in own} | {row.page_id for row in others})
    for row in own:
        if row.target_id in known or row.target_id is None:
            add(groups, row.get_kind_display(), known.get(row.target_id), row)
    for row in others:
        if row.page_id in known:
            add(groups, row.other_side, known[row.page_id], row)
    return [{"label": label, "rows": rows} for label, rows in groups.items()]


def add(groups, label, circular, row):
    entry = {"circular": circular, "text": row.target_text, "articles": row.articles}
    groups.setdefault(label, []).append(entry)


def successor_of(circular, user):
    """Return the last document of the chain that ended this one, as far as the reader may see."""
    last, seen = None, {circular.pk}
    readable = type(circular).objects.readable_by(user).select_related("type")
    next_pk = circular.ended_by_id
    while next_pk and next_pk not in seen and len(seen) < MOST_STEPS:
        seen.add(next_pk)
        found = readable.filter(pk=next_pk).first()
        if found is None:
            return last
        last, next_pk = found, found.ended_by_id if found.status == Status.ENDED else None
    return last


def chain_back(circular_pk, target):
    """Return the documents through which the target would end the acting one, or []."""
    waiting, seen = [[target]], set()
    while waiting:
        chain = waiting.pop()
        if chain[-1].pk == circular_pk:
            return chain
        if chain[-1].pk in seen or len(seen) > MOST_STEPS:
            continue
        seen.add(chain[-1].pk)
        rows = CircularRelation.objects.filter(page=chain[-1], target__isnull=False)
        waiting += [[*chain, row.target] for row in rows.select_related("target") if row.ends_whole]
    return []
