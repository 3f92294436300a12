"""How much one network may send (engagement.md EA-1, EA-3): counted from rows, so exact."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

ACCEPT, FLAG, REFUSE = "accept", "flag", "refuse"


class Cap(NamedTuple):
    """Above `soft` rows within `seconds` a row is flagged, above `hard` it is refused."""

    soft: int
    hard: int
    seconds: int


# A whole office behind one address may vote or rate within the same hour; twice that is a script.
VOTES = Cap(300, 600, 3600)
RATINGS = Cap(300, 600, 3600)
# Comments are typed: twenty in ten minutes is a busy school class, a hundred is no people.
COMMENTS = Cap(20, 100, 600)


def level(rows, key, cap, *, time_field="created_at"):
    """Return ACCEPT, FLAG or REFUSE for one more row of the network.

    `rows` is a queryset with a `network_key`; call it inside the transaction of `network_key`.
    """
    since = timezone.now() - timedelta(seconds=cap.seconds)
    recent = rows.filter(network_key=key, **{f"{time_field}__gt": since})
    count = recent.count()
    if count >= cap.hard:
        return REFUSE
    return FLAG if count >= cap.soft else ACCEPT


def retry_after(cap):
    """Return after how many seconds a refused network may try again, and the same in minutes."""
    return cap.seconds, -(-cap.seconds // 60)
