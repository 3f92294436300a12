"""How long a form was open: the page asks for the time when somebody first touches it (EA-2).

Kept pages carry no time of their own; a post without one, as without script, says nothing.
"""

import time

from django.conf import settings
from django.core.signing import BadSignature, Signer

FIELD = "luc"  # the form's field that carries the signed time back


def signed_now():
    """Return the present moment as signed text for the form's field."""
    return signer().sign(milliseconds())


def was_too_fast(post, seconds):
    """Return whether the form was sent less than `seconds` after it was first touched."""
    try:
        touched_at = int(signer().unsign(post.get(FIELD, "")))
    except BadSignature:
        return False
    return milliseconds() - touched_at < seconds * 1000


def milliseconds():
    return time.time_ns() // 1_000_000


def signer():
    return Signer(key=settings.READER_KEY, salt="cms.readers.timing")
