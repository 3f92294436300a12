"""Posts of readers are judged one after the other (network.py); here they wait for it."""

import threading
from contextlib import contextmanager

from django.db import transaction

# Waiting here instead of in the database is fair, and SQLite turns nobody away with "database is
# locked" in a rush.
_turn = threading.Lock()


@contextmanager
def one_at_a_time():
    """Open a transaction when it is this post's turn in this process."""
    with _turn, transaction.atomic():
        yield
