"""One reader's stars: given, changed, taken back; the sums follow in the same transaction (ER-4)."""

from django.db import transaction
from django.utils import timezone

from cms.readers.identity import reader_key
from cms.readers.limits import FLAG, RATINGS, REFUSE, level
from cms.readers.network import network_key
from cms.readers.signs import BUSY_NETWORK, signs_of
from cms.readers.turns import one_at_a_time

from .models import VALUES, Rating, RatingSummary

FIRST, CHANGED, REFUSED = "first", "changed", "refused"
LEAST_SECONDS = 1  # EA-2: nobody reads the five choices and presses a button faster.


@one_at_a_time()
def rate(request, page, reader, value):
    """Store the reader's stars for a page; return FIRST, CHANGED or REFUSED (over the hard cap)."""
    network = network_key(request)
    network_level = level(Rating.objects.all(), network, RATINGS)
    if network_level == REFUSE:
        return REFUSED
    flags = signs_of(request.POST, LEAST_SECONDS)
    if network_level == FLAG:
        flags.append(BUSY_NETWORK)
    summary = locked_summary(page.pk)
    known = Rating.objects.filter(page=page, reader_key=reader_key(reader)).first()
    rating = known or Rating(page=page, reader_key=reader_key(reader))
    if not rating.excluded_at:
        shift(summary, known.value if known else None, value)
    rating.value, rating.updated_at = value, timezone.now()
    rating.network_key = network
    rating.flags = sorted({*rating.flags, *flags})
    rating.user = request.user if request.user.is_authenticated else None
    rating.save()
    return CHANGED if known else FIRST


@transaction.atomic
def withdraw(reader, page_pk):
    """Remove a reader's own rating of a page, by its id; return whether there was one."""
    own = ratings_of(reader).filter(page=page_pk)
    if not own.exists():
        return False
    summary = locked_summary(page_pk)
    rating = own.first()  # after the lock: as it is now
    if rating is None:
        return False
    if not rating.excluded_at:
        shift(summary, rating.value, None)
    rating.delete()
    return True


@transaction.atomic
def erase(reader):
    """Remove every rating of a reader (ED-2); return how many."""
    pages = ratings_of(reader).values_list("page", flat=True)
    return sum(withdraw(reader, page) for page in sorted(pages))  # one order: nobody waits twice


def ratings_of(reader):
    """Return the ratings of a reader's id (None: nobody's), the newest first."""
    if reader is None:
        return Rating.objects.none()
    return Rating.objects.filter(reader_key=reader_key(reader)).order_by("-updated_at", "-pk")


def own_value(reader, page):
    """Return how many stars a reader gave the page, or None."""
    return ratings_of(reader).filter(page=page).values_list("value", flat=True).first()


def locked_summary(page_pk):
    """Return the page's sums, locked: whoever changes its rows waits in line here."""
    return RatingSummary.objects.select_for_update().get_or_create(page_id=page_pk)[0]


def shift(summary, old, new):
    """Count a rating that was `old` stars (None: none) as `new` ones (None: none)."""
    numbers = summary.numbers()
    for value, step in ((old, -1), (new, 1)):
        if value is not None:
            numbers[VALUES.index(value)] += step
    summary.write(numbers)
