"""What waits for the clerk: documents that no reader sees yet, numbers that news name (VB-38)."""

from django.db.models import Q

from .models import CircularPage, CitedNumber
from .models.citation import Outcome


def numbers_to_find():
    """Return the CitedNumbers that some page names, none or several documents bear, nobody left out."""
    cited = CitedNumber.objects.filter(times__gt=0, is_ignored=False)
    return cited.exclude(outcome=Outcome.ONE)


def unpublished():
    """Return the documents never published, or changed since; a withdrawn one waits for nobody."""
    is_open = Q(first_published_at=None) | Q(live=True, has_unpublished_changes=True)
    return CircularPage.objects.filter(is_open)
