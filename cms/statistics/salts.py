"""The salt of each day, from which a reader's key is made; in files, never in the database (V-7).

A beacon that asked the database for it could not be counted while PostgreSQL is away, and a salt
in a backup of the database would let somebody try all addresses against the keys.
"""

import secrets
from hashlib import blake2b

from django.conf import settings

from . import clock
from .once import read_or_make

FOLDER = "salts"
BYTES = 32
KEPT_DAYS = 1  # Yesterday's salt stays, so that midnight splits nobody.

_kept = (None, None, None, None)  # data folder, day, its salt, the salt of the day before


def keys_of(reader, moment):
    """Return the key of a reader (bytes) under the day's salt and under the day before's."""
    global _kept
    data, day = settings.PORTAL_DATA_DIR, clock.day_number(moment)
    if _kept[0] is not data or _kept[1] != day:
        folder = data / FOLDER
        salt = read_or_make(path_of(folder, day), lambda: secrets.token_bytes(BYTES))
        _kept = (data, day, salt, read(folder, day - 1) or salt)
    return key_of(reader, _kept[2]), key_of(reader, _kept[3])


def key_of(reader, salt):
    digest = blake2b(reader, key=salt, digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def path_of(folder, day):
    return folder / f"{day}.salt"


def read(folder, day):
    """Return the day's salt, or None."""
    try:
        return path_of(folder, day).read_bytes()
    except FileNotFoundError:
        return None


def forget_salts():
    """Destroy the salts older than yesterday's, and with them all their keys; return how many."""
    earliest = clock.day_number(clock.now()) - KEPT_DAYS
    salts = (settings.PORTAL_DATA_DIR / FOLDER).glob("*.salt")
    old = [path for path in salts if int(path.stem) < earliest]
    for path in old:
        path.unlink()
    return len(old)
