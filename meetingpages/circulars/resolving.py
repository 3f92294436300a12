"""Which document a number in a text names: one, none, or several (VB-38).

A wrong link is worse than none.
"""

from django.db.models import Q
from django.utils import timezone

from .models import CircularPage

# What a link needs; the other columns of two pages would cost more time than the search itself.
NEEDED = [
    "key", "level", "live", "abstract", "issued_on", "effective_from", "override", "ends_on",
    "partly_ended_on", "url_path", "type__name", "type__has_validity", "ended_by__url_path",
    "ended_by__live", "ended_by__level", "ended_by__printed_number",
]  # fmt: skip


def candidates_for(keys):
    """Return {key: [published documents of any level]} with one query."""
    not_over = Q(expire_at=None) | Q(expire_at__gt=timezone.now())
    found = CircularPage.objects.live().filter(not_over, key__in=keys)
    found = found.select_related("type", "ended_by").only(*NEEDED)
    by_key = {}
    for circular in found.order_by("pk"):
        by_key.setdefault(circular.key, []).append(circular)
    return by_key


def resolve(found, circulars):
    """Return the documents that the number may name; exactly one is an answer.

    `found` has `noun`, `day`, `day_is_guessed`. The noun decides the type. A certain day must be
    the issue date; a guessed one chooses among several, and makes the only match doubtful when it
    contradicts: then more than one is returned.
    """
    if found.noun:
        circulars = [each for each in circulars if each.type.name.lower() == found.noun]
    if not found.day:
        return circulars
    of_day = [each for each in circulars if each.issued_on == found.day]
    if not found.day_is_guessed or of_day:
        return of_day
    return circulars * 2 if len(circulars) == 1 else circulars
