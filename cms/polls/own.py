"""In which polls a reader has voted, for that reader alone (ED-2): when, and never what."""

from cms.readers.identity import reader_key

from .models import Ballot, Poll


def ballots_of(reader):
    """Return the ballots of a reader's id (None: nobody's) with their polls, the newest first.

    Each poll has its own key of the reader, and forgets it 90 days after its end (EG-3, ED-3).
    """
    if reader is None:
        return []
    keys = {reader_key(reader, pk): pk for pk in Poll.objects.values_list("pk", flat=True)}
    own = Ballot.objects.filter(poll__in=keys.values(), voter_key__in=keys)
    return list(own.select_related("poll").order_by("-cast_at", "-pk"))
