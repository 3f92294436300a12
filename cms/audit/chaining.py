"""The log as a chain: who changes, removes or moves a line breaks every seal after it (MT-44)."""

import hashlib
import json

from .models import AuditEntry, ChainEnd

# What a seal covers. Not `actor`, which an account that is deleted leaves empty: the name stays.
SEALED = (
    "number", "at", "actor_name", "action", "summary", "subject_type", "subject_id", "subject",
    "reason", "details", "group",
)  # fmt: skip
CHUNK = 2000  # lines in memory at a time


def append(entries):
    """Seal the entries in their order behind the last line and write them; in a transaction.

    Writers wait in line for the end of the chain, so no two lines get one number.
    """
    ends = ChainEnd.objects.select_for_update().filter(pk=1)
    end = ends.first() or (ChainEnd.objects.get_or_create(pk=1) and ends.get())
    for entry in entries:
        end.number += 1
        entry.number = end.number
        end.seal = entry.seal = seal_of(entry, end.seal)
    AuditEntry.objects.bulk_create(entries)
    end.save()
    return entries


def seal_of(entry, before):
    """Return the SHA-256 over the seal before and all that the line says."""
    said = [before, *(plain(getattr(entry, name)) for name in SEALED)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def plain(value):
    """Return a value as JSON keeps it, the same before it is written and after it is read."""
    if isinstance(value, int) or value is None:
        return value
    if hasattr(value, "timestamp"):
        return round(value.timestamp() * 1_000_000)
    return json.loads(json.dumps(value, default=str)) if isinstance(value, dict) else str(value)


def faults():
    """Return what is wrong with the chain, in words: changed, missing, moved, cut at either end."""
    end = ChainEnd.objects.filter(pk=1).first() or ChainEnd()
    found, before, expected = [], end.oldest_before, end.oldest
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=CHUNK):
        if entry.number != expected:
            found.append(f"Thiếu dòng {expected} đến {entry.number - 1}.")
        elif seal_of(entry, before) != entry.seal:
            found.append(f"Dòng {entry.number} không còn như khi ghi.")
        before, expected = entry.seal, entry.number + 1
    if (expected - 1, before) != (end.number, end.seal):
        found.append(f"Các dòng sau dòng {expected - 1} đã mất, phải đến dòng {end.number}.")
    return found
